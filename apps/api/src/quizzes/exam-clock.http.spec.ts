import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PublicSite } from '@sinau/application/core';
import { FindUnfinished, GradeAttempt } from '@sinau/application/grading';
import { decisionsRoutes } from '@sinau/contracts/decisions';
import { enrolmentsRoutes } from '@sinau/contracts/enrolments';
import { quizzesRoutes, type AttemptView } from '@sinau/contracts/quizzes';
import { Database } from '@sinau/persistence/core';
import { closeOverdueAttempts, overdueAttempts, saveAnswers } from '@sinau/persistence/quizzes';
import { createDataSource } from '@sinau/persistence/schema';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { closeRun, decisionOn } from '../decisions/decisions.spec-kit.js';
import { InTransaction } from '../in-transaction.spec-kit.js';
import { finalSettings, learningWorld, type LearningWorld } from '../learning.spec-kit.js';

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

  test.each([[-1, 'open'], [0, 'open'], [1, 'submitted']])('%d ms after it the sweep leaves the attempt %s', async (past, state) => {
    const source = await createDataSource(api.database.superuserUrl, { size: 1, name: 'spec' }).initialize();
    const swept = await new Database(source).transaction({ kind: 'system', agencyId: api.agency.id, job: 'spec' }, async (transaction) => {
      await transaction.query({ name: `spec.deadline.${past}`, text: `update attempts set deadline_at = now() - interval '30 seconds' - $2 * interval '1 millisecond' where id = $1` }, [attempt.id, past]);
      await transaction.query({ name: 'spec.role', text: 'set local role sinau_worker' });
      const found = (await overdueAttempts(transaction, 1_000)).includes(attempt.id);
      await closeOverdueAttempts(transaction, 1_000);
      return found;
    });
    await source.destroy();
    expect(swept).toBe(state === 'submitted');
    expect(await api.sql('select state from attempts where id = $1', [attempt.id])).toEqual([{ state }]);
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
    const stream = await fetch(`${await api.app.getUrl()}/api/events`, { headers: { cookie, 'sec-fetch-site': 'same-origin' }, signal: AbortSignal.any([stop.signal, AbortSignal.timeout(25_000)]) });
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
    expect(rows.map(({ personName, title, mine }) => [personName, title, mine])).toEqual([[api.people.colleague.name, 'Ujian akhir', true], [api.people.learner.name, 'Ujian akhir', false]]);
  });

  test('the list says how far somebody is, and finds a part of a name literally', async () => {
    const list = async (search?: string) => (await api.as(api.people.agencyAdmin).call(quizzesRoutes.openAttempts, { params: { runId: world.runId }, query: search === undefined ? {} : { search } })).rows;
    const [single, multiple] = Object.values(world.questions);
    await learner.put(`${path()}/answers`, { answers: [{ questionId: single, sequence: 1, response: { kind: 'single_choice', option: 'a' }, flagged: false }] });
    await learner.put(`${path()}/answers`, { answers: [{ questionId: multiple, sequence: 1, response: null, flagged: true }] }); // a doubt is no answer
    expect(await list()).toMatchObject([{ id: attempt.id, answered: 1, questions: 4, number: 1, deadlineAt: attempt.deadlineAt, mine: false }]);
    expect((await list(api.people.learner.name.slice(1, 4).toUpperCase())).map(({ id }) => id)).toEqual([attempt.id]);
    expect(await list('%')).toEqual([]);
    expect((await api.as(api.people.agencyAdmin).get(`/api/runs/${world.runId}/open-attempts?search=%27%3B--`)).body).toMatchObject({ rows: [] });
  });
});

