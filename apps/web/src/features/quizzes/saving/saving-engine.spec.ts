/** @jest-environment node */
import type { AnswerToSave, AttemptView, SavedView } from '@sinau/contracts/quizzes';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Problem, Unreachable } from '../../../lib/api/index.js';
import { answerState, type Content, type LocalAnswer, type Refusal, type Waiting } from './journal.js';
import { SavingEngine, type Shelf, type Surroundings } from './saving-engine.js';

const QUESTIONS = ['q1', 'q2', 'q3'] as const;
const picked = (option: string): Content => ({ response: { kind: 'single_choice', option }, flagged: false });
const problem = (status: number, code: string) => new Problem({ status, code, title: code, detail: code, facts: {}, fields: [], requestId: null, retryAfter: null });
/** Lets every promise that can go on go on. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
};

type Held = AttemptView['answers'][number];

/** The server's rule (persistence/quizzes/answers.repository): an answer replaces one of the same or a lower sequence. */
class Server {
  readonly held = new Map<string, Held>();
  state: AttemptView['state'] = 'open';
  late = false;

  save(answers: readonly AnswerToSave[]): SavedView {
    if (this.state !== 'open') throw problem(409, 'attempt_closed');
    const saved = answers.map((answer) => {
      const known = this.held.get(answer.questionId);
      if (this.late) return { questionId: answer.questionId, outcome: 'late' as const, sequence: known?.sequence ?? 0 };
      if (known && known.sequence > answer.sequence) return { questionId: answer.questionId, outcome: 'stale' as const, sequence: known.sequence };
      this.held.set(answer.questionId, { ...answer });
      return { questionId: answer.questionId, outcome: 'saved' as const, sequence: answer.sequence };
    });
    return { saved, serverNow: '2026-11-22T02:00:00.000Z', deadlineAt: null };
  }

  view(): AttemptView {
    return {
      id: 'a', enrolmentId: 'e', lessonId: 'l', number: 1, state: this.state, title: 'Kuis', language: 'id', startedAt: '2026-11-22T01:30:00.000Z', deadlineAt: null,
      serverNow: '2026-11-22T02:00:00.000Z', receipt: null, questions: [], answers: [...this.held.values()].map((one) => ({ ...one })),
    };
  }
}

/** The device's storage: survives a crash, and counts across it as the outbox does. */
class Device {
  readonly waiting = new Map<string, Waiting>();
  readonly aside = new Map<string, Refusal>();
  /** The last change of each question that was ever stored here. */
  readonly taken = new Map<string, Content>();
  counter = 0;
  confirmed: readonly Held[] = [];
  refuses = false;

  shelf(alive: () => boolean): Shelf {
    const crashed = new Promise<never>(() => undefined);
    return {
      put: async (questionId, content) => {
        if (this.refuses) throw new Error('QuotaExceededError');
        await Promise.resolve();
        if (!alive()) return crashed;
        this.counter += 1;
        this.waiting.set(questionId, { questionId, sequence: this.counter, ...content });
        this.taken.set(questionId, content);
        return this.counter;
      },
      raise: async (floor) => {
        this.counter = Math.max(this.counter, floor);
      },
      confirm: async (held, confirmed) => {
        if (!alive()) return crashed;
        this.confirmed = held.answers;
        this.forget(confirmed);
      },
      setAside: async (answers: readonly LocalAnswer[], refusal) => {
        if (!alive()) return crashed;
        for (const answer of answers) this.aside.set(answer.questionId, refusal);
        this.forget(answers);
      },
    };
  }

  private forget(answers: readonly Waiting[]): void {
    for (const { questionId, sequence } of answers) if ((this.waiting.get(questionId)?.sequence ?? Infinity) <= sequence) this.waiting.delete(questionId);
  }
}

type Pending = { readonly answers: readonly AnswerToSave[] | null; readonly resolve: (value: never) => void; readonly reject: (error: unknown) => void };

/** One page of the browser: its engine, its timers, and requests that are answered only when the test says so. */
class Tab {
  readonly engine: SavingEngine;
  readonly timers = new Set<() => void>();
  readonly requests: Pending[] = [];
  alive = true;
  signInAnswers: boolean[] = [];

