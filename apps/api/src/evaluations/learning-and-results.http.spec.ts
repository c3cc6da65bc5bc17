import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MarkQuestions } from '@sinau/application/evaluations';
import { learningRoutes, resultsRoutes } from '@sinau/contracts/evaluations';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { v7 } from 'uuid';
import { startTestApi, type TestApi } from '../api.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';
import { secondQuiz } from './evaluation-levels.matrix.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

type Try = { readonly lessonId: string; readonly number: number; readonly score: number; readonly minute: number };

async function attempts(world: LearningWorld, personId: string, enrolmentId: string, tries: readonly Try[]): Promise<void> {
  for (const { lessonId, number, score, minute } of tries) {
    await api.sql(
      `insert into attempts (id, agency_id, enrolment_id, person_id, lesson_id, quiz_version_id, number, state, paper, submitted_at, points, max_points, score, passed, graded_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'graded', '[]', '2026-11-01T02:00:00Z'::timestamptz + make_interval(mins => $8), 1, 1, $9, true, now())`,
      [v7(), api.agency.id, enrolmentId, personId, lessonId, world.quizVersionId, number, minute, score],
    );
  }
}

/** A person of a unit beyond the cast, in the run. */
async function participant(world: LearningWorld, unitId: string, completed = false): Promise<{ id: string; enrolmentId: string }> {
  const [id, enrolmentId] = [v7(), v7()];
  await api.sql(`insert into people (id, agency_id, full_name) values ($1, $2, $3)`, [id, api.agency.id, `Peserta ${id.slice(-6)}`]);
  await api.sql(`insert into appointments (id, agency_id, person_id, unit_id, position_title, position_kind, valid_from) values ($1, $2, $3, $4, 'Perawat', 'pelaksana', '2020-01-01')`, [v7(), api.agency.id, id, unitId]);
  await api.sql(`insert into enrolments (id, agency_id, run_id, course_id, person_id, source, state, completed_at) values ($1, $2, $3, $4, $5, 'admin', $6, $7)`, [enrolmentId, api.agency.id, world.runId, world.courseId, id, completed ? 'completed' : 'in_progress', completed ? '2026-05-20T03:00:00Z' : null]);
  return { id, enrolmentId };
}

test('a pair of quizzes measures what each learner gained, what the group gained from five on, and what one gained oneself', async () => {
  const world = await learningWorld(api);
  const pre = await secondQuiz(api, world);
  const instructor = api.as(api.people.instructor);
  const competencyId = v7();
  await api.sql(`insert into competencies (id, agency_id, code, name, competency_class, levels) values ($1, $2, $3, 'Manajemen risiko', 'technical', '[]')`, [competencyId, api.agency.id, `MR.${competencyId.slice(-6)}`]);
  const body = { id: v7(), preLessonId: pre, postLessonId: world.lessons.quiz, competencyId };
  const params = { courseId: world.courseId };
  const { pairs } = await instructor.call(learningRoutes.pair, { params, body });
  expect(pairs).toMatchObject([{ preTitle: 'Tes awal', postTitle: 'Ujian akhir', competency: 'Manajemen risiko' }]);
  const refused = async (wanted: object) => (await instructor.post(`/api/courses/${world.courseId}/quiz-pairs`, { ...body, id: v7(), ...wanted })).code;
  expect(await refused({})).toBe('quiz_pair_exists');
  expect(await refused({ postLessonId: pre })).toBe('quiz_pair_unknown');
  expect(await refused({ postLessonId: world.lessons.article })).toBe('quiz_pair_unknown');

  const enrolmentId = await world.enrol(api.people.learner);
  // First pre-test 40, a second 90; a post-test of 95 before it; then 60 and 80: 40 to 80.
  await attempts(world, api.people.learner.id, enrolmentId, [
    { lessonId: world.lessons.quiz, number: 1, score: 95, minute: 0 }, { lessonId: pre, number: 1, score: 40, minute: 1 }, { lessonId: pre, number: 2, score: 90, minute: 2 },
    { lessonId: world.lessons.quiz, number: 2, score: 60, minute: 3 }, { lessonId: world.lessons.quiz, number: 3, score: 80, minute: 4 },
  ]);
  const one = async (before: number, after: number) => {
    const { id, enrolmentId: other } = await participant(world, api.units.field);
    await attempts(world, id, other, [{ lessonId: pre, number: 1, score: before, minute: 1 }, { lessonId: world.lessons.quiz, number: 1, score: after, minute: 9 }]);
  };
  for (const [before, after] of [[50, 70], [60, 60], [30, 90]] as const) await one(before, after);
  const view = () => instructor.call(learningRoutes.learning, { params: { runId: world.runId } });
  const four = await view();
  expect(four.pairs[0]?.gain).toEqual({ n: 4, pre: null, post: null, points: null, spread: null, normalised: null });
  await one(20, 50);
  // Points 40, 20, 0, 60, 30: mean 30, squares 100 + 100 + 900 + 900 + 0 = 2000, sqrt(2000 / 4) = 22.36. Means 40 and 70: 30 of 60 left.
  const five = await view();
  expect(five.pairs[0]?.gain).toEqual({ n: 5, pre: 40, post: 70, points: 30, spread: 22.36, normalised: 0.5 });
  expect(five.competencies).toEqual([{ competency: 'Manajemen risiko', gain: five.pairs[0]?.gain }]);
  expect(five.learners.find(({ name }) => name === 'Siti Rahmawati')?.gains).toEqual([{ pairId: body.id, pre: 40, post: 80, points: 40, normalised: 0.67 }]);
  const own = await api.as(api.people.learner).call(learningRoutes.ownGain, { params: { enrolmentId } });
  expect(own.pairs[0]?.gain).toEqual({ pre: 40, post: 80, points: 40, normalised: 0.67 });
  expect((await api.as(api.people.elsewhere).get(`/api/enrolments/${enrolmentId}/gain`)).status).toBe(404);
  await instructor.call(learningRoutes.unpair, { params: { ...params, pairId: body.id } });
  expect((await view()).pairs).toEqual([]);
  const deeds = await api.sql<{ action: string }>(`select action from audit_entries where subject_id = $1 order by position`, [world.courseId]);
  expect(deeds.map(({ action }) => action)).toEqual(['course.quizzes_paired', 'course.quizzes_unpaired']);
});

