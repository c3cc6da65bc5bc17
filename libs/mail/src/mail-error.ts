export type MailErrorCode =
  /** The same mail may be accepted later: no connection, a busy server, a refused login. Try again. */
  | 'delivery_temporary'
  /** The server refused this mail or this recipient for good. */
  | 'delivery_permanent'
  | 'address_refused'
  /** A line break or control character where a mail header would begin. */
  | 'header_refused'
  /** The button's target is no http(s) address. */
  | 'link_refused';

/** The facts never hold an address or a subject: errors are logged, and both are personal data. */
export class MailError extends Error {
  override readonly name = 'MailError';

  constructor(
    readonly code: MailErrorCode,
    readonly facts: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(facts)}`, options);
  }

  /** False when sending the same mail again cannot help. */
  get retryable(): boolean {
    return this.code === 'delivery_temporary';
  }
}
