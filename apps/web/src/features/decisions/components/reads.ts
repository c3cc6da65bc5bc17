/** What shows a run's decision, and is read anew after one. */
export const DECISION_READS = [
  'GET /api/runs/:runId/decision', 'GET /api/decisions', 'GET /api/change-requests', 'GET /api/runs', 'GET /api/runs/:runId', 'GET /api/programmes/:programmeId', 'GET /api/courses/:courseId/chain',
  'GET /api/programmes/:programmeId/chain',
] as const;
