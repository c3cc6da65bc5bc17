import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { GradeAttempt } from '@sinau/application/grading';
import { quizzesRoutes, type AttemptView } from '@sinau/contracts/quizzes';
import { Database } from '@sinau/persistence/core';
import { saveAnswers } from '@sinau/persistence/quizzes';
import { createDataSource } from '@sinau/persistence/schema';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { InTransaction } from '../in-transaction.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';

let api: TestApi;
let world: LearningWorld;
let learner: Client;
let attempt: AttemptView;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  world = await learningWorld(api);
  const enrolmentId = await world.enrol(api.people.learner);
  learner = api.as(api.people.learner);
  attempt = await learner.call(quizzesRoutes.start, { params: { enrolmentId, lessonId: world.lessons.quiz }, body: {} });
});

const path = () => `/api/attempts/${attempt.id}`;
const answer = (sequence: number) => ({ answers: [{ questionId: world.questions.single, sequence, response: { kind: 'single_choice', option: 'a' }, flagged: false }] });

describe('E02: the end of the grace, by the database\'s clock', () => {
  // The deadline was 30 s ago, and a millisecond more or less.
  test.each([[-1, 'saved'], [0, 'saved'], [1, 'late']])('%d ms after it an answer is %s', async (past, outcome) => {
    const source = await createDataSource(api.database.urls.app, { size: 1, name: 'spec' }).initialize();
    const database = new Database(source);
    const actor = { kind: 'system', agencyId: api.agency.id, job: 'spec' } as const;
    const [line] = await database.transaction(actor, async (transaction) => {
      await transaction.query({ name: `spec.deadline.${past}`, text: `update attempts set deadline_at = now() - interval '30 seconds' - $2 * interval '1 millisecond' where id = $1` }, [attempt.id, past]);
      return saveAnswers(new InTransaction(database, transaction), actor, [
        { attemptId: attempt.id, personId: api.people.learner.id, questionId: world.questions.single, sequence: 1, response: '{"kind":"single_choice","option":"a"}', flagged: false },
      ]);
    });
    await source.destroy();
    expect(line?.outcome).toBe(outcome);
    const kept = async (table: string) => (await api.sql(`select 1 from ${table} where attempt_id = $1`, [attempt.id])).length;
    expect([await kept('answers'), await kept('late_answers')]).toEqual(outcome === 'saved' ? [1, 0] : [0, 1]);
  });
});

describe('E01, E07: whose the deadline is', () => {
  const grant = (minutes: number, deadlineAt: string, client = api.as(api.people.agencyAdmin), reason = 'Listrik padam 15 menit') =>
    client.post(`${path()}/extra-time`, { deadlineAt, minutes, reason });

  test('no field that a client sends moves it, and its clock is not asked', async () => {
    for (const extra of [{ deadlineAt: '2030-01-01T00:00:00.000Z' }, { now: '2020-01-01T00:00:00.000Z' }, { timeLimitMinutes: 600 }]) {
      expect((await learner.put(`${path()}/answers`, { ...answer(1), ...extra })).status).toBe(400);
      expect((await learner.post(`${path()}/submit`, extra)).status).toBe(400);
    }
    await learner.put(`${path()}/answers`, answer(1), { date: 'Sat, 21 Nov 2020 00:00:00 GMT' });
    expect((await learner.call(quizzesRoutes.attempt, { params: { attemptId: attempt.id } })).deadlineAt).toBe(attempt.deadlineAt);
    expect(await grant(15, attempt.deadlineAt ?? '', learner)).toMatchObject({ status: 403, code: 'forbidden' });
  });

  test('an administrator adds 15 minutes: audited, told to the learner\'s open page, and answered by the next save', async () => {
    const cookie = await api.signIn(api.people.learner);
    const stop = new AbortController();
    const stream = await fetch(`${await api.app.getUrl()}/api/events`, { headers: { cookie, 'sec-fetch-site': 'same-origin' }, signal: AbortSignal.any([stop.signal, AbortSignal.timeout(10_000)]) });
    const heard = readUntil(stream.body, 'event: notification');

    const wanted = new Date(Date.parse(attempt.deadlineAt ?? '') + 15 * 60_000).toISOString();
    expect((await grant(15, attempt.deadlineAt ?? '')).as(quizzesRoutes.grantTime.returns).deadlineAt).toBe(wanted);
    expect(await heard).toBe(true);
    stop.abort();
    expect((await learner.put(`${path()}/answers`, answer(1))).body).toMatchObject({ deadlineAt: wanted });
    const [entry] = await api.sql(`select actor_id, action, subject_id, facts from audit_entries where action = 'attempt.time_granted' order by position desc limit 1`);
    expect(entry).toMatchObject({ actor_id: api.people.agencyAdmin.id, subject_id: api.people.learner.id, facts: { minutes: 15, reason: 'Listrik padam 15 menit', before: attempt.deadlineAt, deadlineAt: wanted } });
  });

  test('pressed ten times at once it is added once; the others are told that the deadline is another', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => grant(15, attempt.deadlineAt ?? '')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
  });

  test('a minute after the deadline no, within the grace it counts from now, closed and untimed ones are refused', async () => {
    await api.sql(`update attempts set deadline_at = date_trunc('milliseconds', now()) - interval '10 seconds' where id = $1`, [attempt.id]);
    const { deadlineAt, serverNow } = await learner.call(quizzesRoutes.attempt, { params: { attemptId: attempt.id } });
    const moved = (await grant(5, deadlineAt ?? '')).as(quizzesRoutes.grantTime.returns);
    expect(Date.parse(moved.deadlineAt) - Date.parse(moved.serverNow)).toBe(5 * 60_000);
    expect(Date.parse(moved.serverNow)).toBeGreaterThanOrEqual(Date.parse(serverNow));
    await api.sql(`update attempts set deadline_at = null where id = $1`, [attempt.id]);
    expect((await grant(5, moved.deadlineAt)).code).toBe('attempt_untimed');
    await learner.post(`${path()}/submit`, {});
    expect((await grant(5, moved.deadlineAt)).code).toBe('attempt_closed');
  });

  test('nobody lengthens their own, whatever roles they hold', async () => {
    await api.assign(api.people.colleague, 'agency_admin');
    const enrolmentId = await world.enrol(api.people.colleague);
    const colleague = api.as(api.people.colleague);
    const own = await colleague.call(quizzesRoutes.start, { params: { enrolmentId, lessonId: world.lessons.quiz }, body: {} });
    expect(await colleague.post(`/api/attempts/${own.id}/extra-time`, { deadlineAt: own.deadlineAt, minutes: 5, reason: 'Saya perlu' })).toMatchObject({ status: 403, code: 'forbidden' });
    const { rows } = await colleague.call(quizzesRoutes.openAttempts, { params: { runId: world.runId } });
    expect(rows.map(({ personName, title }) => [personName, title])).toEqual([[api.people.colleague.name, 'Ujian akhir'], [api.people.learner.name, 'Ujian akhir']]);
  });
});

