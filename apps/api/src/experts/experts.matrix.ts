import type { expertsRoutes } from '@sinau/contracts/experts';
import { v7 } from 'uuid';
import { everyone, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi } from '../api.spec-kit.js';
import { sessionWorld } from '../sessions/session-world.spec-kit.js';
import { addExpert } from './experts.spec-kit.js';

const form = () => ({ name: `Dr. Laksmi ${v7()}`, homeAgency: 'Universitas Tirta', competencies: [], expertise: ['manajemen risiko'], feeBand: 'standard', availability: '', contact: null, periods: [] });
const fileOf = () => ({ content: Buffer.from(`Nama;Instansi asal\nDr. Laksmi ${v7()};Universitas Tirta`).toString('base64') });

type Asked = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };
type Given = { readonly expertId: string; readonly sessionId: string };

async function given(api: TestApi, here: boolean): Promise<Given> {
  const { sessionId } = await sessionWorld(api, here ? api.people.instructor : api.people.foreignInstructor);
  return { sessionId, expertId: await addExpert(api, here ? api.agency.id : api.foreign.id) };
}

async function invited(api: TestApi, here: boolean): Promise<Given> {
  const made = await given(api, here);
  await api.sql(`insert into session_experts (session_id, expert_id, agency_id) values ($1, $2, $3)`, [made.sessionId, made.expertId, here ? api.agency.id : api.foreign.id]);
  return made;
}

function row(roles: readonly ('agency_admin' | 'auditor')[], make: (of: Given) => Asked, done = 200, of = given): MatrixRow {
  const answer = { agency: done, foreign: 404 };
  return {
    ask: { agency: async (api) => make(await of(api, true)), foreign: async (api) => make(await of(api, false)) },
    answers: everyone(403, Object.fromEntries(roles.map((role) => [role, answer]))),
  };
}

const readers = ['agency_admin', 'auditor'] as const;
const managers = ['agency_admin'] as const;
const one = ({ expertId }: Given) => ({ params: { expertId } });
const plain = (make: () => Asked, roles: readonly ('agency_admin' | 'auditor')[], done = 200): MatrixRow => ({
  ask: { own: make }, answers: everyone(403, Object.fromEntries(roles.map((role) => [role, done]))),
});

export const expertsMatrix: Matrix<typeof expertsRoutes> = {
  list: plain(() => ({}), readers),
  file: plain(() => ({}), readers),
  checkFile: plain(() => ({ body: fileOf() }), managers),
  applyFile: plain(() => ({ body: fileOf() }), managers),
  create: plain(() => ({ body: form() }), managers, 201),
  one: row(readers, one),
  change: row(managers, (made) => ({ ...one(made), body: { revision: 1, ...form() } })),
  archive: row(managers, (made) => ({ ...one(made), body: {} })),
  restore: row(managers, one),
  ofSession: row(readers, ({ sessionId }) => ({ params: { sessionId } })),
  invite: row(managers, (made) => ({ params: made, body: { topic: 'Daftar risiko' } })),
  answer: row(managers, (made) => ({ params: made, body: { state: 'accepted' } }), 200, invited),
  uninvite: row(managers, (made) => ({ params: made }), 200, invited),
  toRate: { ask: { own: () => ({}) }, answers: everyone(403, { learner: 200 }) },
  rate: {
    ask: {
      own: async (api) => ({ body: { ...(await given(api, true)), mark: 5 } }),
      foreign: async (api) => ({ body: { ...(await invited(api, false)), mark: 5 } }),
    },
    answers: everyone(403, { learner: { own: 404, foreign: 404 } }),
  },
};