  constructor(readonly server: Server, readonly device: Device, fresh: 'fresh' | 'kept' = 'fresh') {
    const ask = <T>(answers: readonly AnswerToSave[] | null): Promise<T> => new Promise<T>((resolve, reject) => this.requests.push({ answers, resolve: resolve as (value: never) => void, reject }));
    const around: Surroundings = {
      shelf: device.shelf(() => this.alive),
      send: (answers) => ask<SavedView>(answers),
      read: () => ask<AttemptView>(null),
      signIn: async () => this.signInAnswers.shift() ?? false,
      later: (work) => {
        const timer = (): void => {
          this.timers.delete(timer);
          if (this.alive) work();
        };
        this.timers.add(timer);
        return () => this.timers.delete(timer);
      },
      random: () => 0.5,
    };
    device.counter = Math.max(device.counter, ...server.view().answers.map((answer) => answer.sequence), 0);
    const view = fresh === 'fresh' ? server.view() : { answers: [...device.confirmed], deadlineAt: null };
    this.engine = new SavingEngine(around, view, [...device.waiting.values()], fresh);
  }

  get state() {
    return this.engine.current();
  }

  /** The oldest request reaches the server, or fails on the way there or on the way back. */
  answer(how: 'delivered' | 'lost_before' | 'lost_after' | Problem): void {
    const request = this.requests.shift();
    if (!request) return;
    if (how instanceof Problem) return request.reject(how);
    if (how === 'lost_before') return request.reject(new Unreachable('no network'));
    try {
      const result: unknown = request.answers === null ? this.server.view() : this.server.save(request.answers);
      if (how === 'lost_after') request.reject(new Unreachable('no network'));
      else request.resolve(result as never);
    } catch (error) {
      request.reject(error);
    }
  }

  fireTimers(): void {
    for (const timer of [...this.timers]) timer();
  }

  /** The network is well again and nobody changes anything more. */
  async drain(): Promise<void> {
    for (let round = 0; round < 60; round += 1) {
      await settle();
      if (this.requests.length > 0) this.answer('delivered');
      else if (this.timers.size > 0) this.fireTimers();
      else return;
    }
    throw new Error('the engine never comes to rest');
  }
}

type Step =
  | { readonly do: 'choose' | 'type'; readonly question: (typeof QUESTIONS)[number]; readonly option: string }
  | { readonly do: 'settle' | 'timers' | 'crash' | 'reopen_offline' | 'online' }
  | { readonly do: 'answer'; readonly how: 'delivered' | 'lost_before' | 'lost_after' | 'busy' };

const question = fc.constantFrom(...QUESTIONS);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('choose' as const, 'type' as const), question, option: fc.constantFrom('a', 'b', 'c') }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('answer' as const), how: fc.constantFrom('delivered' as const, 'lost_before' as const, 'lost_after' as const, 'busy' as const) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('settle' as const, 'settle' as const, 'timers' as const, 'online' as const, 'crash' as const, 'reopen_offline' as const) }) },
);

describe('the saving engine under any order of changes, failures and crashes', () => {
  test('loses no answer that the device took, and shows none as saved that the server does not hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
        const server = new Server();
        const device = new Device();
        let tab = new Tab(server, device);
        const shown = (): void => {
          for (const answer of tab.state.journal.values()) {
            if (answerState(answer) !== 'saved') continue;
            const held = server.held.get(answer.questionId);
            expect({ response: held?.response ?? null, sequence: held?.sequence }).toEqual({ response: answer.response, sequence: answer.sequence });
          }
        };
        for (const one of steps) {
          if (one.do === 'choose') tab.engine.choose(one.question, picked(one.option));
          else if (one.do === 'type') tab.engine.type(one.question, picked(one.option));
          else if (one.do === 'settle') await settle();
          else if (one.do === 'timers') tab.fireTimers();
          else if (one.do === 'online') tab.engine.retryNow();
          else if (one.do === 'answer') tab.answer(one.how === 'busy' ? problem(503, 'database_away') : one.how);
          else {
            tab.alive = false;
            tab = new Tab(server, device, one.do === 'crash' ? 'fresh' : 'kept');
          }
          if (one.do === 'settle') shown();
        }
        await tab.drain();
        shown();
        expect(tab.state.phase).toBe('saved');
        expect(device.waiting.size).toBe(0);
        for (const [id, last] of device.taken) expect({ id, response: server.held.get(id)?.response }).toEqual({ id, response: last.response });
        for (const answer of tab.state.journal.values()) expect(server.held.get(answer.questionId)?.response ?? null).toEqual(answer.response);
      }),
      { numRuns: 500 },
    );
  });
});

