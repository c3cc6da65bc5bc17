import { randomUUID } from 'node:crypto';
import type { competenciesRoutes } from '@sinau/contracts/competencies';
import { everyone, type Asked, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi } from '../api.spec-kit.js';

type Answer = MatrixRow['answers']['auditor'];
const managers = (answer: Answer) => everyone(403, { agency_admin: answer });
const readers = (answer: Answer) => everyone(403, { agency_admin: answer, instructor: answer, supervisor: answer, auditor: answer });
const overseers = (answer: Answer) => everyone(403, { agency_admin: answer, supervisor: answer, auditor: answer });
const here = { agency: 200, foreign: 404 };

const code = () => `T.${randomUUID().slice(0, 8).toUpperCase()}`;
const levels = [1, 2, 3, 4, 5].map((level) => ({ title: `Tingkat ${level}`, indicators: ['Tanda'] }));
const form = () => ({ code: code(), name: 'Kompetensi uji', competencyClass: 'technical', description: '', levels });
const file = (text: string) => Buffer.from(text).toString('base64');

const agencyOf = (api: TestApi, where: 'agency' | 'foreign') => (where === 'agency' ? api.agency.id : api.foreign.id);

async function competencyOf(api: TestApi, where: 'agency' | 'foreign'): Promise<string> {
  const told = JSON.stringify(levels.map((one, at) => ({ ...one, level: at + 1 })));
  const [row] = await api.sql<{ id: string }>(`insert into competencies (id, agency_id, code, name, competency_class, levels) values (gen_random_uuid(), $1, $2, 'Uji', 'technical', $3) returning id`, [agencyOf(api, where), code(), told]);
  return row?.id ?? '';
}

async function profileOf(api: TestApi, where: 'agency' | 'foreign'): Promise<string> {
  const [row] = await api.sql<{ id: string }>(`insert into competency_profiles (id, agency_id, title_pattern) values (gen_random_uuid(), $1, $2) returning id`, [agencyOf(api, where), code()]);
  return row?.id ?? '';
}

async function courseOf(api: TestApi, where: 'agency' | 'foreign'): Promise<string> {
  const owner = where === 'agency' ? api.people.instructor : api.people.foreignInstructor;
  const [row] = await api.sql<{ id: string }>(`insert into courses (id, agency_id, owner_id) values (gen_random_uuid(), $1, $2) returning id`, [owner.agencyId, owner.id]);
  return row?.id ?? '';
}

const both = (make: (api: TestApi, where: 'agency' | 'foreign') => Promise<Asked>): MatrixRow['ask'] => ({ agency: (api) => make(api, 'agency'), foreign: (api) => make(api, 'foreign') });
const onCompetency = (body?: unknown) => both(async (api, where) => ({ params: { competencyId: await competencyOf(api, where) }, ...(body === undefined ? {} : { body }) }));
const onProfile = (body?: () => unknown) => both(async (api, where) => ({ params: { profileId: await profileOf(api, where) }, ...(body === undefined ? {} : { body: body() }) }));
/** `course` stands for a person in the supervisor's units, `agency` for one beside them. */
const onPerson = (make: (api: TestApi) => Promise<Pick<Asked, 'body'>>): MatrixRow['ask'] => ({
  course: async (api) => ({ params: { personId: api.people.learner.id }, ...(await make(api)) }),
  agency: async (api) => ({ params: { personId: api.people.elsewhere.id }, ...(await make(api)) }),
  foreign: async (api) => ({ params: { personId: api.people.foreignLearner.id }, ...(await make(api)) }),
});

/** A tried file of levels with one sound row. */
async function levelImportOf(api: TestApi, where: 'agency' | 'foreign'): Promise<string> {
  const owner = where === 'agency' ? api.people.agencyAdmin : api.people.foreignAdmin;
  const person = where === 'agency' ? api.people.learner : api.people.foreignLearner;
  const row = { personId: person.id, competencyId: await competencyOf(api, where), source: 'test', level: 3, measuredOn: '2026-03-02', note: '' };
  const [made] = await api.sql<{ id: string }>(
    `insert into tasks (id, agency_id, kind, created_by, state, total, input, result) values (gen_random_uuid(), $1, 'level_import', $2, 'checked', 1, $3, '{"created":1,"unchanged":0,"wrong":0}') returning id`,
    [owner.agencyId, owner.id, JSON.stringify({ fileName: 'asesmen.csv', header: ['NIP'], rows: 1, sound: [row], wrong: [], told: [] })],
  );
  return made?.id ?? '';
}
const onLevelImport = (body?: unknown) => both(async (api, where) => ({ params: { importId: await levelImportOf(api, where) }, ...(body === undefined ? {} : { body }) }));

/** A tried file of the framework with one sound row. */
async function frameworkImportOf(api: TestApi, where: 'agency' | 'foreign'): Promise<string> {
  const owner = where === 'agency' ? api.people.agencyAdmin : api.people.foreignAdmin;
  const entry = { code: code(), name: 'Uji', competencyClass: 'technical', description: '', levels: [1, 2, 3, 4, 5].map((level) => ({ level, title: 'a', indicators: [] })) };
  const [made] = await api.sql<{ id: string }>(
    `insert into tasks (id, agency_id, kind, created_by, state, total, input, result) values (gen_random_uuid(), $1, 'framework_import', $2, 'checked', 1, $3, '{"created":1,"changed":0,"unchanged":0,"wrong":0}') returning id`,
    [owner.agencyId, owner.id, JSON.stringify({ fileName: 'kamus.csv', header: ['Kode'], rows: 1, sound: [entry], wrong: [], told: [] })],
  );
  return made?.id ?? '';
}
const onFrameworkImport = (body?: unknown) => both(async (api, where) => ({ params: { kind: 'framework', importId: await frameworkImportOf(api, where) }, ...(body === undefined ? {} : { body }) }));