describe('R5: a run\'s end is the deadline of every attempt in it', () => {
  const days = { from: -7, to: 9 };
  const untimed = { ...finalSettings, timeLimitMinutes: null };
  const begin = async (settings: typeof finalSettings, person = api.people.learner) => {
    world = await learningWorld(api, settings);
    const runId = await world.openRun(null, days);
    const enrolmentId = await world.enrol(person, runId);
    return { runId, enrolmentId, taken: await api.as(person).call(quizzesRoutes.start, { params: { enrolmentId, lessonId: world.lessons.quiz }, body: {} }) };
  };
  const endOf = async (runId: string) => {
    const [row] = await api.sql<{ end: Date }>(`select (ends_on + 1)::timestamp at time zone g.time_zone as end from runs r join agencies g on g.id = r.agency_id where r.id = $1`, [runId]);
    return row?.end.getTime() ?? 0;
  };
  const deadlineOf = async (attemptId: string) => Date.parse((await learner.call(quizzesRoutes.attempt, { params: { attemptId } })).deadlineAt ?? '');
  const told = (attemptId: string) => api.sql<{ kind: string; facts: unknown }>(`select kind, facts from notifications where link = $1`, [`/pengerjaan/${attemptId}`]);
  const changeTo = async (runId: string, endsOn: string) => {
    const admin = api.as(api.people.agencyAdmin);
    const { name, startsOn, place, capacity, selfEnrolment, certificateTemplateId, revision } = await admin.call(enrolmentsRoutes.run, { params: { runId } });
    await admin.call(enrolmentsRoutes.changeRun, { params: { runId }, body: { name, startsOn, endsOn, place, capacity, selfEnrolment, certificateTemplateId, revision } });
  };
  const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

  test('without a time limit it is the end of the last day, and when that has passed the sweep hands the attempt in', async () => {
    const { runId, taken } = await begin(untimed);
    expect(Date.parse(taken.deadlineAt ?? '')).toBe(await endOf(runId));
    await api.sql(`update attempts set deadline_at = now() - interval '31 seconds' where id = $1`, [taken.id]);
    const source = await createDataSource(api.database.urls.worker, { size: 1, name: 'spec-worker' }).initialize();
    await new FindUnfinished(new Database(source)).closeOverdue({ kind: 'system', agencyId: api.agency.id, job: 'spec' });
    await source.destroy();
    expect(await api.sql(`select state, submitted_by from attempts where id = $1`, [taken.id])).toEqual([{ state: 'submitted', submitted_by: 'deadline' }]);
  });

  test('a run that is closed early closes them in the same act: the learner is told, what is on its way is saved, nothing new begins', async () => {
    const { runId, enrolmentId, taken } = await begin(untimed);
    await closeRun(api.as(api.people.agencyAdmin), runId);
    const now = await learner.call(quizzesRoutes.attempt, { params: { attemptId: taken.id } });
    expect(now.state).toBe('open');
    expect(Date.parse(now.deadlineAt ?? '')).toBeLessThanOrEqual(Date.parse(now.serverNow));
    expect(await told(taken.id)).toEqual([{ kind: 'attempt_cut', facts: { title: 'Ujian akhir' } }]);
    expect((await learner.put(`/api/attempts/${taken.id}/answers`, answer(1))).body).toMatchObject({ saved: [{ outcome: 'saved' }] });
    await learner.post(`/api/attempts/${taken.id}/submit`, {});
    expect((await learner.post(`/api/enrolments/${enrolmentId}/lessons/${world.lessons.quiz}/attempts`, {})).code).toBe('run_ended');
  });

  test('a start that meets the close gets the close as its deadline, or does not begin', async () => {
    const { runId, enrolmentId, taken } = await begin(untimed);
    await learner.post(`/api/attempts/${taken.id}/submit`, {});
    const admin = api.as(api.people.agencyAdmin);
    const closing = await decisionOn(admin, runId);
    const [started] = await Promise.all([
      learner.post(`/api/enrolments/${enrolmentId}/lessons/${world.lessons.quiz}/attempts`, {}),
      admin.call(decisionsRoutes.decide, closing),
    ]);
    expect([200, 403, 409]).toContain(started.status);
    expect(await api.sql(`select id from attempts where enrolment_id = $1 and state = 'open' and deadline_at > now()`, [enrolmentId])).toEqual([]);
  });

  test('a run that ends later takes them along with what was granted; a limit that ends before stays as it is', async () => {
    const { runId, taken } = await begin(untimed);
    await api.as(api.people.agencyAdmin).call(quizzesRoutes.grantTime, { params: { attemptId: taken.id }, body: { deadlineAt: taken.deadlineAt ?? '', minutes: 15, reason: 'Listrik padam' } });
    const end = await endOf(runId);
    await changeTo(runId, dayOf(end + 2 * 86_400_000));
    const moved = await endOf(runId);
    expect(moved).toBeGreaterThan(end);
    expect(await deadlineOf(taken.id)).toBe(moved + 15 * 60_000);
    expect((await told(taken.id)).map(({ kind }) => kind).toSorted()).toEqual(['deadline_moved', 'time_granted']);

    const timed = await begin(finalSettings);
    await changeTo(timed.runId, dayOf((await endOf(timed.runId)) + 2 * 86_400_000));
    expect(await deadlineOf(timed.taken.id)).toBe(Date.parse(timed.taken.deadlineAt ?? ''));
    expect(await told(timed.taken.id)).toEqual([]);
  });

  test('a last day that is moved into the past leaves what is on its way its grace', async () => {
    const { runId, taken } = await begin(untimed);
    await changeTo(runId, dayOf(Date.now() - 2 * 86_400_000));
    const now = await learner.call(quizzesRoutes.attempt, { params: { attemptId: taken.id } });
    expect(Date.parse(now.serverNow) - Date.parse(now.deadlineAt ?? '')).toBeLessThan(30_000);
    expect((await learner.put(`/api/attempts/${taken.id}/answers`, answer(1))).body).toMatchObject({ saved: [{ outcome: 'saved' }] });
  });
});

describe('E10, E12: what an attempt was begun with', () => {
  const grade = async () => {
    const source = await createDataSource(api.database.urls.worker, { size: 1, name: 'spec-worker' }).initialize();
    await new GradeAttempt(new Database(source), new PublicSite('https://sinau.test')).run({ kind: 'system', agencyId: api.agency.id, job: 'spec' }, attempt.id);
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
      const responses = [{ kind: 'single_choice', option: 'a' }, { kind: 'multiple_response', options: ['a', 'b'] }, { kind: 'short_text', text: 'register risiko' }, { kind: 'numeric', text: '7351,25' }];
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
