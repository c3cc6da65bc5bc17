import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PublicSite } from '@sinau/application/core';
import { GradeAttempt } from '@sinau/application/grading';
import { quizzesRoutes, type AttemptView } from '@sinau/contracts/quizzes';
import type { Response } from '@sinau/domain/quizzes';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import type { DataSource } from 'typeorm';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { finalSettings, KEY_MARKER, keyTraces, learningWorld, type LearningWorld } from '../learning.spec-kit.js';

let api: TestApi;
let world: LearningWorld;
let workerSource: DataSource;
let grading: GradeAttempt;
let learner: Client;
let enrolmentId: string;

beforeAll(async () => {
  api = await startTestApi();
  workerSource = createDataSource(api.database.urls.worker, { size: 4, name: 'spec-worker' });
  await workerSource.initialize();
  grading = new GradeAttempt(new Database(workerSource), new PublicSite('https://sinau.test'));
}, 60_000);
afterAll(async () => {
  await workerSource.destroy();
  await api.close();
});
beforeEach(async () => {
  world = await learningWorld(api);
  enrolmentId = await world.enrol(api.people.learner);
  learner = api.as(api.people.learner);
});

const place = () => ({ enrolmentId, lessonId: world.lessons.quiz });
const start = () => learner.call(quizzesRoutes.start, { params: place(), body: {} });
const save = (attemptId: string, questionId: string, sequence: number, response: Response | null, client = learner) =>
  client.put(`/api/attempts/${attemptId}/answers`, { answers: [{ questionId, sequence, response, flagged: false }] });
const submit = (attemptId: string, client = learner) => client.post(`/api/attempts/${attemptId}/submit`, {});
const gradeNow = (attemptId: string) => grading.run({ kind: 'system', agencyId: api.agency.id, job: 'grade-attempt' }, attemptId);

async function answerAll(attempt: AttemptView, right: boolean): Promise<void> {
  const { single, multiple, short, numeric } = world.questions;
  await save(attempt.id, single, 1, { kind: 'single_choice', option: right ? 'a' : 'c' });
  await save(attempt.id, multiple, 1, { kind: 'multiple_response', options: right ? ['a', 'b'] : ['c', 'd'] });
  await save(attempt.id, short, 1, { kind: 'short_text', text: right ? ' Register  Risiko ' : 'daftar hadir' });
  await save(attempt.id, numeric, 1, { kind: 'numeric', text: right ? '7.351,25' : '7' });
}

describe('starting', () => {
  test('makes paper, order and a deadline of 60 minutes by the server, and shows no key', async () => {
    const attempt = await start();
    expect(attempt.questions.map((question) => question.id).sort()).toEqual(Object.values(world.questions).sort());
    expect(Date.parse(attempt.deadlineAt ?? '') - Date.parse(attempt.startedAt)).toBe(60 * 60_000);
    expect(keyTraces(JSON.stringify(attempt))).toEqual([]);
  });

  test('twenty taps at once open one attempt, and a reload shows the same order', async () => {
    const attempts = await Promise.all(Array.from({ length: 20 }, start));
    expect(new Set(attempts.map((attempt) => attempt.id)).size).toBe(1);
    const again = await learner.call(quizzesRoutes.attempt, { params: { attemptId: attempts[0]?.id ?? '' } });
    expect(again.questions).toEqual(attempts[0]?.questions);
  });

  test('is refused before the run, after it, when withdrawn, and after the second attempt', async () => {
    const before = await world.enrol(api.people.learner, await world.openRun(null, { from: 1, to: 9 }));
    const after = await world.enrol(api.people.learner, await world.openRun(null, { from: -9, to: -1 }));
    const tryStart = (id: string) => learner.post(`/api/enrolments/${id}/lessons/${world.lessons.quiz}/attempts`, {});
    expect((await tryStart(before)).code).toBe('run_not_started');
    expect((await tryStart(after)).code).toBe('run_ended');
    for (let number = 1; number <= 2; number += 1) {
      const attempt = await start();
      expect(attempt.number).toBe(number);
      await submit(attempt.id);
    }
    expect(await tryStart(enrolmentId)).toMatchObject({ status: 409, code: 'no_attempts_left' });
    await api.sql(`update enrolments set state = 'withdrawn' where id = $1`, [enrolmentId]);
    expect((await tryStart(enrolmentId)).code).toBe('enrolment_withdrawn');
  });
});