export const competenciesMatrix: Matrix<typeof competenciesRoutes> = {
  list: { ask: { agency: () => ({}) }, answers: readers(200) },
  create: { ask: { agency: () => ({ body: form() }) }, answers: managers(201) },
  read: { ask: onCompetency(), answers: readers(here) },
  change: { ask: both(async (api, where) => ({ params: { competencyId: await competencyOf(api, where) }, body: { revision: 1, ...form() } })), answers: managers(here) },
  archive: { ask: onCompetency({}), answers: managers(here) },
  restore: { ask: onCompetency(), answers: managers(here) },
  file: { ask: { agency: () => ({}) }, answers: readers(200) },

  profiles: { ask: { agency: () => ({}) }, answers: readers(200) },
  createProfile: {
    ask: both(async (api, where) => ({ body: { positionKind: null, titlePattern: code(), requirements: [{ competencyId: await competencyOf(api, where), level: 3 }] } })),
    answers: managers({ agency: 201, foreign: 404 }),
  },
  changeProfile: { ask: onProfile(() => ({ revision: 1, positionKind: null, titlePattern: code(), requirements: [] })), answers: managers(here) },
  deleteProfile: { ask: onProfile(), answers: managers({ agency: 204, foreign: 404 }) },
  profileFile: { ask: { agency: () => ({}) }, answers: readers(200) },

  rule: { ask: { agency: () => ({}) }, answers: readers(200) },
  decideRule: {
    ask: {
      agency: async (api) => {
        const [row] = await api.sql<{ id: string }>('select id from competency_rules where agency_id = $1 order by created_at desc limit 1', [api.agency.id]);
        return { body: { after: row?.id ?? null, method: 'average', weights: { self: 10, supervisor: 30, test: 40, certificate: 20 }, ageLimitMonths: 36 } };
      },
    },
    answers: managers(200),
  },

  mine: { ask: { own: () => ({}) }, answers: everyone(200) },
  assessMyself: {
    ask: {
      own: async (api) => ({ body: { competencyId: await competencyOf(api, 'agency'), level: 2, note: '' } }),
      foreign: async (api) => ({ body: { competencyId: await competencyOf(api, 'foreign'), level: 2, note: '' } }),
    },
    answers: everyone({ own: 201, foreign: 404 }),
  },
  ofPerson: {
    ask: onPerson(() => Promise.resolve({})),
    answers: everyone(403, { agency_admin: { course: 200, agency: 200, foreign: 404 }, auditor: { course: 200, agency: 200, foreign: 404 }, supervisor: { course: 200, agency: 404, foreign: 404 } }),
  },
  measure: {
    ask: onPerson(async (api) => ({ body: { competencyId: await competencyOf(api, 'agency'), source: 'supervisor', level: 3, measuredOn: '2026-03-02', note: 'Menyusun daftar risiko sendiri.' } })),
    answers: everyone(403, { agency_admin: { course: 201, agency: 201, foreign: 404 }, supervisor: { course: 201, agency: 404, foreign: 404 } }),
  },

  levelTemplate: { ask: { agency: () => ({}) }, answers: managers(200) },
  levelImports: { ask: { agency: () => ({}) }, answers: managers(200) },
  // There is no foreign kind: one that is not known stands for it.
  frameworkImports: { ask: { agency: () => ({ params: { kind: 'profiles' } }), foreign: () => ({ params: { kind: 'unknown' } }) }, answers: managers({ agency: 200, foreign: 400 }) },
  tryFrameworkImport: {
    ask: {
      agency: () => ({ params: { kind: 'profiles' }, body: { fileName: 'profil.csv', content: file('Jabatan;Kode;Level\nBidan;X;1\n') } }),
      foreign: () => ({ params: { kind: 'unknown' }, body: { fileName: 'profil.csv', content: file('Jabatan;Kode;Level\nBidan;X;1\n') } }),
    },
    answers: managers({ agency: 201, foreign: 400 }),
  },
  frameworkImport: { ask: onFrameworkImport(), answers: managers(here) },
  applyFrameworkImport: { ask: onFrameworkImport({}), answers: managers(here) },
  wrongFrameworkRows: { ask: onFrameworkImport(), answers: managers(here) },
  tryLevelImport: { ask: { agency: () => ({ body: { fileName: 'asesmen.csv', content: file('NIP;Kode;Sumber;Tingkat;Tanggal\n1;X;tes;1;2026-03-02\n') } }) }, answers: managers(201) },
  levelImport: { ask: onLevelImport(), answers: managers(here) },
  applyLevelImport: { ask: onLevelImport({}), answers: managers(here) },
  wrongLevels: { ask: onLevelImport(), answers: managers(here) },

  courseProof: { ask: both(async (api, where) => ({ params: { courseId: await courseOf(api, where) } })), answers: everyone(403, { instructor: here, agency_admin: here, auditor: here }) },
  changeCourseProof: {
    ask: both(async (api, where) => ({ params: { courseId: await courseOf(api, where) }, body: { competencies: [{ competencyId: await competencyOf(api, 'agency'), level: 3 }] } })),
    answers: everyone(403, { instructor: here, agency_admin: here }),
  },

  gaps: { ask: both((api, where) => Promise.resolve({ query: { unitId: where === 'agency' ? api.units.field : api.units.foreign } })), answers: overseers(here) },
  gapPeople: { ask: both((api, where) => Promise.resolve({ query: { unitId: where === 'agency' ? api.units.field : api.units.foreign } })), answers: overseers(here) },
  gapFile: { ask: both((api, where) => Promise.resolve({ query: { unitId: where === 'agency' ? api.units.field : api.units.foreign } })), answers: overseers(here) },
};
