import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { certificatesRoutes } from '@sinau/contracts/certificates';
import { isComplete, issueNeed, type LatestCertificate } from '@sinau/domain/certificates';
import type { CourseDocument } from '@sinau/domain/courses';
import { unprintableCharacters } from '@sinau/documents';
import { startTestApi, type TestApi } from '../api.spec-kit.js';
import { reactionOf } from '../evaluations/evaluations.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';
import { addTemplate } from './issuing.spec-kit.js';

// A run is weighed in the database: its verdicts are those of the domain, by which a single certificate is issued.

let api: TestApi;
let world: LearningWorld;

beforeAll(async () => {
  api = await startTestApi();
  world = await learningWorld(api);
  await addTemplate(api, api.agency.id);
}, 60_000);
afterAll(() => api.close());

const states = ['enrolled', 'in_progress', 'completed', 'withdrawn'] as const;
const latests: readonly (Omit<LatestCertificate, 'id'> | null)[] = [
  null,
  { state: 'valid', revokedClass: null, reissueAsked: false },
  { state: 'revoked', revokedClass: 'replaced', reissueAsked: false },
  { state: 'revoked', revokedClass: 'not_entitled', reissueAsked: false },
  { state: 'revoked', revokedClass: 'data_error', reissueAsked: true },
];
type Case = { readonly state: (typeof states)[number]; readonly done: readonly string[]; readonly score: number | null; readonly latest: (typeof latests)[number] };

function verdictOf(document: CourseDocument, { state, done, score, latest }: Case): string {
  if (state === 'withdrawn') return 'withdrawn';
  if (latest?.state === 'valid') return 'certified';
  if (issueNeed(latest && { id: 'any', ...latest }).kind === 'none') return 'withheld';
  return state === 'completed' || isComplete(document, done, score).allowed ? 'ready' : 'incomplete';
}

async function add(runId: string, name: string, { state, done, score, latest }: Case): Promise<void> {
  const [personId, enrolmentId] = [randomUUID(), randomUUID()];
  await api.sql('insert into people (id, agency_id, full_name) values ($1, $2, $3)', [personId, api.agency.id, name]);
  await api.sql(
    `insert into enrolments (id, agency_id, run_id, course_id, person_id, source, version_id, state, final_score) values ($1, $2, $3, $4, $5, 'person', $6, $7, $8)`,
    [enrolmentId, api.agency.id, runId, world.courseId, personId, world.versionId, state, score],
  );
  for (const lessonId of done) await api.sql('insert into lesson_progress (enrolment_id, lesson_id, agency_id, opened_at, completed_at) values ($1, $2, $3, now(), now())', [enrolmentId, lessonId, api.agency.id]);
  if (latest === null) return;
  await api.sql(
    `insert into certificates (id, agency_id, enrolment_id, run_id, person_id, code, number, snapshot, state, revoked_class, revoked_at, reissue_asked_at)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, $5, '{}', $6, $7, $8, $9)`,
    [api.agency.id, enrolmentId, runId, personId, randomUUID(), latest.state, latest.revokedClass, latest.state === 'revoked' ? new Date() : null, latest.reissueAsked ? new Date() : null],
  );
}

test('every state, progress, score and earlier certificate is judged as the domain judges it', async () => {
  const [version] = await api.sql<{ document: CourseDocument }>('select document from course_versions where id = $1', [world.versionId]);
  if (!version) throw new Error('no version');
  const lessons = Object.values(world.lessons);
  // 4 states × (all, all but one) × (no score, one below, at the minimum of 70) × 5 earlier certificates = 120
  const cases = states.flatMap((state) => [lessons, lessons.slice(1)].flatMap((done) => [null, 69.9, 70].flatMap((score) => latests.map((latest): Case => ({ state, done, score, latest })))));
  const runId = await world.openRun();
  for (const [index, one] of cases.entries()) await add(runId, `Peserta ${String(index).padStart(3, '0')}`, one);
  const expected: Record<string, number> = {};
  for (const one of cases) expected[verdictOf(version.document, one)] = (expected[verdictOf(version.document, one)] ?? 0) + 1;
  const preview = await api.as(api.people.agencyAdmin).call(certificatesRoutes.batchPreview, { query: { runId } });
  expect(preview.counts).toEqual({ blocked: 0, owing: 0, ...expected });
  expect(cases).toHaveLength(120);
  const started = await api.as(api.people.agencyAdmin).call(certificatesRoutes.startBatch, { body: { runId, count: preview.counts.ready } });
  const items = await api.sql<{ position: number; name: string }>(`select position, input ->> 'name' as name from task_items where task_id = $1 order by position`, [started.id]);
  expect(items).toHaveLength(preview.counts.ready);
  expect(items.map(({ position }) => position)).toEqual(items.map((_, index) => index + 1));
  expect(items.map(({ name }) => name)).toEqual(items.map(({ name }) => name).toSorted());
}, 60_000);

