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

/** Somebody put forward: waits for the administrator, or for the supervisor. */
async function nominated(api: TestApi, person: TestPerson, by: TestPerson, state: string): Promise<string> {
  const { runId: id } = await learningWorld(api, undefined, person.agencyId === api.agency.id ? api.people.instructor : api.people.foreignInstructor);
  const nominationId = randomUUID();
  await api.sql(`insert into nominations (id, agency_id, run_id, person_id, origin, state, nominated_by) values ($1, $2, $3, $4, 'supervisor', $5, $6)`, [nominationId, person.agencyId, id, person.id, state, by.id]);
  return nominationId;
}

const verdict = { approve: false, reason: 'Belum mendesak' };

/** A supervisor acts within the units overseen. */
function teamRow(state: string, by: 'supervisor' | 'learner', body: boolean, done: number): MatrixRow {
  const make = async (api: TestApi, person: TestPerson, nominator: TestPerson): Promise<Asked> => ({ params: { nominationId: await nominated(api, person, nominator, state) }, ...(body ? { body: verdict } : {}) });
  return {
    ask: {
      own: (api) => make(api, api.people.learner, by === 'supervisor' ? api.people.supervisor : api.people.learner),
      agency: (api) => make(api, api.people.elsewhere, api.people.elsewhere),
      foreign: (api) => make(api, api.people.foreignLearner, api.people.foreignLearner),
    },
    answers: everyone(403, { supervisor: { own: done, agency: 404, foreign: 404 } }),
  };
}

async function offered(api: TestApi, guest: string, host: TestPerson): Promise<string> {
  const { runId: id } = await learningWorld(api, undefined, host);
  const quotaId = randomUUID();
  await api.sql(`insert into run_quotas (id, agency_id, run_id, guest_agency_id, seats) values ($1, $2, $3, $4, 2)`, [quotaId, host.agencyId, id, guest]);
  return quotaId;
}

/** The guest of an offer is this agency, or another. */
function guestRow(body: (api: TestApi) => Promise<unknown>, done: number): MatrixRow {
  return {
    ask: {
      agency: async (api) => ({ params: { quotaId: await offered(api, api.agency.id, api.people.foreignInstructor) }, body: await body(api) }),
      foreign: async (api) => ({ params: { quotaId: await offered(api, api.foreign.id, api.people.instructor) }, body: await body(api) }),
    },
    answers: everyone(403, { agency_admin: { agency: done, foreign: 404 } }),
  };
}

const sentence = (api: TestApi) => ({ conditions: [{ kind: 'unit', unitIds: [api.units.office] }], exceptions: [] });
const ruleBody = (api: TestApi) => ({ name: 'Pegawai kantor', ...sentence(api), startsOn: null, endsOn: null, dailyAtHour: 6 });

