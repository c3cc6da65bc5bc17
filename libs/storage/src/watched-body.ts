import { Readable } from 'node:stream';
import { StorageError } from './storage-error.js';

async function nextWithin<T>(chunks: AsyncIterator<T>, silenceMs: number): Promise<IteratorResult<T>> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StorageError('unavailable', `the body stood still for ${silenceMs} ms`)), silenceMs);
  });
  try {
    return await Promise.race([chunks.next(), silence]);
  } finally {
    clearTimeout(timer);
  }
}

async function* watch(source: Readable, silenceMs: number, understand: (error: unknown) => StorageError): AsyncGenerator<Buffer> {
  const chunks = (source as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const step = await nextWithin(chunks, silenceMs);
      if (step.done === true) return;
      yield step.value;
    }
  } catch (error) {
    throw understand(error);
  } finally {
    source.destroy();
  }
}

/**
 * The same bytes, but a body that breaks off (Node tells, by its announced length) or stands still ends in a `StorageError`.
 * Only waiting for the store is timed, so a slow reader is no failure. Holds one chunk.
 */
export function watchedBody(source: Readable, silenceMs: number, understand: (error: unknown) => StorageError): Readable {
  const watched = Readable.from(watch(source, silenceMs, understand), { objectMode: false });
  // A generator that was never started runs no `finally`: the connection has to be let go here.
  watched.once('close', () => source.destroy());
  return watched;
}
