import type { AttemptView } from '@sinau/contracts/quizzes';
import { ack, keepSnapshot, keptSnapshot, list, put, raise } from '../../../lib/offline/index.js';
import type { Content, LocalAnswer, Refusal, Response, Waiting } from './journal.js';
import type { Shelf } from './saving-engine.js';

/** An attempt as this device keeps it: what a reload without a network opens. */
export type KeptAttempt = { readonly view: AttemptView; readonly heardAt: number };
/** An answer that the server did not take, kept to be seen. */
export type AsideAnswer = { readonly questionId: string; readonly response: Response | null; readonly refusal: Refusal };

const stream = (attemptId: string): string => `attempt:${attemptId}`;
const asideKey = (attemptId: string): string => `attempt:${attemptId}:aside`;
const positionKey = (attemptId: string): string => `attempt:${attemptId}:position`;
const lessonKey = (enrolmentId: string, lessonId: string): string => `attempt-of:${enrolmentId}:${lessonId}`;

function contentOf(payload: unknown): Content {
  const content = payload as Content; // written by `put` below only
  return { response: content.response, flagged: content.flagged };
}

/** Changes of the attempt that the server has not confirmed, oldest first. */
export async function waitingAnswers(personId: string, attemptId: string): Promise<readonly Waiting[]> {
  const entries = await list(personId, stream(attemptId));
  return entries.map((entry) => ({ questionId: entry.key, sequence: entry.sequence, ...contentOf(entry.payload) }));
}

/** Keeps the attempt for reading without a network. `heardAt`: this device's clock when the server spoke. */
export async function keepAttempt(personId: string, view: AttemptView, heardAt: number): Promise<void> {
  const kept: KeptAttempt = { view, heardAt };
  await keepSnapshot(personId, stream(view.id), kept);
  await keepSnapshot(personId, lessonKey(view.enrolmentId, view.lessonId), view.state === 'open' ? view.id : null);
}

export async function keptAttempt(personId: string, attemptId: string): Promise<KeptAttempt | null> {
  const kept = await keptSnapshot(personId, stream(attemptId));
  return kept ? (kept.value as KeptAttempt) : null; // written by keepAttempt only
}

/** The open attempt of a lesson that this device knows of. */
export async function keptAttemptOf(personId: string, enrolmentId: string, lessonId: string): Promise<string | null> {
  const kept = await keptSnapshot(personId, lessonKey(enrolmentId, lessonId));
  return typeof kept?.value === 'string' ? kept.value : null;
}

export async function keepPosition(personId: string, attemptId: string, questionId: string): Promise<void> {
  await keepSnapshot(personId, positionKey(attemptId), questionId);
}

export async function keptPosition(personId: string, attemptId: string): Promise<string | null> {
  const kept = await keptSnapshot(personId, positionKey(attemptId));
  return typeof kept?.value === 'string' ? kept.value : null;
}

/** What the server did not take, and, of a closed attempt, what never reached it. */
export async function asideAnswers(personId: string, attemptId: string): Promise<readonly AsideAnswer[]> {
  const [kept, waiting] = await Promise.all([keptSnapshot(personId, asideKey(attemptId)), waitingAnswers(personId, attemptId)]);
  const aside = (kept?.value ?? []) as readonly AsideAnswer[]; // written by setAside only
  const left = waiting.map(({ questionId, response }): AsideAnswer => ({ questionId, response, refusal: 'closed' }));
  return [...aside.filter((one) => !left.some((other) => other.questionId === one.questionId)), ...left];
}

async function forget(personId: string, attemptId: string, answers: readonly Waiting[]): Promise<void> {
  for (const { questionId, sequence } of answers) await ack({ personId, stream: stream(attemptId), key: questionId, sequence });
}

/** The person has seen them: nothing of the attempt stays on this device. */
export async function forgetAside(personId: string, attemptId: string): Promise<void> {
  await keepSnapshot(personId, asideKey(attemptId), []);
  await forget(personId, attemptId, await waitingAnswers(personId, attemptId));
}

async function hold(personId: string, attemptId: string, held: Pick<AttemptView, 'answers' | 'deadlineAt'>): Promise<void> {
  const kept = await keptAttempt(personId, attemptId);
  if (kept) await keepSnapshot(personId, stream(attemptId), { ...kept, view: { ...kept.view, ...held } } satisfies KeptAttempt);
}

/** The engine's shelf in IndexedDB. */
export function attemptShelf(personId: string, attemptId: string): Shelf {
  return {
    put: async (questionId, content) => (await put(personId, stream(attemptId), questionId, content)).sequence,
    raise: (floor) => raise(personId, stream(attemptId), floor),
    // first kept as confirmed, then forgotten as waiting: a crash between the two only sends once more
    confirm: async (held, confirmed) => {
      await hold(personId, attemptId, held);
      await forget(personId, attemptId, confirmed);
    },
    setAside: async (answers: readonly LocalAnswer[], refusal) => {
      const kept = await keptSnapshot(personId, asideKey(attemptId));
      const before = (kept?.value ?? []) as readonly AsideAnswer[]; // written here only
      const fresh = answers.map(({ questionId, response }): AsideAnswer => ({ questionId, response, refusal }));
      await keepSnapshot(personId, asideKey(attemptId), [...before.filter((one) => !fresh.some((other) => other.questionId === one.questionId)), ...fresh]);
      await forget(personId, attemptId, answers);
    },
  };
}
