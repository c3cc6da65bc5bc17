import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { enrolmentsRoutes } from '@sinau/contracts/enrolments';
import { v7 } from 'uuid';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';

let api: TestApi;
let world: LearningWorld;
let learner: Client;
let admin: Client;
let enrolmentId: string;

beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  world = await learningWorld(api);
  enrolmentId = await world.enrol(api.people.learner);
  learner = api.as(api.people.learner);
  admin = api.as(api.people.agencyAdmin);
});

/** The video's lesson was first opened so many seconds ago, by the server's clock. */
async function openedAgo(seconds: number): Promise<void> {
  await learner.call(enrolmentsRoutes.openLesson, { params: lesson('video'), body: {} });
  await api.sql(`update lesson_progress set opened_at = now() - make_interval(secs => $2) where enrolment_id = $1`, [enrolmentId, seconds]);
}

const lesson = (name: keyof LearningWorld['lessons']) => ({ enrolmentId, lessonId: world.lessons[name] });

describe('learning', () => {
  test('the course page shows what is asked for, and goes on at the lesson last opened', async () => {
    const before = await learner.call(enrolmentsRoutes.coursePage, { params: { enrolmentId } });
    expect(before).toMatchObject({ title: 'Manajemen risiko di puskesmas', hours: 10, percent: 0, state: 'enrolled', minutes: 120, run: { phase: 'open' } });
    expect(before.requirements).toEqual({ lessons: { done: 0, required: 4 }, score: { lessonId: world.lessons.quiz, title: 'Ujian akhir', minimum: 70, best: null } });
    expect(before.resume?.lessonId).toBe(world.lessons.article);
    await learner.call(enrolmentsRoutes.openLesson, { params: lesson('document'), body: {} });
    const after = await learner.call(enrolmentsRoutes.coursePage, { params: { enrolmentId } });
    expect(after).toMatchObject({ state: 'in_progress', resume: { lessonId: world.lessons.document } });
    expect((await learner.call(enrolmentsRoutes.home)).continue).toMatchObject({ enrolmentId, resume: { title: 'Register risiko' } });
  });

  test('a learner finishes on the version begun, though a newer one is out', async () => {
    await learner.call(enrolmentsRoutes.openLesson, { params: lesson('article'), body: {} });
    const newer = v7();
    await api.sql(
      `insert into course_versions (id, agency_id, course_id, number, document, content_hash, changes, published_by)
       select $1, agency_id, course_id, 2, jsonb_set(document, '{title}', '"Judul baru"'), 'hash2', '[]', published_by from course_versions where id = $2`, [newer, world.versionId]);
    await api.sql(`update courses set current_version_id = $1 where id = $2`, [newer, world.courseId]);
    expect(await learner.call(enrolmentsRoutes.coursePage, { params: { enrolmentId } })).toMatchObject({ versionId: world.versionId, title: 'Manajemen risiko di puskesmas', newerVersion: true });
    const colleague = await world.enrol(api.people.colleague);
    expect(await api.as(api.people.colleague).call(enrolmentsRoutes.coursePage, { params: { enrolmentId: colleague } })).toMatchObject({ versionId: newer, title: 'Judul baru' });
  });

  test('an article is done when the learner says so; a video only by watching, a quiz only by passing', async () => {
    expect(await learner.call(enrolmentsRoutes.completeLesson, { params: lesson('article'), body: {} })).toMatchObject({ state: 'done', percent: 25 });
    const tell = (name: 'video' | 'quiz') => learner.post(`/api/enrolments/${enrolmentId}/lessons/${world.lessons[name]}/complete`, {});
    expect((await tell('video')).code).toBe('lesson_needs_watching');
    expect((await tell('quiz')).code).toBe('lesson_needs_passing');
    expect((await api.sql(`select 1 from outbox where job = 'issue-certificate' and payload ->> 'enrolmentId' = $1`, [enrolmentId])).length).toBe(1);
  });

  test('watched seconds are a union: seen twice counts once, two devices lose nothing, 90 of 100 s is done for good', async () => {
    await openedAgo(600);
    const watch = (positionSeconds: number, ...watched: [number, number][]) => learner.call(enrolmentsRoutes.watch, { params: lesson('video'), body: { positionSeconds, watched } });
    expect(await watch(60, [0, 60])).toMatchObject({ coveredSeconds: 60, state: 'in_progress', positionSeconds: 60 });
    expect(await watch(30, [0, 30])).toMatchObject({ coveredSeconds: 60, positionSeconds: 30 });
    await Promise.all([watch(70, [60, 70]), watch(80, [70, 80])]);
    // Seconds after the end (100 s) do not exist and fill no gap: 0–80 stays 80.
    expect(await watch(500, [100, 400])).toMatchObject({ coveredSeconds: 80, state: 'in_progress' });
    expect(await watch(90, [80, 90])).toMatchObject({ coveredSeconds: 90, state: 'done', percent: 25 });
    expect(await watch(0, [0, 1])).toMatchObject({ coveredSeconds: 90, state: 'done' });
  });

  test('a place kept offline does not take back a later one of another device; its seconds count all the same', async () => {
    await openedAgo(600);
    const watch = (positionSeconds: number, secondsAgo: number, watched: [number, number]) =>
      learner.call(enrolmentsRoutes.watch, { params: lesson('video'), body: { positionSeconds, secondsAgo, watched: [watched] } });
    expect(await watch(40, 0, [0, 40])).toMatchObject({ positionSeconds: 40, coveredSeconds: 40 });
    // The phone stopped at 75 ten minutes ago, before the laptop came to 40; it saw 70–75, which nobody had: 40 + 5.
    expect(await watch(75, 600, [70, 75])).toMatchObject({ positionSeconds: 40, coveredSeconds: 45 });
    expect(await watch(41, 0, [40, 41])).toMatchObject({ positionSeconds: 41, coveredSeconds: 46 });
  });

  test('a video can not be watched faster than a clock allows; what is over is told, waits, and counts when it is sent again', async () => {
    const watch = (...watched: [number, number][]) => learner.call(enrolmentsRoutes.watch, { params: lesson('video'), body: { positionSeconds: 100, watched } });
    await learner.call(enrolmentsRoutes.openLesson, { params: lesson('video'), body: {} });
    const at = Date.now();
    const first = await watch([0, 100]);
    // Opened just now: the allowance of 10 s and twice the seconds that this test took; 100 are never reached at once.
    expect(first.state).toBe('in_progress');
    expect(first.coveredSeconds).toBeGreaterThanOrEqual(10);
    expect(first.coveredSeconds).toBeLessThanOrEqual(10 + 2 * Math.ceil((Date.now() - at) / 1000 + 1));
    expect(first.withheldSeconds).toBe(100 - first.coveredSeconds);
    const before = { coveredSeconds: first.coveredSeconds };
    await openedAgo(30);
    // 30 s × 2 + 10 = 70 at least, 100 s after 45: what waited goes on counting, and only grows.
    const second = await watch([0, 100]);
    expect(second.coveredSeconds).toBeGreaterThanOrEqual(Math.max(70, before.coveredSeconds));
    await openedAgo(45);
    expect(await watch([0, 100])).toMatchObject({ coveredSeconds: 100, withheldSeconds: 0, state: 'done' });
  });

  test('instructor, administrator and auditor see the number that the learner sees; a colleague of another course nothing', async () => {
    await openedAgo(600);
    // 0–30 and 20–45 of 100 s: 45 s once, 45 %
    const told = await learner.call(enrolmentsRoutes.watch, { params: lesson('video'), body: { positionSeconds: 45, watched: [[0, 30], [20, 45]] } });
    expect(told.coveredSeconds).toBe(45);
    for (const reader of [api.people.instructor, api.people.agencyAdmin, api.people.auditor]) {
      const view = await api.as(reader).call(enrolmentsRoutes.participant, { params: { runId: world.runId, enrolmentId } });
      expect(view).toMatchObject({ name: api.people.learner.name, runName: 'Angkatan I', courseTitle: 'Manajemen risiko di puskesmas', state: 'in_progress', percent: 0 });
      expect(view.modules.flatMap(({ lessons }) => lessons).map(({ kind, state, coveredSeconds, durationSeconds }) => [kind, state, coveredSeconds, durationSeconds])).toEqual([
        ['article', 'not_started', null, null], ['video', 'in_progress', told.coveredSeconds, 100], ['document', 'not_started', null, null], ['quiz', 'not_started', null, null],
      ]);
    }
    const other = await learningWorld(api, undefined, api.people.colleague);
    const path = (runId: string) => `/api/runs/${runId}/participants/${enrolmentId}`;
    // Known enrolment, another run: the run must be the participant's, whoever reads.
    expect((await admin.get(path(other.runId))).status).toBe(404);
    expect((await api.as(api.people.foreignInstructor).get(path(world.runId))).status).toBe(404);
    expect((await learner.get(path(world.runId))).status).toBe(403);
  });

  test('a run that has not begun shows its page and opens no lesson', async () => {
    const early = await world.enrol(api.people.learner, await world.openRun(null, { from: 2, to: 9 }));
    expect((await learner.get(`/api/enrolments/${early}`)).status).toBe(200);
    expect(await learner.get(`/api/enrolments/${early}/lessons/${world.lessons.article}`)).toMatchObject({ status: 403, code: 'run_not_started' });
  });

  test('an article comes with its body and its neighbours', async () => {
    const view = await learner.call(enrolmentsRoutes.lesson, { params: lesson('article') });
    expect(view).toMatchObject({ moduleTitle: 'Memahami risiko', previous: null, next: { id: world.lessons.video, kind: 'video' }, completedBy: 'learner' });
    expect(JSON.stringify(view.article)).toContain('Risiko ada di setiap layanan.');
    const video = await learner.call(enrolmentsRoutes.lesson, { params: lesson('video') });
    expect(video.media).toMatchObject({ durationSeconds: 100, fileName: 'lima-langkah.mp4' });
  });
});

