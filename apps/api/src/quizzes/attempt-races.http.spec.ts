import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PublicSite } from '@sinau/application/core';
import { FindUnfinished, GradeAttempt } from '@sinau/application/grading';
import type { Response } from '@sinau/domain/quizzes';
import { Database } from '@sinau/persistence/core';
import { saveAnswers } from '@sinau/persistence/quizzes';
import { createDataSource } from '@sinau/persistence/schema';
import type { DataSource } from 'typeorm';
import { startTestApi, type Answer, type TestApi } from '../api.spec-kit.js';
import { fillHall, type Seat } from '../hall.spec-kit.js';
import { InTransaction } from '../in-transaction.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';

/** trust.md asks for 5,000 in the long run; a fiftieth here. */
const SEATS = 100;

let api: TestApi;
let world: LearningWorld;
let workerSource: DataSource;
let grading: GradeAttempt;
let unfinished: FindUnfinished;
let seats: Seat[];
beforeAll(async () => {
  api = await startTestApi();
  workerSource = createDataSource(api.database.urls.worker, { size: 8, name: 'spec-worker' });
  await workerSource.initialize();
  grading = new GradeAttempt(new Database(workerSource), new PublicSite('https://sinau.test'));
  unfinished = new FindUnfinished(new Database(workerSource));
}, 60_000);
afterAll(async () => {
  await workerSource.destroy();
  await api.close();
});
beforeEach(async () => {
  world = await learningWorld(api);
  seats = await fillHall(api.sql, api.agency.id, world, SEATS);
});

/** As a worker does it: no more at once than it has connections. */
const LANES = 6;
let running = 0;
const waiting: (() => void)[] = [];
async function gradeNow(attemptId: string): Promise<void> {
  if (running >= LANES) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  await grading.run(system(), attemptId);
  running -= 1;
  waiting.shift()?.();
}

const system = () => ({ kind: 'system', agencyId: api.agency.id, job: 'spec' }) as const;
const right = (): readonly [string, Response][] => [
  [world.questions.single, { kind: 'single_choice', option: 'a' }],
  [world.questions.multiple, { kind: 'multiple_response', options: ['a', 'b'] }],
  [world.questions.short, { kind: 'short_text', text: 'register risiko' }],
  [world.questions.numeric, { kind: 'numeric', text: '7351,25' }],
];
const save = ({ attemptId, cookie }: Seat, questionId: string, sequence: number, response: Response | null): Promise<Answer> =>
  api.as(null).put(`/api/attempts/${attemptId}/answers`, { answers: [{ questionId, sequence, response, flagged: false }] }, { cookie });
const submit = ({ attemptId, cookie }: Seat) => api.as(null).post(`/api/attempts/${attemptId}/submit`, {}, { cookie });
const shuffled = <T>(values: readonly T[]): T[] => values.map((value) => ({ value, at: Math.random() })).toSorted((a, b) => a.at - b.at).map(({ value }) => value);

type Closed = { id: string; state: string; submitted_by: string; receipt: string; points: string | null };
const attempts = () => api.sql<Closed>(`select id, state, submitted_by, receipt, points from attempts where id = any ($1::uuid[])`, [seats.map((seat) => seat.attemptId)]);
const asked = () => api.sql<{ id: string }>(`select payload ->> 'attemptId' as id from outbox where job = 'grade-attempt' and payload ->> 'attemptId' = any ($1::text[])`, [seats.map((seat) => seat.attemptId)]);