const right = { single: { kind: 'single_choice', option: 'a' }, multiple: { kind: 'multiple_response', options: ['a', 'b'] }, short: { kind: 'short_text', text: 'register risiko' } };

test('questions that name a competency tell what was gained in it, as grading marks them; what one question earned is read by nobody', async () => {
  const world = await learningWorld(api);
  const pre = await secondQuiz(api, world);
  const { single, multiple, short } = world.questions;
  await api.sql(
    `insert into quiz_versions (id, agency_id, quiz_id, course_version_id, settings, questions) select gen_random_uuid(), v.agency_id, v.quiz_id, c.current_version_id, v.settings, v.questions from quiz_versions v join courses c on c.id = $2 where v.id = $1`,
    [world.quizVersionId, world.courseId],
  );
  const instructor = api.as(api.people.instructor);
  const params = { courseId: world.courseId };
  const [risk, records] = await Promise.all(['Menilai risiko', 'Mencatat risiko'].map(async (name) => {
    const id = v7();
    await api.sql(`insert into competencies (id, agency_id, code, name, competency_class, levels) values ($1, $2, $3, $4, 'technical', '[]')`, [id, api.agency.id, `T.${id.slice(-6)}`, name]);
    return id;
  }));
  await instructor.call(learningRoutes.pair, { params, body: { id: v7(), preLessonId: pre, postLessonId: world.lessons.quiz, competencyId: risk ?? null } });
  // Five people answer: of two questions on risk one before and both after, of one on records none before and one after.
  const answer = async (attemptId: string, questionId: string, response: object) => {
    await api.sql(`insert into answers (attempt_id, question_id, agency_id, sequence, response) values ($1, $2, $3, 1, $4)`, [attemptId, questionId, api.agency.id, JSON.stringify(response)]);
  };
  const paper = JSON.stringify([single, multiple, short].map((questionId) => ({ questionId, options: [] })));
  for (let at = 0; at < 5; at += 1) {
    const { enrolmentId } = await participant(world, api.units.field);
    for (const [lessonId, score, minute] of [[pre, 33.33, 1], [world.lessons.quiz, 100, 9]] as const) {
      const id = v7();
      await api.sql(
        `insert into attempts (id, agency_id, enrolment_id, person_id, lesson_id, quiz_version_id, number, state, paper, submitted_at, points, max_points, score, passed, graded_at)
         select $1, agency_id, id, person_id, $3, $4, 1, 'graded', $5, '2026-11-01T02:00:00Z'::timestamptz + make_interval(mins => $6), 1, 1, $7, true, now() from enrolments where id = $2`,
        [id, enrolmentId, lessonId, world.quizVersionId, paper, minute, score],
      );
      await answer(id, single, lessonId === pre ? { kind: 'single_choice', option: 'b' } : right.single);
      await answer(id, multiple, right.multiple);
      if (lessonId !== pre) await answer(id, short, right.short);
    }
  }
  const gains = async () => Object.fromEntries((await instructor.call(learningRoutes.learning, { params: { runId: world.runId } })).competencies.map(({ competency, gain: { n, pre: before, post: after, points } }) => [competency, [n, before, after, points]]));
  expect(await gains()).toEqual({ 'Menilai risiko': [5, 33.33, 100, 66.67] });

  const { questions } = await instructor.call(learningRoutes.nameCompetency, { params, body: { questionIds: [single, multiple], competencyId: risk ?? null } });
  expect(questions.map(({ quizTitle, competency }) => [quizTitle, competency])).toEqual(['Tes awal', 'Ujian akhir'].flatMap((title) => ['Menilai risiko', 'Menilai risiko', null, null].map((name) => [title, name])));
  await instructor.call(learningRoutes.nameCompetency, { params, body: { questionIds: [short], competencyId: records ?? null } });
  const refused = async (body: object) => (await instructor.put(`/api/courses/${world.courseId}/question-competencies`, body)).code;
  expect(await refused({ questionIds: [v7()], competencyId: null })).toBe('question_unpaired');
  expect(await refused({ questionIds: [single], competencyId: v7() })).toBe('not_found');
  // From now on the pair as a whole says nothing of risk; marks are kept by the worker, once.
  expect(await gains()).toEqual({ 'Menilai risiko': [0, null, null, null], 'Mencatat risiko': [0, null, null, null] });
  const worker = await createDataSource(api.database.urls.worker, { size: 1, name: 'spec-worker' }).initialize();
  const mark = new MarkQuestions(new Database(worker));
  const system = { kind: 'system', agencyId: api.agency.id, job: 'marks' } as const;
  const due = await mark.find(system);
  expect(due).toHaveLength(10);
  for (const id of [...due, ...due]) await mark.run(system, id);
  expect(await mark.find(system)).toEqual([]);
  await worker.destroy();
  expect(await gains()).toEqual({ 'Menilai risiko': [5, 50, 100, 50], 'Mencatat risiko': [5, 0, 100, 100] });
  const { learners } = await instructor.call(learningRoutes.learning, { params: { runId: world.runId } });
  expect(learners[0]?.competencies).toEqual([{ competency: 'Mencatat risiko', pre: 0, post: 100, points: 100, normalised: 1 }, { competency: 'Menilai risiko', pre: 50, post: 100, points: 50, normalised: 1 }]);

  const app = await createDataSource(api.database.urls.app, { size: 1, name: 'spec-app' }).initialize();
  await expect(app.query('select marks from attempt_marks')).rejects.toThrow('permission denied');
  expect(await app.query('select * from competency_marks($1)', [due])).toEqual([]);
  await app.destroy();
  await instructor.call(learningRoutes.nameCompetency, { params, body: { questionIds: [single, multiple, short], competencyId: null } });
  expect(await gains()).toEqual({ 'Menilai risiko': [5, 33.33, 100, 66.67] });
});

