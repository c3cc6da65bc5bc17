/**
 * - `unavailable`: the store did not answer, or asked to come back later; the same call may work in a while.
 * - `not_found`: no such object or upload.
 * - `refused`: the store or this library says no; the same call will fail again.
 */
export type StorageFailure = 'unavailable' | 'not_found' | 'refused';

/** The only error that an `ObjectStore` throws or emits on a stream. `detail` is for the log, never for a screen. */
export class StorageError extends Error {
  override readonly name = 'StorageError';

  constructor(
    readonly failure: StorageFailure,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${failure}: ${detail}`, options);
  }
}

const hasFailure = (error: unknown, failure: StorageFailure): error is StorageError =>
  error instanceof StorageError && error.failure === failure;

export const isNotFound = (error: unknown): error is StorageError => hasFailure(error, 'not_found');
export const isUnavailable = (error: unknown): error is StorageError => hasFailure(error, 'unavailable');