test('D06: the clock and the learner close 100 attempts at once: each changes once, asks for one grading, and its last saved answer counts', async () => {
  const saved = await Promise.all(seats.map((seat) => save(seat, world.questions.single, 1, { kind: 'single_choice', option: 'a' })));
  expect(saved.every((answer) => answer.status === 200)).toBe(true);
  await api.sql(`update attempts set deadline_at = now() - interval '31 seconds' where id = any ($1::uuid[])`, [seats.map((seat) => seat.attemptId)]);
  // Three sweepers beside a hundred learners, in no order; small steps, so that both sides win some.
  const sweeps = Array.from({ length: 30 }, () => () => unfinished.closeOverdue(system()).then(() => null));
  const hands = seats.map((seat) => () => submit(seat));
  const receipts = (await Promise.all(shuffled<() => Promise<Answer | null>>([...sweeps, ...hands]).map((act) => act()))).filter((answer) => answer !== null);
  expect(new Set(receipts.map(({ status }) => status))).toEqual(new Set([200]));

  const closed = await attempts();
  expect(new Set(closed.map(({ state }) => state))).toEqual(new Set(['submitted']));
  const told = new Map(receipts.map((answer) => [Reflect.get(Object(answer.body), 'attemptId'), Reflect.get(Object(answer.body), 'receipt')]));
  for (const attempt of closed) expect(told.get(attempt.id)).toBe(attempt.receipt);
  expect((await asked()).map(({ id }) => id).toSorted()).toEqual(seats.map((seat) => seat.attemptId).toSorted());

  await Promise.all(seats.map((seat) => gradeNow(seat.attemptId)));
  // One right answer of four points.
  expect((await attempts()).map(({ points }) => points)).toEqual(seats.map(() => '1.00'));
}, 60_000);

test('D07: 400 saves race 100 submissions, each graded at once: what was acknowledged is in the grade, the rest was refused', async () => {
  const told = await Promise.all(seats.map(async (seat) => {
    const closing = submit(seat).then(async (answer) => {
      await gradeNow(seat.attemptId); // nothing may be added to what is graded now
      return answer;
    });
    const saves = right().map(([questionId, response]) => save(seat, questionId, 1, response));
    const [closed, ...saved] = await Promise.all([closing, ...saves]);
    expect(closed.status).toBe(200);
    for (const answer of saved) expect([200, 409]).toContain(answer.status);
    for (const answer of saved.filter(({ status }) => status === 409)) expect(answer.code).toBe('attempt_closed');
    return { attemptId: seat.attemptId, acknowledged: saved.filter(({ status }) => status === 200).length };
  }));
  const points = new Map((await attempts()).map((attempt) => [attempt.id, Number(attempt.points)]));
  expect(told.map(({ attemptId }) => points.get(attemptId))).toEqual(told.map(({ acknowledged }) => acknowledged));
}, 60_000);