const content = (text: string) => ({ content: Buffer.from(text).toString('base64') });

test('trained units stand beside untrained ones, and a file is tried, applied once and changes nothing twice', async () => {
  const world = await learningWorld(api);
  await api.sql(`update runs set starts_on = '2026-03-01', ends_on = '2026-05-31' where id = $1`, [world.runId]);
  const units = await Promise.all(['A', 'B', 'C', 'D'].map(async (letter) => {
    const id = randomUUID();
    await api.sql(`insert into units (id, agency_id, name, code) values ($1, $2, $3, $4)`, [id, api.agency.id, `Unit ${letter} ${id.slice(0, 4)}`, `U-${letter}-${id.slice(0, 4)}`]);
    return { id, code: `U-${letter}-${id.slice(0, 4)}` };
  }));
  const [a, b, c, d] = units.map(({ code }) => code);
  const people = [];
  for (const unit of [units[0], units[1], units[1], units[1], units[1]]) people.push(await participant(world, unit?.id ?? '', true));
  // Moved since: the unit of completion counts, and D stays untrained.
  await api.sql(`update appointments set valid_to = '2026-06-30' where person_id = $1`, [people[0]?.id]);
  await api.sql(`insert into appointments (id, agency_id, person_id, unit_id, position_title, position_kind, valid_from) values ($1, $2, $3, $4, 'Perawat', 'pelaksana', '2026-07-01')`, [v7(), api.agency.id, people[0]?.id, units[3]?.id]);
  const admin = api.as(api.people.agencyAdmin);
  const file = content(`Kode unit;Periode;IKM;Responden
${a};2025-S2;76;100
${a};2026-T3;82;110
${b};2025-S2;80;90
${b};2026-T3;82;
${c};2025-S2;78;100
${c};2026-T3;79;100
${d};2025-S2;90;50
${d};2026-T3;91;50
?;2025-S2;70;1
${d};2026-T3;92;50
${d};2099;92;50
`);
  const tried = await admin.call(resultsRoutes.checkIndices, { body: file });
  expect(tried.counts).toEqual({ created: 8, changed: 0, unchanged: 0, wrong: 3 });
  expect(tried.errors.map(({ line, column, fault }) => [line, column, fault])).toEqual([[10, 'unit', 'unit_unknown'], [11, 'unit', 'twice'], [12, 'period', 'period_not_over']]);
  const results = () => admin.call(resultsRoutes.results, { params: { runId: world.runId } });
  expect((await results()).trained.units).toBe(0);
  expect((await admin.call(resultsRoutes.applyIndices, { body: file })).counts.created).toBe(8);
  expect(await admin.post('/api/service-indices/file', file)).toMatchObject({ status: 409, code: 'file_nothing_to_do' });
  const mended = await admin.call(resultsRoutes.applyIndices, { body: content(`Kode unit,Periode,IKM\n${d},2026-T3,92\n`) });
  expect(mended.counts).toEqual({ created: 0, changed: 1, unchanged: 0, wrong: 0 });
  // A +6, B +2: mean 4, spread 2.83. C +1, D +2 (and the other units have no index): 1.5, spread 0.71. The difference is 2.5.
  const view = await results();
  expect(view.trained).toEqual({ units: 2, respondents: 300, before: 78, after: 82, change: 4, spread: 2.83 });
  expect(view.untrained).toMatchObject({ units: 2, before: 84, after: 85.5, change: 1.5, spread: 0.71 });
  expect(view.difference).toBe(2.5);
  expect(view.units.map(({ trained, beforePeriod, afterPeriod }) => [trained, beforePeriod, afterPeriod])).toEqual([[true, '2025-S2', '2026-T3'], [true, '2025-S2', '2026-T3'], [false, '2025-S2', '2026-T3'], [false, '2025-S2', '2026-T3']]);
  expect((await api.as(api.people.auditor).call(resultsRoutes.indices)).rows.length).toBe(8);

  const numbers = await Promise.all(people.map(async ({ id }, index) => {
    const value = `1990010120150310${String(index + 50)}`;
    await api.sql(`insert into identifiers (id, agency_id, person_id, kind, value, valid_from) values ($1, $2, $3, 'nip', $4, '2015-03-01')`, [v7(), api.agency.id, id, value]);
    return value;
  }));
  const marks = (of: readonly string[]) => content(`NIP;Tahun;Nilai\n${of.map((nip, index) => `${nip};2025;${80 + index}\n${nip};2026-T3;${84 + index}`).join('\n')}\n`);
  await admin.call(resultsRoutes.applyMarks, { body: marks(numbers.slice(0, 4)) });
  expect((await results()).appraisal).toEqual({ n: null, before: null, after: null, change: null, spread: null });
  const all = await admin.call(resultsRoutes.applyMarks, { body: marks(numbers) });
  expect(all.counts).toEqual({ created: 2, changed: 0, unchanged: 8, wrong: 0 });
  // 80 to 84: mean 82; each 4 more.
  expect((await results()).appraisal).toEqual({ n: 5, before: 82, after: 86, change: 4, spread: 0 });
});
