import { nothing, route } from '../core/index.js';
import { failurePage, failureParams, failuresQuery, queueView, retryRequest, retryView } from './views.js';

export const queueRoutes = {
  state: route('GET', '/api/queue', { summary: 'How much background work waits, runs and failed.', permission: 'queue.read', returns: queueView }),
  failures: route('GET', '/api/queue/failures', { summary: 'Jobs that failed for good and nobody has retried, newest first.', permission: 'queue.read', query: failuresQuery, returns: failurePage }),
  retry: route('POST', '/api/queue/failures/:failureId/retry', { summary: 'Asks for one failed job anew.', permission: 'queue.manage', params: failureParams, returns: nothing, status: 204 }),
  retryAll: route('POST', '/api/queue/retries', { summary: 'Asks anew for the failed jobs of one kind.', permission: 'queue.manage', body: retryRequest, returns: retryView }),
} as const;