test('samples are the first, the last and the longest name; one that can’t be printed is blocked, one that merely is unusual is not', async () => {
  const runId = await world.openRun();
  const done: Case = { state: 'completed', done: [], score: 90, latest: null };
  for (const name of ['Ani', 'Budi Santosa Wijayakusuma', 'Zainal', 'Budi Élan', '李小龍']) await add(runId, name, done);
  const preview = await api.as(api.people.agencyAdmin).call(certificatesRoutes.batchPreview, { query: { runId } });
  expect(preview.counts).toMatchObject({ ready: 4, blocked: 1 });
  expect(preview.blocked).toMatchObject([{ name: '李小龍', code: 'text_unprintable' }]);
  expect(preview.samples.map(({ name }) => name).toSorted()).toEqual(['Ani', 'Budi Santosa Wijayakusuma', 'Zainal']);
  const started = await api.as(api.people.agencyAdmin).call(certificatesRoutes.startBatch, { body: { runId, count: 4 } });
  expect(started).toMatchObject({ total: 4 });
});

test('the font has all of ASCII, which is why such texts are not looked at', () => {
  const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).join('x');
  expect(unprintableCharacters(ascii)).toEqual([]);
});

test('who owes the evaluation that the certificate waits for is counted apart and left out, as issuing would', async () => {
  const runId = await world.openRun();
  const completed: Case = { state: 'completed', done: [], score: 90, latest: null };
  const ready: Case = { state: 'in_progress', done: Object.values(world.lessons), score: 90, latest: null };
  await add(runId, 'Ani', completed);
  await add(runId, 'Budi', completed);
  await add(runId, 'Citra', ready);
  // A replacement was entitled when it was first issued; who is not ready owes nothing yet.
  await add(runId, 'Dewi', { ...completed, latest: { state: 'revoked', revokedClass: 'replaced', reissueAsked: false } });
  await add(runId, 'Eko', { ...ready, done: [] });
  const counts = async () => (await api.as(api.people.agencyAdmin).call(certificatesRoutes.batchPreview, { query: { runId } })).counts;
  expect(await counts()).toMatchObject({ ready: 4, owing: 0, incomplete: 1 });

  const { evaluationId } = await reactionOf(api, runId, api.people.agencyAdmin, { required: true, closesIn: 3 });
  expect(await counts()).toMatchObject({ ready: 1, owing: 3, incomplete: 1 });
  await api.sql(`insert into evaluation_receipts (evaluation_id, person_id, agency_id) select $1, id, agency_id from people where full_name = 'Ani' and id in (select person_id from enrolments where run_id = $2)`, [evaluationId, runId]);
  expect(await counts()).toMatchObject({ ready: 2, owing: 2 });
  // Nobody waits for what cannot be given: not required, before the first and after the last day.
  const days = `opens_on = (now() at time zone 'Asia/Jakarta')::date`;
  for (const change of ['required_for_certificate = false', `required_for_certificate = true, ${days} + 1, closes_on = null`, `${days} - 9, closes_on = (now() at time zone 'Asia/Jakarta')::date - 1`]) {
    await api.sql(`update evaluations set ${change} where id = $1`, [evaluationId]);
    expect(await counts()).toMatchObject({ ready: 4, owing: 0 });
  }
  await api.sql(`update evaluations set ${days}, closes_on = (now() at time zone 'Asia/Jakarta')::date where id = $1`, [evaluationId]);
  expect(await api.as(api.people.agencyAdmin).post('/api/certificate-batches', { runId, count: 4 })).toMatchObject({ status: 409, code: 'batch_count', body: { facts: { ready: 2 } } });
  const started = await api.as(api.people.agencyAdmin).call(certificatesRoutes.startBatch, { body: { runId, count: 2 } });
  expect(await api.sql(`select input ->> 'name' as name from task_items where task_id = $1 order by position`, [started.id])).toEqual([{ name: 'Ani' }, { name: 'Dewi' }]);
});
