/**
 * - `not_a_picture`: neither PNG, JPEG nor WebP by its first bytes.
 * - `damaged`: cut off, contradictory, moving, or of a kind that the decoder does not know.
 * - `too_many_pixels`: its head declares more than is decoded.
 */
export type PictureFault = 'not_a_picture' | 'damaged' | 'too_many_pixels';

/** Why a picture can't be used; another try with the same bytes fails again. `detail` is for the log. */
export class PictureError extends Error {
  override readonly name = 'PictureError';

  constructor(
    readonly fault: PictureFault,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${fault}: ${detail}`, options);
  }
}