describe('saving', () => {
  test('acknowledges what is stored; the newest sequence wins whatever the order of arrival', async () => {
    const attempt = await start();
    const { single } = world.questions;
    const newer = await save(attempt.id, single, 5, { kind: 'single_choice', option: 'b' });
    const older = await save(attempt.id, single, 4, { kind: 'single_choice', option: 'c' });
    expect(newer.body).toMatchObject({ saved: [{ questionId: single, outcome: 'saved', sequence: 5 }] });
    expect(older.body).toMatchObject({ saved: [{ questionId: single, outcome: 'stale', sequence: 5 }] });
    const { answers } = await learner.call(quizzesRoutes.attempt, { params: { attemptId: attempt.id } });
    expect(answers).toEqual([{ questionId: single, sequence: 5, response: { kind: 'single_choice', option: 'b' }, flagged: false }]);
  });

  test('two hundred saves of two learners at once are each answered with their own outcome', async () => {
    const attempt = await start();
    const colleague = api.as(api.people.colleague);
    const other = await colleague.call(quizzesRoutes.start, { params: { enrolmentId: await world.enrol(api.people.colleague), lessonId: world.lessons.quiz }, body: {} });
    const questions = Object.values(world.questions);
    const all = Array.from({ length: 200 }, (_, index) => index).map(async (index) => {
      const [client, id] = index % 2 === 0 ? [learner, attempt.id] as const : [colleague, other.id] as const;
      return save(id, questions[index % 4] ?? '', 1 + index, { kind: 'short_text', text: String(index) }, client);
    });
    const answers = await Promise.all(all);
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    const stored = await api.sql<{ sequence: string; attempt_id: string }>(`select attempt_id, question_id, sequence from answers where attempt_id = any ($1)`, [[attempt.id, other.id]]);
    // Index 196…199 are the last of each of the four questions: 196 and 198 are the learner's, 197 and 199 the colleague's.
    expect(stored.map((row) => Number(row.sequence)).sort()).toEqual([197, 198, 199, 200]);
  });

  test('refuses a foreign question, another learner, and a closed attempt', async () => {
    const attempt = await start();
    expect(await save(attempt.id, world.lessons.article, 1, null)).toMatchObject({ status: 400, code: 'question_not_in_paper' });
    expect(await save(attempt.id, world.questions.single, 1, null, api.as(api.people.colleague))).toMatchObject({ status: 404, code: 'not_found' });
    await submit(attempt.id);
    expect(await save(attempt.id, world.questions.single, 1, null)).toMatchObject({ status: 409, code: 'attempt_closed' });
  });

  test.each([
    // The very end is exam-clock's; here the request has ten seconds to come through.
    ['before the end of the grace', 'saved', 20],
    ['after it', 'late', 31],
  ])('%s an answer is %s', async (_, outcome, secondsPast) => {
    const attempt = await start();
    await api.sql(`update attempts set deadline_at = now() - make_interval(secs => $2) where id = $1`, [attempt.id, secondsPast]);
    const answer = await save(attempt.id, world.questions.single, 1, { kind: 'single_choice', option: 'a' });
    expect(answer.body).toMatchObject({ saved: [{ outcome }] });
    const kept = await api.sql(`select 1 from late_answers where attempt_id = $1`, [attempt.id]);
    expect(kept.length).toBe(outcome === 'late' ? 1 : 0);
  });

  test('a save that races the submission is graded, or refused; never acknowledged and lost', async () => {
    for (let round = 0; round < 15; round += 1) {
      const own = await learningWorld(api, { ...finalSettings, attemptsAllowed: null });
      const id = await own.enrol(api.people.learner);
      const attempt = await learner.call(quizzesRoutes.start, { params: { enrolmentId: id, lessonId: own.lessons.quiz }, body: {} });
      const saves = [own.questions.single, own.questions.multiple, own.questions.short].map((question, index) => save(attempt.id, question, 1 + index, { kind: 'short_text', text: 'x' }));
      const [closed, ...saved] = await Promise.all([submit(attempt.id), ...saves]);
      const acknowledged = saved.filter((answer) => answer.status === 200).length;
      expect(closed.status).toBe(200);
      expect(saved.every((answer) => answer.status === 200 || answer.code === 'attempt_closed')).toBe(true);
      const [stored] = await api.sql<{ before: number; all: number }>(
        `select count(*)::int as all, count(*) filter (where w.saved_at <= a.submitted_at)::int as before from answers w join attempts a on a.id = w.attempt_id where a.id = $1`, [attempt.id]);
      expect(stored?.all).toBe(acknowledged);
    }
  });
});