describe('seats', () => {
  test('three learners tap three times each for two seats at once: two get one, and the count says two', async () => {
    const people = [api.people.learner, api.people.colleague, api.people.elsewhere];
    const runId = await world.openRun(2);
    const answers = await Promise.all([...people, ...people, ...people].map((person) => api.as(person).post(`/api/runs/${runId}/enrolment`, {})));
    // Two of the three get a seat; each of their three taps answers 201 with the same enrolment.
    const seated = new Set(answers.filter((answer) => answer.status === 201).map((answer) => answer.text));
    expect(seated.size).toBe(2);
    expect(answers.filter((answer) => answer.status !== 201).every((answer) => answer.code === 'run_full')).toBe(true);
    const [run] = await api.sql<{ seats_taken: number; rows: number }>(`select seats_taken, (select count(*)::int from enrolments where run_id = $1) as rows from runs where id = $1`, [runId]);
    expect(run).toEqual({ seats_taken: 2, rows: 2 });
  });

  test('by person, by unit, by file, by themselves, while the capacity is lowered: all at once, and never one too many', async () => {
    const { learner: siti, colleague, elsewhere } = api.people;
    for (let round = 0; round < 8; round += 1) {
      const runId = await world.openRun(2);
      const path = `/api/runs/${runId}`;
      const lowered = { name: 'Angkatan', startsOn: '2026-11-01', endsOn: '2099-12-01', place: null, capacity: 1, selfEnrolment: true, certificateTemplateId: null, revision: 1 };
      const answers = await Promise.all([
        admin.post(`${path}/participants`, { personIds: [siti.id, colleague.id, elsewhere.id] }),
        admin.post(`${path}/participants/unit`, { unitId: api.units.office }),
        admin.post(`${path}/participants/file`, { rows: [elsewhere.identifier, siti.email], dryRun: false }),
        ...[siti, colleague, elsewhere].map((person) => api.as(person).post(`${path}/enrolment`, {})),
        admin.put(path, lowered),
      ]);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      const [run] = await api.sql<{ capacity: number; seats_taken: number; rows: number }>(`select capacity, seats_taken, (select count(*)::int from enrolments where run_id = $1) as rows from runs where id = $1`, [runId]);
      expect(run?.rows).toBe(run?.seats_taken);
      expect(run?.rows).toBe(run?.capacity);
      const seated = answers.slice(0, 3).reduce((sum, answer) => sum + answer.as(enrolmentsRoutes.enrolPeople.returns).enrolled, 0);
      expect(seated).toBeLessThanOrEqual(2);
    }
  });

  test('who was taken out is not enrolled again by a list or a tap, and everybody is told so', async () => {
    const runId = await world.openRun(5);
    const mine = await world.enrol(api.people.learner, runId);
    await admin.call(enrolmentsRoutes.withdraw, { params: { runId, enrolmentId: mine }, body: { reason: 'Pindah tugas' } });
    expect(await learner.post(`/api/runs/${runId}/enrolment`, {})).toMatchObject({ status: 403, code: 'enrolment_withdrawn' });
    const again = await admin.call(enrolmentsRoutes.enrolPeople, { params: { runId }, body: { personIds: [api.people.learner.id, api.people.colleague.id] } });
    expect(again).toMatchObject({ enrolled: 1, already: 0, full: 0, withdrawn: 1 });
    await admin.call(enrolmentsRoutes.reinstate, { params: { runId, enrolmentId: mine }, body: {} });
    expect((await api.sql<{ n: number }>(`select seats_taken as n from runs where id = $1`, [runId]))[0]?.n).toBe(2);
  });

  test('a file seats whom it knows, and tells the rest by row', async () => {
    const { colleague, elsewhere } = api.people;
    await api.sql(`update people set state = 'suspended' where id = $1`, [elsewhere.id]);
    const rows = [colleague.identifier, '', '000000000000000000', elsewhere.identifier, colleague.email, api.people.foreignLearner.identifier];
    const params = { runId: world.runId };
    const dry = await admin.call(enrolmentsRoutes.enrolFile, { params, body: { rows, dryRun: true } });
    expect(dry).toMatchObject({ enrolled: 1 });
    const done = await admin.call(enrolmentsRoutes.enrolFile, { params, body: { rows, dryRun: false } });
    await api.sql(`update people set state = 'active' where id = $1`, [elsewhere.id]);
    expect(done).toMatchObject({ enrolled: 1, already: 0, full: 0 });
    expect(done.unknown.map(({ row, reason }) => [row, reason])).toEqual([[3, 'unknown'], [4, 'suspended'], [5, 'duplicate'], [6, 'unknown']]);
    expect(await admin.call(enrolmentsRoutes.enrolFile, { params, body: { rows: [colleague.identifier], dryRun: false } })).toMatchObject({ enrolled: 0, already: 1 });
  });

  test('a withdrawn seat is free for another, and progress waits for the person to come back', async () => {
    const runId = await world.openRun(1);
    const mine = await world.enrol(api.people.learner, runId);
    await learner.call(enrolmentsRoutes.completeLesson, { params: { enrolmentId: mine, lessonId: world.lessons.article }, body: {} });
    await admin.call(enrolmentsRoutes.withdraw, { params: { runId, enrolmentId: mine }, body: { reason: 'Pindah tugas' } });
    expect((await learner.get(`/api/enrolments/${mine}`)).status).toBe(404);
    await admin.call(enrolmentsRoutes.enrolPeople, { params: { runId }, body: { personIds: [api.people.colleague.id] } });
    expect((await admin.post(`/api/runs/${runId}/participants/${mine}/reinstate`, {})).code).toBe('run_full');
    await admin.call(enrolmentsRoutes.changeRun, { params: { runId }, body: { name: 'Angkatan I', startsOn: '2026-11-01', endsOn: '2099-12-01', place: null, capacity: 2, selfEnrolment: true, certificateTemplateId: null, revision: 1 } });
    await admin.call(enrolmentsRoutes.reinstate, { params: { runId, enrolmentId: mine }, body: {} });
    expect(await learner.call(enrolmentsRoutes.coursePage, { params: { enrolmentId: mine } })).toMatchObject({ percent: 25, state: 'in_progress' });
  });

  test('two administrators changing a run: the second is told of the conflict', async () => {
    const body = { name: 'Angkatan A', startsOn: '2026-11-01', endsOn: '2026-12-01', place: null, capacity: 30, selfEnrolment: false, certificateTemplateId: null, revision: 1 };
    expect((await admin.put(`/api/runs/${world.runId}`, body)).status).toBe(200);
    expect(await admin.put(`/api/runs/${world.runId}`, { ...body, name: 'Angkatan B' })).toMatchObject({ status: 409, code: 'conflict' });
    expect((await admin.put(`/api/runs/${world.runId}`, { ...body, revision: 2, startsOn: '2027-01-01' })).code).toBe('run_ends_before_start');
  });

  test('the list of participants pages by name, with masked identifiers', async () => {
    await world.enrol(api.people.colleague);
    const first = await admin.call(enrolmentsRoutes.participants, { params: { runId: world.runId }, query: { limit: 1 } });
    expect(first.rows.map((row) => row.name)).toEqual(['Bambang Prakoso']);
    expect(first.rows[0]?.identifier).toMatch(/^\d{8}•{8}\d{2}$/);
    const second = await admin.call(enrolmentsRoutes.participants, { params: { runId: world.runId }, query: { limit: 1, after: first.next ?? '' } });
    expect(second.rows.map((row) => row.name)).toEqual(['Siti Rahmawati']);
    expect(second.next).toBeNull();
    expect((await admin.get(`/api/runs/${world.runId}/participants?after=garbage`)).status).toBe(400);
  });
});