describe('D07: a save and a submission that meet', () => {
  /** Somebody waits for a row that another transaction holds. */
  async function untilWaiting(): Promise<void> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const [row] = await api.sql<{ n: number }>(`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      if ((row?.n ?? 0) > 0) return;
      if (Date.now() > deadline) throw new Error('nobody waits');
    }
  }
  const answerOf = (seat: Seat) => ({ attemptId: seat.attemptId, personId: seat.personId, questionId: world.questions.single, sequence: 1, response: '{"kind":"single_choice","option":"a"}', flagged: false });

  test('a submission waits for a save that was let in and not yet stored, and it is graded', async () => {
    const [seat] = seats;
    if (!seat) throw new Error('the hall is empty');
    const source = await createDataSource(api.database.urls.app, { size: 1, name: 'spec' }).initialize();
    const database = new Database(source);
    const closing = await database.transaction(system(), async (transaction) => {
      const [line] = await saveAnswers(new InTransaction(database, transaction), system(), [answerOf(seat)]);
      expect(line?.outcome).toBe('saved');
      const submission = submit(seat);
      await untilWaiting();
      return { submission };
    });
    expect((await closing.submission).status).toBe(200);
    await grading.run(system(), seat.attemptId);
    expect((await attempts()).find(({ id }) => id === seat.attemptId)?.points).toBe('1.00');
    await source.destroy();
  }, 30_000);

  test('a save waits for a submission that has begun, and is refused', async () => {
    const [, seat] = seats;
    if (!seat) throw new Error('the hall is empty');
    const source = await createDataSource(api.database.urls.app, { size: 1, name: 'spec' }).initialize();
    const saving = await new Database(source).transaction(system(), async (transaction) => {
      await transaction.query({ name: 'spec.close', text: `update attempts set state = 'submitted', submitted_at = now(), submitted_by = 'learner', receipt = 'SPEC' where id = $1` }, [seat.attemptId]);
      const save1 = save(seat, world.questions.single, 1, { kind: 'single_choice', option: 'a' });
      await untilWaiting();
      return { save1 };
    });
    expect(await saving.save1).toMatchObject({ status: 409, code: 'attempt_closed' });
    expect(await api.sql(`select 1 from answers where attempt_id = $1`, [seat.attemptId])).toEqual([]);
    await source.destroy();
  }, 30_000);
});

test('D08: two devices write one question 200 times in any order: the highest sequence stays, and who was older is told so', async () => {
  const [seat] = seats;
  if (!seat) throw new Error('the hall is empty');
  const sequences = shuffled(Array.from({ length: 200 }, (_, index) => index + 1));
  const answers = await Promise.all(sequences.map((sequence) => save(seat, world.questions.numeric, sequence, { kind: 'numeric', text: String(sequence) })));
  const lines = answers.map((answer, index) => ({ sent: sequences[index] ?? 0, ...(Reflect.get(Object(answer.body), 'saved') as { outcome: string; sequence: number }[])[0] }));
  for (const line of lines) {
    expect(['saved', 'stale']).toContain(line.outcome);
    if (line.outcome === 'saved') expect(line.sequence).toBe(line.sent);
    else expect(line.sequence).toBeGreaterThan(line.sent);
  }
  expect(lines.find((line) => line.sent === 200)?.outcome).toBe('saved');
  const kept = await api.as(null).get(`/api/attempts/${seat.attemptId}`, { cookie: seat.cookie });
  expect(kept.body).toMatchObject({ answers: [{ sequence: 200, response: { kind: 'numeric', text: '200' } }] });
});

describe('when the time is up and nobody is there', () => {
  test('E03: the attempt is handed in with what was saved, as of its deadline, and graded', async () => {
    const [seat, other] = seats;
    if (!seat || !other) throw new Error('the hall is empty');
    for (const [questionId, response] of right()) await save(seat, questionId, 1, response);
    await api.sql(`update attempts set deadline_at = now() - interval '31 seconds' where id = $1`, [seat.attemptId]);
    await api.sql(`update attempts set deadline_at = now() - interval '10 seconds' where id = $1`, [other.attemptId]);
    expect(await unfinished.overdue(system())).toEqual([seat.attemptId]);
    expect(await unfinished.closeOverdue(system())).toBe(1);
    const [row] = await api.sql(`select submitted_by, submitted_at = deadline_at as at_deadline, state from attempts where id = $1`, [seat.attemptId]);
    expect(row).toEqual({ submitted_by: 'deadline', at_deadline: true, state: 'submitted' });
    expect(await unfinished.ungraded(system())).toContain(seat.attemptId);
    await grading.run(system(), seat.attemptId);
    expect((await attempts()).find(({ id }) => id === seat.attemptId)).toMatchObject({ state: 'graded', points: '4.00' });
  });
});

test('D09: every grading delivered five times at once: one grade, one review, one notification, one request for the certificate', async () => {
  for (const seat of seats.slice(0, 10)) await submit(seat);
  const ten = seats.slice(0, 10).map((seat) => seat.attemptId);
  await Promise.all(ten.flatMap((id) => Array.from({ length: 5 }, () => gradeNow(id))));
  const count = async (text: string) => (await api.sql<{ n: number }>(text, [ten]))[0]?.n;
  expect(await count(`select count(*)::int as n from attempts where state = 'graded' and id = any ($1::uuid[])`)).toBe(10);
  expect(await count(`select count(*)::int as n from notifications where dedupe = any (select 'graded:' || id from unnest($1::text[]) as t (id))`)).toBe(10);
  expect(await count(`select count(*)::int as n from outbox o join attempts a on o.payload ->> 'enrolmentId' = a.enrolment_id::text where o.job = 'issue-certificate' and a.id = any ($1::uuid[])`)).toBe(10);
});