describe('E10, E12: what an attempt was begun with', () => {
  const grade = async () => {
    const source = await createDataSource(api.database.urls.worker, { size: 1, name: 'spec-worker' }).initialize();
    await new GradeAttempt(new Database(source)).run({ kind: 'system', agencyId: api.agency.id, job: 'spec' }, attempt.id);
    await source.destroy();
  };

  test('a key that is changed later changes no score; frozen keys change for nobody, not even the owner', async () => {
    await learner.put(`${path()}/answers`, answer(1));
    const changed = { content: { kind: 'single_choice', stem: 'Lain', options: [{ id: 'a', text: 'Satu' }, { id: 'b', text: 'Dua' }] }, points: 100, topic: null, answer: { key: { kind: 'single_choice', option: 'b' }, feedback: '' }, revision: 1 };
    expect((await api.as(api.people.instructor).put(`/api/courses/${world.courseId}/quizzes/${world.quizId}/questions/${world.questions.single}`, changed)).status).toBe(200);
    await expect(api.sql(`update quiz_version_keys set keys = '{}' where quiz_version_id = $1`, [world.quizVersionId])).rejects.toThrow('frozen');
    await learner.post(`${path()}/submit`, {});
    await grade();
    // One of four points, each worth one.
    expect((await learner.get(`${path()}/result`)).body).toMatchObject({ points: 1, maxPoints: 4, score: 25 });
  });

  test('the order of questions and options is the same in the attempt, after a reload and in the review', async () => {
    const order = (questions: AttemptView['questions']) => questions.map(({ id, content }) => [id, 'options' in content ? content.options.map((option) => option.id) : []]);
    expect(order((await learner.call(quizzesRoutes.attempt, { params: { attemptId: attempt.id } })).questions)).toEqual(order(attempt.questions));
    for (const [index, questionId] of Object.values(world.questions).entries()) {
      const responses = [{ kind: 'single_choice', option: 'a' }, { kind: 'multiple_response', options: ['a', 'b'] }, { kind: 'short_text', text: 'register risiko' }, { kind: 'numeric', text: '12' }];
      await learner.put(`${path()}/answers`, { answers: [{ questionId, sequence: 1, response: responses[index], flagged: false }] });
    }
    await learner.post(`${path()}/submit`, {});
    await grade();
    const { review } = await learner.call(quizzesRoutes.result, { params: { attemptId: attempt.id } });
    expect(order(review?.map((line) => line.question) ?? [])).toEqual(order(attempt.questions));
  });
});

async function readUntil(body: ReadableStream<Uint8Array> | null, wanted: string): Promise<boolean> {
  if (!body) return false;
  let text = '';
  for await (const chunk of body) {
    text += Buffer.from(chunk).toString('utf8');
    if (text.includes(wanted)) return true;
  }
  return false;
}
