import { randomUUID } from 'node:crypto';
import type { programmesRoutes } from '@sinau/contracts/programmes';
import { everyone, type Asked, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';
import { learningWorld } from '../learning.spec-kit.js';

type Make = (id: string, api: TestApi) => Asked | Promise<Asked>;

export async function programmeOf(api: TestApi, owner: TestPerson, state = 'draft'): Promise<string> {
  const id = randomUUID();
  const { courseId } = await learningWorld(api, undefined, owner);
  await api.sql(
    `insert into programmes (id, agency_id, name, year, state, objectives, owner_ids, course_id, evaluation_plan) values ($1, $2, 'Manajemen risiko puskesmas', 2026, $3, '["Menyusun register risiko"]', $4, $5, $6)`,
    [id, owner.agencyId, state, [owner.id], courseId, JSON.stringify({ reaction: true, learning: true, behaviourDays: [90], resultMonths: null })],
  );
  return id;
}

const plan = { reaction: true, learning: true, behaviourDays: [], resultMonths: null };
const values = { name: 'Manajemen risiko', year: 2026, summary: '', objectives: [], indicators: [], methods: [], courseId: null, curriculum: [], budgetPlanned: 0, ownerIds: [], evaluationPlan: plan, needIds: [] };
const nothing = () => ({});
const staff = everyone(403, { instructor: 200, agency_admin: 200, auditor: 200 });

function programmeRow(make: Make, answers: MatrixRow['answers'], state?: string): MatrixRow {
  return {
    ask: {
      agency: async (api) => make(await programmeOf(api, api.people.colleague, state), api),
      foreign: async (api) => make(await programmeOf(api, api.people.foreignInstructor, state), api),
    },
    answers,
  };
}

const admins = (done: number) => everyone(403, { agency_admin: { agency: done, foreign: 404 } });

function runRow(make: Make, answers: MatrixRow['answers']): MatrixRow {
  return {
    ask: {
      agency: async (api) => make((await learningWorld(api, undefined, api.people.colleague)).runId, api),
      foreign: async (api) => make((await learningWorld(api, undefined, api.people.foreignInstructor)).runId, api),
    },
    answers,
  };
}

/** An instructor reads the runs of their courses; these are a colleague's. */
const readers = everyone(403, { instructor: { agency: 404, foreign: 404 }, agency_admin: { agency: 200, foreign: 404 }, auditor: { agency: 200, foreign: 404 } });
const runId: Make = (id) => ({ params: { runId: id } });

async function quota(api: TestApi, id: string): Promise<Asked> {
  const quotaId = randomUUID();
  await api.sql(`insert into run_quotas (id, agency_id, run_id, unit_id, seats) select $1, r.agency_id, r.id, u.id, 2 from runs r join lateral (select id from units where agency_id = r.agency_id limit 1) u on true where r.id = $2`, [quotaId, id]);
  return { params: { runId: id, quotaId }, body: {} };
}

async function placed(api: TestApi, id: string, person: TestPerson): Promise<string> {
  const placeId = randomUUID();
  await api.sql(`insert into waiting_places (id, agency_id, run_id, person_id, position, source) select $1, agency_id, id, $3, 1, 'self' from runs where id = $2`, [placeId, id, person.id]);
  return placeId;
}

export const programmesMatrix: Matrix<typeof programmesRoutes> = {
  list: { ask: { own: nothing }, answers: staff },
  needs: { ask: { own: () => ({ query: { year: '2026' } }) }, answers: staff },
  create: { ask: { own: () => ({ body: { id: randomUUID(), name: 'Pelayanan digital', year: 2026 } }) }, answers: everyone(403, { agency_admin: 201 }) },
  one: programmeRow((id) => ({ params: { programmeId: id } }), everyone(403, { instructor: { agency: 200, foreign: 404 }, agency_admin: { agency: 200, foreign: 404 }, auditor: { agency: 200, foreign: 404 } })),
  change: programmeRow((id) => ({ params: { programmeId: id }, body: { ...values, revision: 1 } }), admins(200)),
  activate: programmeRow((id) => ({ params: { programmeId: id }, body: {} }), admins(200)),
  end: programmeRow((id) => ({ params: { programmeId: id }, body: {} }), admins(200), 'active'),
  seats: runRow(runId, readers),
  changeSeats: runRow((id) => ({ params: { runId: id }, body: { revision: 1, quotas: [] } }), admins(200)),
  handBack: runRow((id, api) => quota(api, id), admins(200)),
  settle: runRow((id) => ({ params: { runId: id }, body: { revision: 1, programmeId: null, approval: 'supervisor' } }), admins(200)),
  instructors: runRow((id) => ({ params: { runId: id }, body: { instructors: [{ personId: null, guestName: 'dr. Sari', guestFrom: 'UGM', topic: 'Mitigasi' }] } }), admins(200)),
  waiting: runRow(runId, readers),
  putWaiting: runRow((id, api) => ({ params: { runId: id }, body: { personIds: [api.people.elsewhere.id] } }), admins(200)),
  removeWaiting: runRow(async (id, api) => ({ params: { runId: id, placeId: await placed(api, id, api.people.elsewhere) } }), admins(204)),
  wait: runRow((id) => ({ params: { runId: id }, body: {} }), everyone(403, { learner: { agency: 201, foreign: 404 } })),
  stopWaiting: {
    ask: {
      own: async (api, who) => {
        const { runId: id } = await learningWorld(api);
        await placed(api, id, who);
        return { params: { runId: id } };
      },
      agency: async (api) => ({ params: { runId: (await learningWorld(api)).runId } }),
    },
    answers: everyone(403, { learner: { own: 204, agency: 404 } }),
  },
  ownRequests: { ask: { own: nothing }, answers: everyone(403, { learner: 200 }) },
};
