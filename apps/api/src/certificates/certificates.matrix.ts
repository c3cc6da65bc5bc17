import { v7 } from 'uuid';
import type { certificatesRoutes } from '@sinau/contracts/certificates';
import { newPublicCode } from '@sinau/persistence/core';
import { everyone, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';
import { learningWorld } from '../learning.spec-kit.js';
import { finish, template } from './issuing.spec-kit.js';

/** A certificate of a person, in a course and run of its own. */
async function certificateOf(api: TestApi, person: TestPerson): Promise<{ certificateId: string }> {
  const owner = person.agencyId === api.agency.id ? api.people.instructor : api.people.foreignInstructor;
  const world = await learningWorld(api, undefined, owner);
  const [certificateId, code, enrolmentId] = [v7(), newPublicCode(), await world.enrol(person)];
  const snapshot = {
    schemaVersion: 1, timeZone: 'Asia/Jakarta', agency: { id: person.agencyId, name: 'Kota', shortName: 'Kota', code: 'KOTA' },
    holder: { personId: person.id, name: person.name, identifier: null, birth: { place: null, date: null }, rank: null, position: null, unit: null },
    course: { courseId: world.courseId, title: 'Risiko', version: { id: world.versionId, number: 1, contentHash: 'hash' }, hours: 10, competencyClass: 'technical', activityKind: 16, subjects: [] },
    run: { id: world.runId, name: 'Angkatan I', startsOn: '2026-11-01', endsOn: '2026-11-30', place: null }, studied: { from: '2026-11-01', to: '2026-11-02' },
    evidence: { minimumScore: null, finalScore: null, attempts: [], lessons: [] }, template: { id: v7(), revision: 1, content: template, logo: null },
    number: `${certificateId}/2026`, code, address: `https://sinau.test/verifikasi/${code}`, issuedOn: '2026-11-02', issuedAt: '2026-11-02T03:00:00Z',
  };
  await api.sql(
    `insert into certificates (id, agency_id, enrolment_id, run_id, person_id, code, number, snapshot) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [certificateId, person.agencyId, enrolmentId, world.runId, person.id, code, snapshot.number, JSON.stringify(snapshot)],
  );
  return { certificateId };
}

async function templateOf(api: TestApi, agencyId: string): Promise<{ templateId: string }> {
  const templateId = v7();
  await api.sql(`insert into certificate_templates (id, agency_id, name, content) values ($1, $2, $3, $4)`, [templateId, agencyId, templateId, JSON.stringify(template)]);
  return { templateId };
}

async function defaultTemplate(api: TestApi, agencyId: string): Promise<void> {
  const [held] = await api.sql('select id from certificate_templates where agency_id = $1 and is_default', [agencyId]);
  if (held) return;
  const { templateId } = await templateOf(api, agencyId);
  await api.sql('update certificate_templates set is_default = true where id = $1', [templateId]);
}

async function batchOf(api: TestApi, owner: TestPerson): Promise<{ batchId: string }> {
  const batchId = v7();
  await api.sql(`insert into tasks (id, agency_id, kind, created_by, state, total, input) values ($1, $2, 'certificate_batch', $3, 'running', 1, $4)`, [
    batchId, owner.agencyId, owner.id, JSON.stringify({ runId: v7(), runName: 'Angkatan I', courseTitle: 'Risiko' }),
  ]);
  return { batchId };
}

type Body = Readonly<Record<string, unknown>>;

/** One's own: anybody may have a certificate, nobody sees another's by this door. */
function ownRow(own: number): MatrixRow {
  return {
    ask: {
      own: async (api, who) => ({ params: await certificateOf(api, who) }),
      agency: async (api) => ({ params: await certificateOf(api, api.people.colleague) }),
      foreign: async (api) => ({ params: await certificateOf(api, api.people.foreignLearner) }),
    },
    answers: everyone({ own, agency: 404, foreign: 404 }),
  };
}

type Makes = (api: TestApi, person: TestPerson) => Promise<Readonly<Record<string, string>>>;

function agencyAsk(make: Makes, body?: Body): MatrixRow['ask'] {
  const sent = body === undefined ? {} : { body };
  return {
    agency: async (api) => ({ params: await make(api, api.people.colleague), ...sent }),
    foreign: async (api) => ({ params: await make(api, api.people.foreignLearner), ...sent }),
  };
}

const readers = (ask: MatrixRow['ask'], done: number): MatrixRow => ({ ask, answers: everyone(403, { agency_admin: { agency: done, foreign: 404 }, auditor: { agency: done, foreign: 404 } }) });
const managers = (ask: MatrixRow['ask'], done: number): MatrixRow => ({ ask, answers: everyone(403, { agency_admin: { agency: done, foreign: 404 } }) });
const listed = (who: 'readers' | 'managers', body?: () => Body, done = 200): MatrixRow => ({
  ask: { own: () => (body ? { body: body() } : {}) },
  answers: everyone(403, who === 'readers' ? { agency_admin: done, auditor: done } : { agency_admin: done }),
});

const templates: Makes = (api, person) => templateOf(api, person.agencyId);
const runOf = async (api: TestApi, owner: TestPerson) => (await learningWorld(api, undefined, owner)).runId;
const content = template;

export const certificatesMatrix: Matrix<typeof certificatesRoutes> = {
  mine: { ask: { own: () => ({}) }, answers: everyone(200) },
  mineOne: ownRow(200),
  minePdf: ownRow(409),
  mineLogo: ownRow(404),
  list: listed('readers'),
  one: readers(agencyAsk(certificateOf), 200),
  onePdf: readers(agencyAsk(certificateOf), 409),
  oneLogo: readers(agencyAsk(certificateOf), 404),
  revoke: managers(agencyAsk(certificateOf, { reason: 'Nama keliru', class: 'data_error' }), 200),
  reissue: managers(agencyAsk(certificateOf, { reason: 'Nama keliru', cause: 'holder_data' }), 200),
  templates: listed('readers'),
  template: readers(agencyAsk(templates), 200),
  addTemplate: listed('managers', () => ({ name: v7(), content }), 201),
  saveTemplate: {
    ask: {
      agency: async (api) => ({ params: await templateOf(api, api.agency.id), body: { revision: 1, name: v7(), content } }),
      foreign: async (api) => ({ params: await templateOf(api, api.foreign.id), body: { revision: 1, name: v7(), content } }),
    },
    answers: everyone(403, { agency_admin: { agency: 200, foreign: 404 } }),
  },
  removeTemplate: managers(agencyAsk(templates), 204),
  makeDefault: managers(agencyAsk(templates, {}), 200),
  setLogo: managers(agencyAsk(templates, { revision: 1, base64: null }), 200),
  logo: readers(agencyAsk(templates), 404),
  preview: {
    ask: {
      agency: async (api) => ({ body: { ...(await templateOf(api, api.agency.id)), content, sample: 'usual' } }),
      foreign: async (api) => ({ body: { ...(await templateOf(api, api.foreign.id)), content, sample: 'usual' } }),
    },
    answers: everyone(403, { agency_admin: { agency: 200, foreign: 404 } }),
  },
  numbering: listed('readers'),
  setNumbering: listed('managers', () => ({ pattern: '{sequence}/{code}/{month}/{year}' })),
  batches: listed('readers'),
  batchPreview: {
    ask: {
      agency: async (api) => ({ query: { runId: await runOf(api, api.people.instructor) } }),
      foreign: async (api) => ({ query: { runId: await runOf(api, api.people.foreignInstructor) } }),
    },
    answers: everyone(403, { agency_admin: { agency: 200, foreign: 404 } }),
  },
  batchSample: managers(agencyAsk(async (api, person) => {
    const owner = person.agencyId === api.agency.id ? api.people.instructor : api.people.foreignInstructor;
    const world = await learningWorld(api, undefined, owner);
    const enrolmentId = await world.enrol(person);
    await defaultTemplate(api, person.agencyId);
    await api.sql('update enrolments set version_id = $2 where id = $1', [enrolmentId, world.versionId]);
    return { enrolmentId };
  }), 200),
  startBatch: {
    ask: {
      agency: async (api) => {
        const world = await learningWorld(api);
        await defaultTemplate(api, api.agency.id);
        await finish(api, world, api.people.colleague);
        return { body: { runId: world.runId, count: 1 } };
      },
      foreign: async (api) => ({ body: { runId: await runOf(api, api.people.foreignInstructor), count: 1 } }),
    },
    answers: everyone(403, { agency_admin: { agency: 202, foreign: 404 } }),
  },
  batch: readers(agencyAsk((api, person) => batchOf(api, person)), 200),
  makeArchive: managers(agencyAsk((api, person) => batchOf(api, person), {}), 409),
  archive: managers(agencyAsk((api, person) => batchOf(api, person)), 404),
  steerBatch: managers(agencyAsk((api, person) => batchOf(api, person), { act: 'pause' }), 200),
  verifyForm: { ask: { own: () => ({}) }, answers: everyone(200), anonymous: 200 },
  verify: { ask: { own: () => ({ params: { code: '0'.repeat(26) } }) }, answers: everyone(404), anonymous: 404 },
};
