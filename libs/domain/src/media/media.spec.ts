import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  afterEvent, isAccepted, mayRetry, mayUpload, mediaFailures, mediaKinds, mediaLimits, missingParts, partBytesFor, partCount, partSize, type MediaEvent, type MediaState,
} from './index.js';

const MEBIBYTE = 1024 * 1024;
const walk = (events: readonly MediaEvent[], from: MediaState = { name: 'uploading' }): MediaState =>
  events.reduce((state, event) => {
    const after = afterEvent(state, event);
    return after.allowed ? after.state : state;
  }, from);

describe('the life of a file', () => {
  test('a video is uploaded, waits, is processed and is ready; a document is ready at once', () => {
    expect(walk([{ kind: 'uploaded', media: 'video' }])).toEqual({ name: 'queued' });
    expect(walk([{ kind: 'uploaded', media: 'video' }, { kind: 'started' }, { kind: 'progressed', progress: 41.9 }])).toEqual({ name: 'processing', progress: 41 });
    expect(walk([{ kind: 'uploaded', media: 'video' }, { kind: 'started' }, { kind: 'finished' }])).toEqual({ name: 'ready' });
    expect(walk([{ kind: 'uploaded', media: 'document' }])).toEqual({ name: 'ready' });
  });

  test('a run that was cut off begins anew; one that comes late changes nothing', () => {
    expect(walk([{ kind: 'started' }], { name: 'processing', progress: 70 })).toEqual({ name: 'processing', progress: 0 });
    expect(afterEvent({ name: 'ready' }, { kind: 'started' })).toEqual({ allowed: false, code: 'media_state', facts: { state: 'ready' } });
    expect(afterEvent({ name: 'ready' }, { kind: 'failed', failure: 'media_truncated' }).allowed).toBe(false);
  });

  test('what failed by our fault is tried again; what the bytes are to blame for must be sent anew', () => {
    expect(walk([{ kind: 'retried' }], { name: 'failed', failure: 'media_processing_failed' })).toEqual({ name: 'queued' });
    expect(walk([{ kind: 'retried' }], { name: 'failed', failure: 'media_truncated' })).toEqual({ name: 'failed', failure: 'media_truncated' });
    expect(mediaFailures.filter(mayRetry)).toEqual(['media_unsupported', 'media_processing_failed']);
  });

  const event: fc.Arbitrary<MediaEvent> = fc.oneof(
    fc.constantFrom(...mediaKinds).map((media) => ({ kind: 'uploaded', media }) as const),
    fc.constantFrom('started', 'finished', 'retried', 'deleted').map((kind) => ({ kind }) as const),
    fc.integer({ min: -5, max: 130 }).map((progress) => ({ kind: 'progressed', progress }) as const),
    fc.constantFrom(...mediaFailures).map((failure) => ({ kind: 'failed', failure }) as const),
  );

  test('in any order of events: gone stays gone, ready is left only by deletion, progress stays in 0–100 and falls only by a new run', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let state: MediaState = { name: 'uploading' };
        for (const each of events) {
          const before = state;
          const after = afterEvent(state, each);
          if (after.allowed) state = after.state;
          if (before.name === 'deleted') expect(state).toEqual(before);
          if (before.name === 'ready' && state.name !== 'ready') expect(each.kind).toBe('deleted');
          if (state.name === 'processing') expect(state.progress >= 0 && state.progress <= 100).toBe(true);
          if (before.name === 'processing' && state.name === 'processing' && each.kind !== 'started') expect(state.progress).toBeGreaterThanOrEqual(before.progress);
          // Nothing is shown to a learner that was not uploaded whole.
          if (before.name === 'uploading' && state.name === 'ready') expect(each.kind).toBe('uploaded');
        }
      }),
    );
  });
});

describe('what may be sent', () => {
  const limits = mediaLimits(4 * 1024 * MEBIBYTE);
  test.each([
    ['video', 'Lima langkah.MP4', 10, null],
    ['video', 'rekaman.avi', 10, 'media_name_refused'],
    ['video', 'tanpa-akhiran', 10, 'media_name_refused'],
    ['video', 'a.mp4', 0, 'media_empty'],
    ['video', 'a.mp4', 4 * 1024 * MEBIBYTE + 1, 'media_too_large'],
    ['document', 'pedoman.pdf', 100 * MEBIBYTE, null],
    ['document', 'pedoman.pdf', 100 * MEBIBYTE + 1, 'media_too_large'],
    ['document', 'makro.docm', 10, 'media_name_refused'],
    ['image', 'logo.svg', 10, 'media_name_refused'],
    ['image', 'foto.jpeg', 10, null],
  ] as const)('%s %s of %d bytes: %s', (kind, fileName, bytes, code) => {
    const decision = mayUpload({ kind, fileName, bytes }, limits);
    expect(decision.allowed ? null : decision.code).toBe(code);
  });

  test('the bytes decide what a file is', () => {
    expect([isAccepted('video', 'mkv'), isAccepted('video', 'pdf'), isAccepted('document', 'png'), isAccepted('image', 'webp'), isAccepted('image', 'gif')]).toEqual([true, false, false, true, false]);
  });
});

describe('parts', () => {
  test('1 GiB is 64 parts of 16 MiB; 1 TiB needs larger ones, since there are at most 10,000', () => {
    expect(partCount(1024 * MEBIBYTE, partBytesFor(1024 * MEBIBYTE))).toBe(64);
    // 2^40 / 10,000 = 104.86 MiB, so 105 MiB each, and 9,987 of them
    expect(partBytesFor(1024 ** 4)).toBe(105 * MEBIBYTE);
    expect(partCount(1024 ** 4, partBytesFor(1024 ** 4))).toBe(9_987);
  });

  test('sizes of the parts add up to the file, and each but the last is whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1024 ** 4 }), (bytes) => {
        const partBytes = partBytesFor(bytes);
        const count = partCount(bytes, partBytes);
        expect(count).toBeLessThanOrEqual(10_000);
        expect((count - 1) * partBytes + partSize(bytes, partBytes, count)).toBe(bytes);
        expect(partSize(bytes, partBytes, count)).toBeGreaterThan(0);
      }),
    );
  });

  test('a part of another size is missing, as one that never came', () => {
    // 40 MiB: 16 + 16 + 8
    const stored = [{ partNumber: 1, size: 16 * MEBIBYTE }, { partNumber: 3, size: 7 * MEBIBYTE }];
    expect(missingParts(40 * MEBIBYTE, 16 * MEBIBYTE, stored)).toEqual([2, 3]);
    expect(missingParts(40 * MEBIBYTE, 16 * MEBIBYTE, [...stored.slice(0, 1), { partNumber: 2, size: 16 * MEBIBYTE }, { partNumber: 3, size: 8 * MEBIBYTE }])).toEqual([]);
  });
});