describe('one change', () => {
  test('is on the device before any request leaves', async () => {
    const device = new Device();
    const tab = new Tab(new Server(), device);
    tab.engine.choose('q1', picked('a'));
    expect(tab.requests).toHaveLength(0);
    expect(answerState(tab.state.journal.get('q1'))).toBe('writing');
    await settle();
    expect(device.waiting.get('q1')?.sequence).toBe(1);
    expect(tab.requests).toHaveLength(1);
    expect(answerState(tab.state.journal.get('q1'))).toBe('device');
    tab.answer('delivered');
    await settle();
    expect(answerState(tab.state.journal.get('q1'))).toBe('saved');
    expect(device.waiting.size).toBe(0);
    expect(tab.state.phase).toBe('saved');
  });

  test('typed leaves after a pause, or at once on blur; the device has every key', async () => {
    const device = new Device();
    const tab = new Tab(new Server(), device);
    for (const option of ['a', 'ab', 'abc']) {
      tab.engine.type('q1', picked(option));
      await settle();
    }
    expect(device.waiting.get('q1')).toMatchObject({ sequence: 3, response: { option: 'abc' } });
    expect(tab.requests).toHaveLength(0);
    tab.engine.sendTyped();
    expect(tab.requests[0]?.answers).toEqual([{ questionId: 'q1', sequence: 3, ...picked('abc') }]);
  });

  test('goes to the server even when the device refuses to store, and the screen is told', async () => {
    const server = new Server();
    server.held.set('q1', { questionId: 'q1', sequence: 7, ...picked('b') });
    const device = new Device();
    device.refuses = true;
    const tab = new Tab(server, device);
    tab.engine.choose('q1', picked('a'));
    await tab.drain();
    expect(tab.state.deviceRefuses).toBe(true);
    expect(server.held.get('q1')).toEqual({ questionId: 'q1', sequence: 8, ...picked('a') });
  });
});

describe('another device', () => {
  test('with a newer answer is taken over and named', async () => {
    const server = new Server();
    const tab = new Tab(server, new Device());
    tab.engine.choose('q1', picked('a'));
    await settle();
    server.held.set('q1', { questionId: 'q1', sequence: 5, ...picked('c') });
    tab.answer('delivered'); // stale
    await tab.drain();
    expect(tab.state.journal.get('q1')?.response).toEqual(picked('c').response);
    expect(tab.state.overtaken).toEqual(['q1']);
    tab.engine.choose('q1', picked('b'));
    await tab.drain();
    expect(server.held.get('q1')).toMatchObject({ response: picked('b').response });
    expect(server.held.get('q1')?.sequence).toBeGreaterThan(5);
  });
});

describe('refusals', () => {
  test('a closed attempt sets what was not accepted aside and takes nothing more', async () => {
    const server = new Server();
    const device = new Device();
    const tab = new Tab(server, device);
    server.state = 'submitted';
    tab.engine.choose('q1', picked('a'));
    tab.engine.choose('q2', picked('b'));
    await tab.drain();
    expect(tab.state.closed).toBe(true);
    expect([...device.aside]).toEqual([['q1', 'closed'], ['q2', 'closed']]);
    expect(answerState(tab.state.journal.get('q2'))).toBe('closed');
    tab.engine.choose('q3', picked('a'));
    expect(tab.state.journal.has('q3')).toBe(false);
  });

  test('a late answer is told as late, not as saved', async () => {
    const server = new Server();
    server.late = true;
    const device = new Device();
    const tab = new Tab(server, device);
    tab.engine.choose('q1', picked('a'));
    await tab.drain();
    expect(answerState(tab.state.journal.get('q1'))).toBe('late');
    expect(device.aside.get('q1')).toBe('late');
  });

  test('an ended session waits for the sign-in, then goes on with the same answer', async () => {
    const server = new Server();
    const device = new Device();
    const tab = new Tab(server, device);
    tab.signInAnswers = [true];
    tab.engine.choose('q1', picked('a'));
    await settle();
    tab.answer(problem(401, 'not_signed_in'));
    await tab.drain();
    expect(server.held.get('q1')).toMatchObject(picked('a'));
  });

  test('who leaves instead of signing in keeps the answer on the device', async () => {
    const device = new Device();
    const tab = new Tab(new Server(), device);
    tab.engine.choose('q1', picked('a'));
    await settle();
    tab.answer(problem(401, 'not_signed_in'));
    await settle();
    expect(tab.state.phase).toBe('device');
    expect(device.waiting.has('q1')).toBe(true);
  });

  test('one unreadable answer does not hold up the others', async () => {
    const server = new Server();
    const device = new Device();
    const tab = new Tab(server, device);
    for (const id of QUESTIONS) tab.engine.choose(id, picked('a'));
    await settle();
    for (let turn = 0; turn < 12 && tab.requests.length > 0; turn += 1) {
      const bad = tab.requests[0]?.answers?.some((answer) => answer.questionId === 'q2') === true;
      tab.answer(bad ? problem(400, 'response_kind') : 'delivered');
      await settle();
    }
    expect([...server.held.keys()].sort()).toEqual(['q1', 'q3']);
    expect(answerState(tab.state.journal.get('q2'))).toBe('invalid');
    expect(device.aside.get('q2')).toBe('invalid');
    expect(tab.state.phase).toBe('saved');
  });
});
