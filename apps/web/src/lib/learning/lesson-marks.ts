import { call, Problem } from '../api/index.js';
import { drain, list, put, type OutboxEntry } from '../offline/index.js';

const STREAM = 'lesson-marks';

/** "I have read this": waits on the device until the server has it. */
export type LessonMark = { readonly enrolmentId: string; readonly lessonId: string };

function isMark(value: unknown): value is LessonMark {
  return typeof value === 'object' && value !== null && 'enrolmentId' in value && typeof value.enrolmentId === 'string' && 'lessonId' in value && typeof value.lessonId === 'string';
}

/** Stores a mark durably. Rejects when the device refuses to store. */
export async function keepMark(personId: string, mark: LessonMark): Promise<void> {
  await put(personId, STREAM, `${mark.enrolmentId}:${mark.lessonId}`, mark);
}

/** Lessons whose marks have not reached the server. */
export async function waitingMarks(personId: string): Promise<ReadonlySet<string>> {
  const entries = await list(personId, STREAM);
  return new Set(entries.flatMap(({ payload }) => (isMark(payload) ? [payload.lessonId] : [])));
}

/** A refusal that trying again will not change: the enrolment ended, the lesson is gone. */
function isFinal(error: unknown): error is Problem {
  return error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 401 && error.status !== 408 && error.status !== 429;
}

export function sendMark({ enrolmentId, lessonId }: LessonMark): Promise<unknown> {
  return call('POST /api/enrolments/:enrolmentId/lessons/:lessonId/complete', { params: { enrolmentId, lessonId }, body: {} });
}

async function sendEntry(entry: OutboxEntry, onRefused: (problem: Problem) => void): Promise<void> {
  if (!isMark(entry.payload)) return;
  try {
    await sendMark(entry.payload);
  } catch (error) {
    if (!isFinal(error)) throw error;
    onRefused(error);
  }
}

/**
 * Sends what waits, oldest first. Resolves with whether nothing waits any more; rejects when the server can't be reached.
 * `onRefused` is told of a mark that the server refuses for good; it is not tried again.
 */
export function sendMarks(personId: string, onRefused: (problem: Problem) => void): Promise<boolean> {
  return drain(personId, STREAM, async ([entry]) => {
    if (!entry) return [];
    await sendEntry(entry, onRefused);
    return [entry];
  });
}
