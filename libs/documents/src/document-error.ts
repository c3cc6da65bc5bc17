export type DocumentErrorCode =
  /** The bytes are neither PNG nor JPEG (an SVG, an HTML page, an empty file). */
  | 'image_kind_refused'
  /** PNG or JPEG by its first bytes, but cut off or damaged. */
  | 'image_damaged'
  | 'image_too_large'
  /** The embedded font has no glyph for a character; printing it would leave a box in an official name. */
  | 'text_unprintable'
  /** Even at the smallest legible size the front page cannot hold the text. */
  | 'text_too_long'
  | 'signatories_refused'
  | 'date_refused'
  | 'verification_address_refused'
  /** More files or bytes than an ordinary ZIP holds. */
  | 'archive_too_large';

/** A document could not be made from its input; trying again with the same input fails again. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';

  constructor(
    readonly code: DocumentErrorCode,
    readonly facts: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(facts)}`, options);
  }
}
