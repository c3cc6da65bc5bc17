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

async function* watch(source: Readable, size: number, silenceMs: number, understand: (error: unknown) => StorageError): AsyncGenerator<Buffer> {
  const chunks = (source as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let received = 0;
  try {
    for (;;) {
      const step = await nextWithin(chunks, silenceMs);
      if (step.done === true) break;
      received += step.value.length;
      yield step.value;
    }
  } catch (error) {
    throw understand(error);
  } finally {
    source.destroy();
  }
  if (received !== size) throw new StorageError('unavailable', `the body ended after ${received} of ${size} bytes`);
}

/**
 * The same bytes, but a body that breaks off or stands still ends in a `StorageError` instead of a short file.
 * Only waiting for the store is timed, so a slow reader is no failure. Holds one chunk.
 */
export function watchedBody(source: Readable, size: number, silenceMs: number, understand: (error: unknown) => StorageError): Readable {
  const watched = Readable.from(watch(source, size, silenceMs, understand), { objectMode: false });
  // A generator that was never started runs no `finally`: the connection has to be let go here.
  watched.once('close', () => source.destroy());
  return watched;
}
