import { randomUUID } from 'node:crypto';
import type { evaluationsRoutes } from '@sinau/contracts/evaluations';
import { everyone, type Asked, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';
import { learningWorld } from '../learning.spec-kit.js';
import { allItems, complete, formOf, items, reactionOf, type Asked as Put, type PutForm } from './evaluations.spec-kit.js';

const readers = (answer: MatrixRow['answers']['auditor']) => everyone(403, { instructor: answer, agency_admin: answer, auditor: answer });
const admins = (answer: MatrixRow['answers']['auditor']) => everyone(403, { agency_admin: answer });
const here = { agency: 200, foreign: 404 };
const nameOf = () => `Formulir uji ${randomUUID().slice(0, 8)}`;

function ofForm(make: (form: PutForm, api: TestApi) => Asked): MatrixRow['ask'] {
  const at = async (api: TestApi, owner: TestPerson) => make(await formOf(api, owner), api);
  return { agency: (api) => at(api, api.people.agencyAdmin), foreign: (api) => at(api, api.people.foreignAdmin) };
}

type Make = (put: Put, api: TestApi) => Asked;

/** The reaction to a run of the owner's course. */
function ofRun(make: Make): MatrixRow['ask'] {
  const at = async (api: TestApi, owner: TestPerson) => make(await reactionOf(api, (await learningWorld(api, undefined, owner)).runId, owner), api);
  return { own: (api) => at(api, api.people.instructor), agency: (api) => at(api, api.people.colleague), foreign: (api) => at(api, api.people.foreignInstructor) };
}

/** `own`: of a run that the learner completed; `agency`: of one in which they are not. */
function ofParticipant(body?: unknown): MatrixRow['ask'] {
  const asked = ({ evaluationId }: Put): Asked => ({ params: { evaluationId }, ...(body === undefined ? {} : { body }) });
  return {
    own: async (api, who) => {
      const world = await learningWorld(api);
      await complete(api, await world.enrol(who));
      return asked(await reactionOf(api, world.runId, api.people.instructor));
    },
    agency: async (api) => asked(await reactionOf(api, (await learningWorld(api)).runId, api.people.instructor)),
    foreign: async (api) => asked(await reactionOf(api, (await learningWorld(api, undefined, api.people.foreignInstructor)).runId, api.people.foreignInstructor)),
  };
}

const settings = ({ evaluationId, versionId }: Put) => ({ id: evaluationId, formVersionId: versionId, opensOn: '2026-11-01', closesOn: null, requiredForCertificate: true, revision: 1 });
/** Administrators and auditors see the agency's runs, an instructor those of their courses. */
const runReaders = everyone(403, { instructor: { own: 200, agency: 404, foreign: 404 }, agency_admin: { own: 200, agency: 200, foreign: 404 }, auditor: { own: 200, agency: 200, foreign: 404 } });
const learners = (done: number) => everyone(403, { learner: { own: done, agency: 404, foreign: 404 } });

export const evaluationsMatrix: Matrix<typeof evaluationsRoutes> = {
  forms: { ask: { agency: () => ({}) }, answers: readers({ agency: 200 }) },
  form: { ask: ofForm(({ formId }) => ({ params: { formId } })), answers: readers(here) },
  formVersion: { ask: ofForm(({ formId, versionId }) => ({ params: { formId, versionId } })), answers: readers(here) },
  createForm: {
    ask: {
      agency: () => ({ body: { id: randomUUID(), name: nameOf(), level: 1, copyOf: null } }),
      foreign: async (api) => ({ body: { id: randomUUID(), name: nameOf(), level: 1, copyOf: (await formOf(api, api.people.foreignAdmin)).formId } }),
    },
    answers: admins({ agency: 201, foreign: 404 }),
  },
  changeForm: { ask: ofForm(({ formId }) => ({ params: { formId }, body: { revision: 1, name: nameOf(), items: allItems } })), answers: admins(here) },
  // What was published already says the same: nothing is published twice.
  publishForm: { ask: ofForm(({ formId }) => ({ params: { formId }, body: { revision: 1 } })), answers: admins({ agency: 409, foreign: 404 }) },
  archiveForm: { ask: ofForm(({ formId }) => ({ params: { formId }, body: { revision: 1, archived: true } })), answers: admins(here) },
  ofRun: { ask: ofRun(({ runId }) => ({ params: { runId } })), answers: runReaders },
  setReaction: { ask: ofRun((put) => ({ params: { runId: put.runId }, body: settings(put) })), answers: everyone(403, { agency_admin: { own: 200, agency: 200, foreign: 404 } }) },
  reaction: { ask: ofRun(({ runId }) => ({ params: { runId } })), answers: runReaders },
  reactionCsv: { ask: ofRun(({ runId }) => ({ params: { runId } })), answers: runReaders },
  own: { ask: ofParticipant(), answers: learners(200) },
  answer: { ask: ofParticipant({ marks: { [items.material.id]: 4 }, texts: {} }), answers: learners(204) },
};
