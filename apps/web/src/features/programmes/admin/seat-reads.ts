/** What changes when seats do. */
export const SEAT_READS = ['GET /api/runs', 'GET /api/runs/:runId', 'GET /api/runs/:runId/seats', 'GET /api/runs/:runId/waiting', 'GET /api/runs/:runId/participants', 'GET /api/programmes/:programmeId'] as const;