describe('submitting', () => {
  test('fifty at once change the state once, ask for one grading and get one receipt', async () => {
    const attempt = await start();
    const receipts = await Promise.all(Array.from({ length: 50 }, () => submit(attempt.id)));
    expect(receipts.every((receipt) => receipt.status === 200)).toBe(true);
    expect(new Set(receipts.map((receipt) => receipt.text)).size).toBe(1);
    const asked = await api.sql(`select 1 from outbox where job = 'grade-attempt' and payload ->> 'attemptId' = $1`, [attempt.id]);
    expect(asked.length).toBe(1);
  });

  test('another learner\'s attempt is not found', async () => {
    const attempt = await start();
    expect((await submit(attempt.id, api.as(api.people.colleague))).status).toBe(404);
  });
});

describe('the result', () => {
  test('waits for the grade, then tells the score; a second grading changes nothing', async () => {
    const attempt = await start();
    await answerAll(attempt, true);
    await submit(attempt.id);
    expect(await learner.call(quizzesRoutes.result, { params: { attemptId: attempt.id } })).toMatchObject({ state: 'submitted', score: null, review: null });
    await gradeNow(attempt.id);
    await gradeNow(attempt.id);
    const result = await learner.call(quizzesRoutes.result, { params: { attemptId: attempt.id } });
    expect(result).toMatchObject({ state: 'graded', points: 4, maxPoints: 4, score: 100, passed: true });
    expect(result.review?.map((line) => line.verdict)).toEqual(['right', 'right', 'right', 'right']);
    expect(result.topics).toEqual(expect.arrayContaining([{ topic: 'Konteks', points: 2, maxPoints: 2 }]));
    const [enrolment] = await api.sql<{ final_score: string; lessons_done: number }>(`select final_score, lessons_done from enrolments where id = $1`, [enrolmentId]);
    expect(enrolment).toEqual({ final_score: '100.00', lessons_done: 1 });
    expect((await api.sql(`select 1 from notifications where dedupe = $1`, [`graded:${attempt.id}`])).length).toBe(1);
  });

  test('holds the review back after a first failure, and opens both with the last attempt', async () => {
    const first = await start();
    await answerAll(first, false);
    await submit(first.id);
    await gradeNow(first.id);
    const held = await learner.get(`/api/attempts/${first.id}/result`);
    expect(held.body).toMatchObject({ score: 0, passed: false, review: null, topics: [] });
    expect(keyTraces(held.text)).toEqual([]);
    const second = await start();
    await submit(second.id);
    await gradeNow(second.id);
    for (const id of [first.id, second.id]) {
      const { text } = await learner.get(`/api/attempts/${id}/result`);
      // The search finds each of them once they may be read.
      expect(keyTraces(text)).toEqual(expect.arrayContaining([KEY_MARKER, '7351.25', '0.0625', 'key', 'accepted', 'tolerance', 'verdict', 'feedback']));
    }
  });

  test('with a review that is never released, tells the score and nothing of a question: no verdict, points or topic to infer a key from', async () => {
    world = await learningWorld(api, { ...finalSettings, review: { release: 'never', show: 'answers_and_feedback' } });
    enrolmentId = await world.enrol(api.people.learner);
    for (const right of [false, true]) {
      const attempt = await start();
      await answerAll(attempt, right);
      await submit(attempt.id);
      await gradeNow(attempt.id);
      const { body, text } = await learner.get(`/api/attempts/${attempt.id}/result`);
      // Right are four of four points, wrong none.
      expect(body).toMatchObject({ points: right ? 4 : 0, maxPoints: 4, score: right ? 100 : 0, review: null, topics: [] });
      expect(keyTraces(text)).toEqual([]);
    }
  });

  test('an open attempt has none, and a stranger\'s is not found', async () => {
    const attempt = await start();
    expect(await learner.get(`/api/attempts/${attempt.id}/result`)).toMatchObject({ status: 409, code: 'attempt_open' });
    expect((await api.as(api.people.colleague).get(`/api/attempts/${attempt.id}/result`)).status).toBe(404);
  });
});

test('the role that serves learners cannot read a key, whatever it asks', async () => {
  const source = createDataSource(api.database.urls.app, { size: 1, name: 'spec-app' });
  await source.initialize();
  await expect(source.query('select * from question_keys')).rejects.toThrow('permission denied');
  await expect(source.query('select * from quiz_version_keys')).rejects.toThrow('permission denied');
  await expect(source.query(`update attempts set score = 100`)).rejects.toThrow('permission denied');
  await source.destroy();
});
