import { randomUUID } from 'node:crypto';
import type { queueRoutes } from '@sinau/contracts/queue';
import { everyone, type Matrix } from '../access-matrix.spec-kit.js';
import type { TestApi } from '../api.spec-kit.js';

const nothing = () => ({});
const readers = everyone(403, { agency_admin: 200, platform_admin: 200, auditor: 200 });

/** A failed job of the agency; null is work of the system's own. */
export async function failedJob(api: TestApi, agencyId: string | null): Promise<string> {
  const id = randomUUID();
  await api.sql(`insert into failed_jobs (id, agency_id, job, payload, error, attempts, request_id) values ($1, $2, 'send-mail', $3, 'no route to host', 8, 'request-1')`, [
    id, agencyId, JSON.stringify({ agencyId, mailId: randomUUID() }),
  ]);
  return id;
}

export const queueMatrix: Matrix<typeof queueRoutes> = {
  state: { ask: { agency: nothing }, answers: readers },
  failures: { ask: { agency: nothing }, answers: readers },
  retry: {
    ask: {
      agency: async (api) => ({ params: { failureId: await failedJob(api, api.agency.id) } }),
      foreign: async (api) => ({ params: { failureId: await failedJob(api, api.foreign.id) } }),
    },
    answers: everyone(403, { agency_admin: { agency: 204, foreign: 404 }, platform_admin: 204 }),
  },
  retryAll: { ask: { agency: () => ({ body: { job: 'process-video' } }) }, answers: everyone(403, { agency_admin: 200, platform_admin: 200 }) },
};