/** A rule of a run of this agency, or of another. */
function ruleRow(body: (api: TestApi) => unknown, answers: MatrixRow['answers'], state: string): MatrixRow {
  const make = async (api: TestApi, owner: TestPerson): Promise<Asked> => {
    const { runId: id } = await learningWorld(api, undefined, owner);
    const ruleId = randomUUID();
    await api.sql(
      `insert into enrolment_rules (id, agency_id, run_id, name, conditions, state, tried_revision, created_by) values ($1, $2, $3, 'Perawat', '[{"kind":"position_title","text":"Perawat"}]', $4, 1, $5)`,
      [ruleId, owner.agencyId, id, state, owner.id],
    );
    const given = body(api);
    return { params: { ruleId }, ...(given === undefined ? {} : { body: given }) };
  };
  return { ask: { agency: (api) => make(api, api.people.colleague), foreign: (api) => make(api, api.people.foreignInstructor) }, answers };
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
      foreign: async (api) => ({ params: { runId: (await learningWorld(api, undefined, api.people.foreignInstructor)).runId } }),
    },
    answers: everyone(403, { learner: { own: 204, agency: 404, foreign: 404 } }),
  },
  ownRequests: { ask: { own: nothing }, answers: everyone(403, { learner: 200 }) },
  nominations: { ask: { own: nothing }, answers: everyone(403, { agency_admin: 200 }) },
  decideNomination: {
    ask: {
      agency: async (api) => ({ params: { nominationId: await nominated(api, api.people.learner, api.people.supervisor, 'waiting_admin') }, body: verdict }),
      foreign: async (api) => ({ params: { nominationId: await nominated(api, api.people.foreignLearner, api.people.foreignAdmin, 'waiting_admin') }, body: verdict }),
    },
    answers: admins(200),
  },
  teamNominations: { ask: { own: nothing }, answers: everyone(403, { supervisor: 200 }) },
  nominate: {
    ask: {
      own: async (api) => ({ body: { runId: (await learningWorld(api)).runId, personIds: [api.people.learner.id], reason: '' } }),
      agency: async (api) => ({ body: { runId: (await learningWorld(api)).runId, personIds: [api.people.elsewhere.id], reason: '' } }),
      foreign: async (api) => ({ body: { runId: (await learningWorld(api, undefined, api.people.foreignInstructor)).runId, personIds: [api.people.learner.id], reason: '' } }),
    },
    answers: everyone(403, { supervisor: { own: 201, agency: 404, foreign: 404 } }),
  },
  decideTeamNomination: teamRow('waiting_supervisor', 'learner', true, 200),
  withdrawNomination: teamRow('waiting_admin', 'supervisor', false, 204),
  teamRuns: { ask: { own: nothing }, answers: everyone(403, { supervisor: 200 }) },
  teamPeople: { ask: { own: async (api) => ({ query: { runId: (await learningWorld(api)).runId } }) }, answers: everyone(403, { supervisor: 200 }) },
  candidates: runRow(runId, admins(200)),
  requestSeat: {
    ask: {
      foreign: async (api) => ({ params: { runId: (await learningWorld(api, undefined, api.people.foreignInstructor)).runId }, body: { reason: '' } }),
      // The learner of the cast has a supervisor over the unit.
      agency: async (api) => ({ params: { runId: (await learningWorld(api)).runId }, body: { reason: 'Tugas baru' } }),
    },
    answers: everyone(403, { learner: { agency: 204, foreign: 404 } }),
  },
  jointAgencies: { ask: { own: nothing }, answers: everyone(403, { agency_admin: 200 }) },
  jointOffers: { ask: { own: nothing }, answers: everyone(403, { agency_admin: 200 }) },
  acceptJointRun: guestRow(async (api) => ({ id: randomUUID(), courseId: (await learningWorld(api)).courseId }), 201),
  handBackJointSeats: guestRow(() => Promise.resolve({}), 200),
  jointParticipants: runRow(runId, readers),
  enrolmentRules: runRow(runId, readers),
  createEnrolmentRule: runRow((id, api) => ({ params: { runId: id }, body: { id: randomUUID(), ...ruleBody(api) } }), admins(201)),
  previewEnrolmentRule: runRow((id, api) => ({ params: { runId: id }, body: sentence(api) }), admins(200)),
  changeEnrolmentRule: ruleRow((api) => ({ revision: 1, ...ruleBody(api) }), admins(200), 'draft'),
  removeEnrolmentRule: ruleRow(() => undefined, admins(204), 'draft'),
  tryEnrolmentRule: ruleRow(() => ({ revision: 1 }), admins(200), 'draft'),
  activateEnrolmentRule: ruleRow(() => ({}), admins(200), 'checked'),
  pauseEnrolmentRule: ruleRow(() => ({}), admins(200), 'active'),
  applyEnrolmentRule: ruleRow(() => ({}), admins(200), 'active'),
  enrolmentRulePeople: ruleRow(() => undefined, readers, 'active'),
};
