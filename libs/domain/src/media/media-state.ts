import { refused, type Refused } from '../core/index.js';

export const mediaKinds = ['video', 'document', 'image'] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** Why a file can't be used. Each is a code of the error catalogue. */
export const mediaFailures = [
  'media_empty', 'media_size_differs', 'media_checksum_differs', 'media_type_refused', 'media_not_a_video', 'media_truncated', 'media_unsupported', 'media_picture_damaged', 'media_too_many_pixels',
  'media_processing_failed',
] as const;
export type MediaFailure = (typeof mediaFailures)[number];

/** Trying again works on the same bytes: it helps only where the fault was ours. */
const retryable: ReadonlySet<MediaFailure> = new Set(['media_processing_failed', 'media_unsupported']);
export const mayRetry = (failure: MediaFailure): boolean => retryable.has(failure);

/** The life of a file of a course. `progress` in whole percents. */
export type MediaState =
  | { readonly name: 'uploading' }
  | { readonly name: 'queued' }
  | { readonly name: 'processing'; readonly progress: number }
  | { readonly name: 'ready' }
  | { readonly name: 'failed'; readonly failure: MediaFailure }
  | { readonly name: 'deleted' };

export type MediaEvent =
  /** All bytes are stored and were found to be what they should be. */
  | { readonly kind: 'uploaded'; readonly media: MediaKind }
  /** A run of the processing begins; also after one that was cut off. */
  | { readonly kind: 'started' }
  | { readonly kind: 'progressed'; readonly progress: number }
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly failure: MediaFailure }
  | { readonly kind: 'retried' }
  | { readonly kind: 'deleted' };

const moves: { readonly [E in MediaEvent['kind']]: (state: MediaState, event: Extract<MediaEvent, { kind: E }>) => MediaState | null } = {
  uploaded: (state, { media }) => (state.name === 'uploading' ? { name: media === 'document' ? 'ready' : 'queued' } : null),
  started: (state) => (state.name === 'queued' || state.name === 'processing' ? { name: 'processing', progress: 0 } : null),
  progressed: (state, { progress }) =>
    state.name === 'processing' ? { name: 'processing', progress: Math.min(100, Math.max(state.progress, Math.floor(progress))) } : null,
  finished: (state) => (state.name === 'processing' ? { name: 'ready' } : null),
  failed: (state, { failure }) => (state.name === 'queued' || state.name === 'processing' ? { name: 'failed', failure } : null),
  retried: (state) => (state.name === 'failed' && mayRetry(state.failure) ? { name: 'queued' } : null),
  deleted: (state) => (state.name === 'deleted' ? null : { name: 'deleted' }),
};

function move<E extends MediaEvent['kind']>(state: MediaState, event: Extract<MediaEvent, { kind: E }>, kind: E): MediaState | null {
  return moves[kind](state, event);
}

/** The state after an event, or `media_state` with the present one when the event can't happen in it. */
export function afterEvent(state: MediaState, event: MediaEvent): { readonly allowed: true; readonly state: MediaState } | Refused {
  const next = move(state, event, event.kind);
  return next === null ? refused('media_state', { state: state.name }) : { allowed: true, state: next };
}
