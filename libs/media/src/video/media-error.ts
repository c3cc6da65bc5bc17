/**
 * - `empty`, `not_a_video`: the file was never going to be one.
 * - `truncated`: its end is missing; sending it again may help.
 * - `unsupported`: a video that this installation can't read (its codec, container or size).
 * - `no_space`: the work folder's disk is full; trying later may help.
 * - `cancelled`: asked for by the caller's signal.
 * - `failed`: anything else; trying again may help.
 */
export type MediaFault = 'empty' | 'not_a_video' | 'truncated' | 'unsupported' | 'no_space' | 'cancelled' | 'failed';

/** Why a video can't be used. `detail` (a tool's last words) is for the log and the technical view, never a sentence for people. */
export class MediaError extends Error {
  override readonly name = 'MediaError';

  constructor(
    readonly fault: MediaFault,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${fault}: ${detail}`, options);
  }
}

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

/** `error` as a `MediaError`: a full disk and a caller's cancellation are told apart from the rest. */
export function asMediaError(error: unknown, signal?: AbortSignal): MediaError {
  if (signal?.aborted === true) return new MediaError('cancelled', 'cancelled by the caller', { cause: error });
  if (error instanceof MediaError) return error;
  const detail = error instanceof Error ? error.message : 'unknown failure';
  return new MediaError(hasCode(error, 'ENOSPC') ? 'no_space' : 'failed', detail, { cause: error });
}
