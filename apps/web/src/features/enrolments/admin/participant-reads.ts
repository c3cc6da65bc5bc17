/** Read again when someone enters or leaves a run. */
export const PARTICIPANT_READS = ['GET /api/runs/:runId/participants', 'GET /api/runs/:runId', 'GET /api/runs'] as const;
