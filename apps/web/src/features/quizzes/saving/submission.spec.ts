/** @jest-environment node */
import type { ReceiptView } from '@sinau/contracts/quizzes';
import { describe, expect, jest, test } from '@jest/globals';
import { Problem, Unreachable } from '../../../lib/api/index.js';
import { failureOf, pauseBefore } from './failures.js';
import type { Saving } from './saving-engine.js';
import { ServerClock } from './server-clock.js';
import { Submission } from './submission.js';

const problem = (status: number, code: string, retryAfter: number | null = null) => new Problem({ status, code, title: code, detail: code, facts: {}, fields: [], requestId: null, retryAfter });
const receipt: ReceiptView = { attemptId: 'a', state: 'submitted', submittedAt: '2026-11-22T02:00:00.000Z', receipt: 'VE9G3H78' };
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

function desk(submit: () => Promise<ReceiptView>, unsent = 0) {
  let saving: Saving = { journal: new Map(), phase: 'saved', unsent, deviceRefuses: false, closed: false, overtaken: [], forbidden: null, deadlineAt: null, upToDate: true };
  const listeners = new Set<() => void>();
  const timers: (() => void)[] = [];
  const engine = {
    current: () => saving,
    watch: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sendTyped: jest.fn(),
    retryNow: jest.fn(),
  };
  const later = (work: () => void): (() => void) => {
    timers.push(work);
    return () => timers.splice(timers.indexOf(work), 1);
  };
  const submission = new Submission({ engine, submit, later, random: () => 0, signIn: async () => true });
  const become = (change: Partial<Saving>): void => {
    saving = { ...saving, ...change };
    for (const listener of [...listeners]) listener();
  };
  return { submission, engine, timers, become };
}

describe('handing in', () => {
  test('sends what was typed first, then the attempt, and keeps the receipt', async () => {
    const submit = jest.fn(async () => receipt);
    const { submission, engine } = desk(submit);
    submission.start();
    await settle();
    expect(engine.sendTyped).toHaveBeenCalled();
    expect(submission.current()).toEqual({ step: 'done', receipt, refusal: null });
  });

  test('waits while answers have not reached the server, and can be cancelled', async () => {
    const submit = jest.fn(async () => receipt);
    const { submission, become } = desk(submit, 2);
    submission.start();
    expect(submission.current().step).toBe('waiting');
    become({ unsent: 1 });
    submission.cancel();
    become({ unsent: 0 });
    await settle();
    expect(submit).not.toHaveBeenCalled();
    expect(submission.current().step).toBe('idle');
  });

  test('goes by itself once the last answer has arrived', async () => {
    const submit = jest.fn(async () => receipt);
    const { submission, become } = desk(submit, 2);
    submission.start();
    become({ unsent: 0 });
    become({ unsent: 0 });
    await settle();
    expect(submit).toHaveBeenCalledTimes(1);
    expect(submission.current().step).toBe('done');
  });

  test('tries again after a lost answer: the same call gives the same receipt', async () => {
    const submit = jest.fn<() => Promise<ReceiptView>>().mockRejectedValueOnce(new Unreachable('gone')).mockRejectedValueOnce(problem(503, 'unavailable')).mockResolvedValueOnce(receipt);
    const { submission, timers } = desk(submit);
    submission.start();
    await settle();
    expect(submission.current().step).toBe('trying_again');
    timers.shift()?.();
    await settle();
    timers.shift()?.();
    await settle();
    expect(submission.current().receipt?.receipt).toBe('VE9G3H78');
  });

  test('goes on after a new sign-in, and shows a refusal', async () => {
    const submit = jest.fn<() => Promise<ReceiptView>>().mockRejectedValueOnce(problem(401, 'not_signed_in')).mockRejectedValueOnce(problem(404, 'not_found'));
    const { submission } = desk(submit);
    submission.start();
    await settle();
    expect(submission.current()).toEqual({ step: 'refused', receipt: null, refusal: 'not_found' });
  });
});

describe('failures', () => {
  test('keep an answer waiting unless the server will never take it', () => {
    expect(failureOf(new Unreachable('gone'))).toEqual({ kind: 'retry', after: null });
    expect(failureOf(problem(503, 'unavailable', 7))).toEqual({ kind: 'retry', after: 7000 });
    expect(failureOf(problem(429, 'too_many'))).toEqual({ kind: 'retry', after: null });
    expect(failureOf(new TypeError('a bug'))).toEqual({ kind: 'retry', after: null });
    expect(failureOf(problem(409, 'attempt_closed'))).toEqual({ kind: 'closed' });
    expect(failureOf(problem(400, 'response_kind'))).toEqual({ kind: 'invalid' });
    expect(failureOf(problem(401, 'not_signed_in'))).toEqual({ kind: 'sign_in' });
    expect(failureOf(problem(404, 'not_found'))).toEqual({ kind: 'forbidden', message: 'not_found' });
  });

  test('are followed by pauses of 1, 2, 4, 8, 15, 15 s, or as long as the server asks, a minute at most', () => {
    expect([1, 2, 3, 4, 5, 6].map((failures) => pauseBefore(failures, null, () => 0))).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
    expect(pauseBefore(1, null, () => 1)).toBe(750);
    expect(pauseBefore(1, 5000, () => 0)).toBe(5000);
    expect(pauseBefore(1, 600_000, () => 0)).toBe(60_000);
  });
});

describe('the server clock', () => {
  test('runs on the stopwatch from the middle of the question and its answer', () => {
    let reading = 1000;
    const clock = new ServerClock(() => reading, 0);
    clock.learn('2026-11-22T02:00:00.000Z', 1000, 1200); // spoken at 1100 on the stopwatch
    reading = 3100;
    expect(new Date(clock.now()).toISOString()).toBe('2026-11-22T02:00:02.000Z');
    clock.learn('nonsense', 0, 0);
    expect(new Date(clock.now()).toISOString()).toBe('2026-11-22T02:00:02.000Z');
  });
});
