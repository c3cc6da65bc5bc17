import type { AttemptView } from '@sinau/contracts/quizzes';
import { call, callOnce, Problem, Unreachable } from '../../../lib/api/index.js';
import { waitForSignIn } from '../../../lib/api/sign-in-gate.js';
import { attemptShelf, keepAttempt, keptAttempt, keptPosition, waitingAnswers } from './attempt-shelf.js';
import { journalOf, merged } from './journal.js';
import { SavingEngine, type Saving, type Surroundings } from './saving-engine.js';
import { ServerClock } from './server-clock.js';
import { Submission } from './submission.js';

/** The browser takes at most 64 kB of requests that outlive the page. */
const KEEPALIVE_LIMIT = 50_000;

export type Writing = { readonly engine: SavingEngine; readonly submission: Submission };
export type OpenAttempt = {
  readonly view: AttemptView;
  readonly clock: ServerClock;
  /** The question shown last on this device. */
  readonly position: string | null;
  /** Null while another tab writes. */
  readonly writing: Writing | null;
  readonly watch: (listener: () => void) => () => void;
  readonly current: () => Saving;
};

const later = (work: () => void, ms: number): (() => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

async function heard<T extends { readonly serverNow: string }>(clock: ServerClock, ask: () => Promise<T>): Promise<T> {
  const sentAt = performance.now();
  const answer = await ask();
  clock.learn(answer.serverNow, sentAt, performance.now());
  return answer;
}

type Found = { readonly view: AttemptView; readonly clock: ServerClock; readonly source: 'fresh' | 'kept' };

function noAnswer(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof Problem && error.status >= 502);
}

/** From the server; without a network, as this device knows it. */
async function find(personId: string, attemptId: string): Promise<Found> {
  const clock = new ServerClock(() => performance.now(), Date.now());
  try {
    const view = await heard(clock, () => call('GET /api/attempts/:attemptId', { params: { attemptId } }));
    await keepAttempt(personId, view, Date.now()).catch(() => undefined); // a full disk must not hide the attempt
    return { view, clock, source: 'fresh' };
  } catch (error) {
    const kept = noAnswer(error) ? await keptAttempt(personId, attemptId) : null;
    if (!kept) throw error;
    const guess = Date.parse(kept.view.serverNow) + (Date.now() - kept.heardAt);
    return { view: kept.view, clock: new ServerClock(() => performance.now(), guess), source: 'kept' };
  }
}

function surroundings(personId: string, attemptId: string, clock: ServerClock): Surroundings {
  const params = { attemptId };
  return {
    shelf: attemptShelf(personId, attemptId),
    send: (answers) => {
      const body = { answers: [...answers] };
      const keepalive = JSON.stringify(body).length < KEEPALIVE_LIMIT;
      return heard(clock, () => callOnce('PUT /api/attempts/:attemptId/answers', { params, body, keepalive }));
    },
    read: () => heard(clock, () => callOnce('GET /api/attempts/:attemptId', { params })),
    signIn: waitForSignIn,
    later,
    random: Math.random,
  };
}

/** Opens an attempt for answering: with every answer of this device, sent or not, at the question shown last. */
export async function openForWriting(personId: string, attemptId: string): Promise<OpenAttempt> {
  const { view, clock, source } = await find(personId, attemptId);
  const around = surroundings(personId, attemptId, clock);
  const waiting = await waitingAnswers(personId, attemptId).catch(() => []); // a device without storage has none
  await around.shelf.raise(Math.max(0, ...view.answers.map((answer) => answer.sequence))).catch(() => undefined);
  const engine = new SavingEngine(around, view, waiting, source);
  const submission = new Submission({ ...around, engine, submit: () => callOnce('POST /api/attempts/:attemptId/submit', { params: { attemptId }, body: {} }) });
  const position = await keptPosition(personId, attemptId).catch(() => null);
  return { view, clock, position, writing: { engine, submission }, watch: engine.watch, current: engine.current };
}

/** Opens an attempt that another tab answers: what is known, nothing sent. */
export async function openForReading(personId: string, attemptId: string): Promise<OpenAttempt> {
  const { view, clock } = await find(personId, attemptId);
  const waiting = await waitingAnswers(personId, attemptId).catch(() => []);
  const { journal } = merged(journalOf(waiting), view.answers);
  const still: Saving = { journal, phase: 'saved', unsent: 0, deviceRefuses: false, closed: false, overtaken: [], forbidden: null, deadlineAt: view.deadlineAt, upToDate: true };
  const position = await keptPosition(personId, attemptId).catch(() => null);
  return { view, clock, position, writing: null, watch: () => () => undefined, current: () => still };
}
