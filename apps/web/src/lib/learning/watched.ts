import type { LessonProgressView } from '@sinau/contracts/enrolments';
import { call, Problem } from '../api/index.js';
import { drain, list, put, type OutboxEntry } from '../offline/index.js';

const STREAM = 'watched';
const A_YEAR = 31_536_000;
const ROUTE = 'PUT /api/enrolments/:enrolmentId/lessons/:lessonId/progress';

export type LessonPlace = { readonly enrolmentId: string; readonly lessonId: string };
/** What one sitting saw: where it stands, and the union of the stretches played. Whole seconds of the video, half-open. */
export type Watched = { readonly positionSeconds: number; readonly watched: [number, number][] };

type Entry = LessonPlace & Watched;

function entryOf(payload: unknown): Entry | null {
  if (typeof payload !== 'object' || payload === null || !('enrolmentId' in payload) || !('lessonId' in payload) || !('positionSeconds' in payload) || !('watched' in payload)) return null;
  const { enrolmentId, lessonId, positionSeconds, watched } = payload;
  if (typeof enrolmentId !== 'string' || typeof lessonId !== 'string' || typeof positionSeconds !== 'number' || !Array.isArray(watched)) return null;
  return { enrolmentId, lessonId, positionSeconds, watched };
}

/** Stores what a sitting has seen durably; a later call of the same sitting replaces it. Rejects when the device refuses to store. */
export async function keepWatched(personId: string, sitting: string, place: LessonPlace, seen: Watched): Promise<void> {
  await put(personId, STREAM, sitting, { ...place, ...seen });
}

/** Whether anything watched on this device has not reached the server. */
export async function hasWaitingWatched(personId: string): Promise<boolean> {
  return (await list(personId, STREAM)).length > 0;
}

/** Where the latest sitting of a lesson on this device stands, in seconds, while the server does not know of it yet; null when it knows. */
export async function waitingPosition(personId: string, lessonId: string): Promise<number | null> {
  const ofLesson = (await list(personId, STREAM)).map(({ payload }) => entryOf(payload)).filter((entry) => entry?.lessonId === lessonId);
  return ofLesson.at(-1)?.positionSeconds ?? null;
}

/** One request that may outlive the page. */
export function sendWatchedNow({ enrolmentId, lessonId }: LessonPlace, seen: Watched): Promise<LessonProgressView> {
  return call(ROUTE, { params: { enrolmentId, lessonId }, body: seen, keepalive: true });
}

/** By this device's clock alone, so that its being wrong changes nothing. */
function secondsSince(instant: string): number {
  return Math.min(A_YEAR, Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 1000)));
}

/** A refusal that trying again will not change: withdrawn, the version gone. */
function isFinal(error: unknown): boolean {
  return error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 401 && error.status !== 408 && error.status !== 429;
}

type OnSaved = (lessonId: string, progress: LessonProgressView) => void;

/** Resolves with whether the server has taken all of the entry or refused it for good; rejects when it can't be reached. */
async function sendEntry({ payload, putAt }: OutboxEntry, onSaved: OnSaved): Promise<boolean> {
  const entry = entryOf(payload);
  if (!entry) return true;
  const { enrolmentId, lessonId, ...seen } = entry;
  try {
    const progress = await call(ROUTE, { params: { enrolmentId, lessonId }, body: { ...seen, secondsAgo: secondsSince(putAt) } });
    onSaved(lessonId, progress);
    return progress.withheldSeconds === 0;
  } catch (error) {
    if (!isFinal(error)) throw error;
    return true;
  }
}

/**
 * Sends what sittings left on this device, oldest first; the server joins it to what it has, so that sending twice adds
 * nothing. What it doesn't count yet waits here for the next time. Resolves with whether nothing waits any more; rejects when the server can't be reached.
 */
export function sendWaitingWatched(personId: string, onSaved: OnSaved): Promise<boolean> {
  const withheld = new Set<number>();
  return drain(personId, STREAM, async (entries) => {
    for (const entry of entries) {
      if (withheld.has(entry.sequence)) continue;
      if (await sendEntry(entry, onSaved)) return [entry];
      withheld.add(entry.sequence);
    }
    return [];
  });
}
