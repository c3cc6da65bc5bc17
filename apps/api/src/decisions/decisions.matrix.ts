import { randomUUID } from 'node:crypto';
import type { decisionsRoutes } from '@sinau/contracts/decisions';
import { everyone, type Asked, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';
import { learningWorld } from '../learning.spec-kit.js';
import { programmeOf } from '../programmes/programmes.matrix.js';
import { decided } from './decisions.spec-kit.js';

type Make = (made: { readonly runId: string; readonly courseId: string }, api: TestApi, owner: TestPerson) => Asked | Promise<Asked>;

const asks = (make: Make): MatrixRow['ask'] => {
  const of = async (api: TestApi, owner: TestPerson): Promise<Asked> => make(await learningWorld(api, undefined, owner), api, owner);
  return { own: (api, who) => of(api, who), agency: (api) => of(api, api.people.colleague), foreign: (api) => of(api, api.people.foreignInstructor) };
};

/** Administrators and auditors read what concerns all runs of the agency, an instructor those of their courses. */
const read = { own: 200, agency: 200, foreign: 404 };
const readers = everyone(403, { instructor: { own: 200, agency: 404, foreign: 404 }, agency_admin: read, auditor: read });
const admins = (done: number) => everyone(403, { agency_admin: { own: done, agency: done, foreign: 404 } });
const staff = everyone(403, { instructor: 200, agency_admin: 200, auditor: 200 });
const nothing = () => ({});

async function blocked(api: TestApi, made: { readonly runId: string; readonly courseId: string }, owner: TestPerson): Promise<string> {
  const earlier = randomUUID();
  await api.sql(`insert into runs (id, agency_id, course_id, name, starts_on, ends_on) select $1, agency_id, course_id, 'Angkatan 0', starts_on - 90, ends_on - 90 from runs where id = $2`, [earlier, made.runId]);
  const [decisionId, blockId] = [await decided(api, earlier, owner), randomUUID()];
  await api.sql(`insert into instructor_blocks (id, agency_id, decision_id, course_id, guest_name) values ($1, $2, $3, $4, 'dr. Sari')`, [blockId, owner.agencyId, decisionId, made.courseId]);
  return blockId;
}

export const decisionsMatrix: Matrix<typeof decisionsRoutes> = {
  list: { ask: { own: nothing }, answers: staff },
  requests: { ask: { own: nothing }, answers: staff },
  one: { ask: asks(({ runId }) => ({ params: { runId } })), answers: readers },
  decide: { ask: asks(({ runId }) => ({ params: { runId }, body: { id: randomUUID(), revision: 1, kind: 'continue', reasons: 'Baik' } })), answers: admins(201) },
  withdraw: {
    ask: asks(async ({ runId }, api, owner) => {
      await decided(api, runId, owner);
      return { params: { runId }, body: { reason: 'Keliru angkatan' } };
    }),
    answers: admins(200),
  },
  courseChain: { ask: asks(({ courseId }) => ({ params: { courseId } })), answers: readers },
  programmeChain: {
    ask: {
      own: async (api, who) => ({ params: { programmeId: await programmeOf(api, who) } }),
      agency: async (api) => ({ params: { programmeId: await programmeOf(api, api.people.colleague) } }),
      foreign: async (api) => ({ params: { programmeId: await programmeOf(api, api.people.foreignInstructor) } }),
    },
    answers: readers,
  },
  courseChanges: {
    ask: {
      agency: async (api) => ({ params: { courseId: (await learningWorld(api)).courseId } }),
      foreign: async (api) => ({ params: { courseId: (await learningWorld(api, undefined, api.people.foreignInstructor)).courseId } }),
    },
    answers: everyone({ agency: 200, foreign: 404 }),
  },
  blocks: { ask: asks(({ runId }) => ({ params: { runId } })), answers: readers },
  override: { ask: asks(async (made, api, owner) => ({ params: { runId: made.runId }, body: { blockId: await blocked(api, made, owner), reason: 'Satu-satunya ahli' } })), answers: admins(201) },
};
