import { createHash, randomUUID } from 'node:crypto';
import type { needsRoutes } from '@sinau/contracts/needs';
import { everyone, type Asked, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi } from '../api.spec-kit.js';
import { needCode, needOf } from './needs.spec-kit.js';

type Where = 'agency' | 'foreign';
const both = (make: (api: TestApi, where: Where) => Promise<Asked>): MatrixRow['ask'] => ({ agency: (api) => make(api, 'agency'), foreign: (api) => make(api, 'foreign') });
const onNeed = (body?: unknown) => both(async (api, where) => ({ params: { needId: await needOf(api, where) }, ...(body === undefined ? {} : { body }) }));
const admins = (answer: MatrixRow['answers']['auditor']) => everyone(403, { agency_admin: answer });
const readers = (answer: MatrixRow['answers']['auditor']) => everyone(403, { agency_admin: answer, auditor: answer });
const here = { agency: 200, foreign: 404 };
const evidence = { kind: 'leader', documentNumber: '800/12/SETDA', documentDate: '2026-10-01', signer: 'Sekretaris Daerah' };
const values = { title: 'Kebutuhan uji', description: '', year: 2027, competencyId: null, unitId: null, people: 10, gap: null, priority: false, evidence };
const comment = () => ({ id: randomUUID(), body: 'Setuju.' });

/** An invitation between the two agencies, of a need of the host. */
async function invitationOf(api: TestApi, host: Where, accepted: boolean): Promise<{ needId: string; invitationId: string; code: string }> {
  const needId = await needOf(api, host);
  const code = needCode();
  const owner = host === 'agency' ? api.people.agencyAdmin : api.people.foreignAdmin;
  const guest = host === 'agency' ? api.foreign.id : api.agency.id;
  const [row] = await api.sql<{ id: string }>(
    `insert into need_invitations (id, agency_id, need_id, guest_agency_id, code_hash, created_by, expires_at, accepted_at) values (gen_random_uuid(), $1, $2, $3, $4, $5, now() + interval '1 day', $6) returning id`,
    [owner.agencyId, needId, guest, createHash('sha256').update(code).digest(), owner.id, accepted ? new Date() : null],
  );
  return { needId, invitationId: row?.id ?? '', code };
}

/** `agency`: a foreign need that the agency was let into; `foreign`: one that it was not. */
const onShared = (body?: () => unknown): MatrixRow['ask'] => ({
  agency: async (api) => ({ params: { needId: (await invitationOf(api, 'foreign', true)).needId }, ...(body ? { body: body() } : {}) }),
  foreign: async (api) => ({ params: { needId: await needOf(api, 'foreign') }, ...(body ? { body: body() } : {}) }),
});

export const needsMatrix: Matrix<typeof needsRoutes> = {
  needs: { ask: { agency: () => ({}) }, answers: readers({ agency: 200 }) },
  choices: { ask: { agency: () => ({}) }, answers: readers({ agency: 200 }) },
  need: { ask: onNeed(), answers: readers(here) },
  createNeed: {
    ask: { agency: () => ({ body: { ...values, id: randomUUID() } }), foreign: (api) => ({ body: { ...values, id: randomUUID(), unitId: api.units.foreign } }) },
    answers: admins({ agency: 201, foreign: 400 }),
  },
  changeNeed: { ask: onNeed({ ...values, revision: 1 }), answers: admins(here) },
  acceptNeed: { ask: onNeed({ revision: 1, reason: 'Sesuai RPJMD' }), answers: admins(here) },
  refuseNeed: { ask: onNeed({ revision: 1, reason: 'Di luar kewenangan' }), answers: admins(here) },
  mergeNeeds: {
    ask: {
      agency: async (api) => ({ params: { needId: await needOf(api, 'agency') }, body: { revision: 1, needIds: [await needOf(api, 'agency')] } }),
      foreign: async (api) => ({ params: { needId: await needOf(api, 'agency') }, body: { revision: 1, needIds: [await needOf(api, 'foreign')] } }),
    },
    answers: admins(here),
  },
  proposeNeeds: { ask: { agency: () => ({ body: { year: 2098 } }) }, answers: admins({ agency: 200 }) },
  proposeFromSurveys: { ask: { agency: () => ({ body: { year: 2097 } }) }, answers: admins({ agency: 200 }) },
  comment: { ask: both(async (api, where) => ({ params: { needId: await needOf(api, where) }, body: comment() })), answers: admins({ agency: 201, foreign: 404 }) },
  invite: { ask: both(async (api, where) => ({ params: { needId: await needOf(api, where) }, body: { agencyCode: api.foreign.code } })), answers: admins({ agency: 201, foreign: 404 }) },
  withdrawInvitation: {
    ask: both(async (api, where) => {
      const { needId, invitationId } = await invitationOf(api, where, true);
      return { params: { needId, invitationId } };
    }),
    answers: admins({ agency: 204, foreign: 404 }),
  },
  acceptInvitation: {
    // `foreign`: a code of an invitation to the other agency.
    ask: { agency: async (api) => ({ body: { code: (await invitationOf(api, 'foreign', false)).code } }), foreign: async (api) => ({ body: { code: (await invitationOf(api, 'agency', false)).code } }) },
    answers: admins(here),
  },
  sharedNeeds: { ask: { agency: () => ({}) }, answers: readers({ agency: 200 }) },
  sharedNeed: { ask: onShared(), answers: readers(here) },
  commentShared: { ask: onShared(comment), answers: admins({ agency: 201, foreign: 404 }) },
};
