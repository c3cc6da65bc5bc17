import { randomUUID } from 'node:crypto';
import type { identityRoutes } from '@sinau/contracts/identity';
import { everyone, type Matrix } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';

const nothing = () => ({});
const unknownToken = 'A'.repeat(43);

async function sessionOf(api: TestApi, person: TestPerson): Promise<{ params: { sessionId: string } }> {
  await api.signIn(person);
  const [row] = await api.sql<{ id: string }>(`select id from sessions where person_id = $1 order by created_at desc limit 1`, [person.id]);
  return { params: { sessionId: row?.id ?? '' } };
}

export const identityMatrix: Matrix<typeof identityRoutes> = {
  signIn: { ask: { own: () => ({ body: { login: `${randomUUID()}@sinau.test`, password: 'not a password' } }) }, answers: everyone(401), anonymous: 401 },
  signInPage: { ask: { own: nothing }, answers: everyone(200), anonymous: 200 },
  signInByForm: { ask: { own: () => ({ body: { login: `${randomUUID()}@sinau.test`, password: 'not a password' } }) }, answers: everyone(401), anonymous: 401 },
  signOut: { ask: { own: nothing }, answers: everyone(204) },
  me: { ask: { own: nothing }, answers: everyone(200) },
  changeSettings: { ask: { own: () => ({ body: { language: 'id' } }) }, answers: everyone(200) },
  changePassword: { ask: { own: () => ({ body: { current: 'not the current one', next: 'tujuh kerbau minum kopi' } }) }, answers: everyone(403) },
  devices: { ask: { own: nothing }, answers: everyone(200) },
  endDevice: {
    ask: {
      own: (api, who) => sessionOf(api, who),
      agency: (api) => sessionOf(api, api.people.colleague),
      foreign: (api) => sessionOf(api, api.people.foreignLearner),
    },
    answers: everyone({ own: 204, agency: 404, foreign: 404 }),
  },
  signOutEverywhere: { ask: { own: nothing }, answers: everyone(204) },
  extendSession: { ask: { own: () => ({ body: {} }) }, answers: everyone(200) },
  askPasswordReset: { ask: { own: () => ({ body: { login: 'nobody@sinau.test' } }) }, answers: everyone(202), anonymous: 202 },
  resetPassword: { ask: { own: () => ({ body: { token: unknownToken, password: 'tujuh kerbau minum kopi' } }) }, answers: everyone(410), anonymous: 410 },
  actInAgency: {
    ask: {
      agency: (api) => ({ body: { agencyId: api.agency.id, reason: 'Pemeriksaan' } }),
      foreign: (api) => ({ body: { agencyId: api.foreign.id, reason: 'Pemeriksaan' } }),
    },
    answers: everyone(403, { platform_admin: 200 }),
  },
};
