import { setTimeout as pause } from 'node:timers/promises';
import { StorageError } from './storage-error.js';

/** How long to wait for a store that does not answer, and how often to ask again. */
export interface Patience {
  /** Milliseconds without any progress after which an attempt counts as failed. */
  readonly silenceMs: number;
  /** 1 means: never again. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubled for each later one, with up to half as much at random. */
  readonly firstPauseMs: number;
}

/** What one attempt has in hand: `number` counts from 1. */
export interface Attempt {
  readonly number: number;
  /** Says stop. */
  readonly signal: AbortSignal;
  /** Something still moves. */
  readonly progress: () => void;
  /** Ends the attempt with this reason, although the store itself may be well. */
  readonly fail: (reason: StorageError) => void;
}

async function attemptOnce<T>(patience: Patience, number: number, run: (attempt: Attempt) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const fail = (reason: StorageError): void => stop.abort(reason);
  const timer = setTimeout(() => fail(new StorageError('unavailable', `no sign of life for ${patience.silenceMs} ms`)), patience.silenceMs);
  try {
    return await run({ number, signal: stop.signal, progress: () => timer.refresh(), fail });
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Tries until it works, at most `patience.attempts` times, while failures are `unavailable` by `understand`.
 * Throws what `understand` made of the last failure.
 */
export async function patiently<T>(patience: Patience, understand: (error: unknown) => StorageError, run: (attempt: Attempt) => Promise<T>): Promise<T> {
  for (let number = 1; ; number += 1) {
    try {
      return await attemptOnce(patience, number, run);
    } catch (error) {
      const failure = understand(error);
      if (failure.failure !== 'unavailable' || number >= patience.attempts) throw failure;
      await pause(patience.firstPauseMs * 2 ** (number - 1) * (1 + Math.random() / 2));
    }
  }
}
