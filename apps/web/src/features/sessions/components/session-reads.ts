/** What is asked anew when a session or its attendance changed. */
export const SESSION_READS = ['GET /api/runs/:runId/sessions', 'GET /api/run-sessions/:sessionId', 'GET /api/calendar', 'GET /api/run-sessions/:sessionId/attendance', 'GET /api/run-sessions/:sessionId/unmatched'] as const;
