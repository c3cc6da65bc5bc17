import { MailError } from './mail-error.js';

export type MailLanguage = 'id' | 'en';

export interface MailContent {
  readonly language: MailLanguage;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface OutgoingMail extends MailContent {
  /** Letters, digits and dashes; becomes the Message-ID, so that a repeated sending is recognised as the same mail. */
  readonly id: string;
  /** One address, without a name. */
  readonly to: string;
}

/** Sends one mail; returns when the next server has taken responsibility for it. */
export interface Mailer {
  /** False where a mail is only kept, to be read by an administrator. */
  readonly delivers: boolean;
  /** @throws MailError */
  send(mail: OutgoingMail): Promise<void>;
}

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u;
/** One mailbox without display name, comment, list or quoting: whatever else RFC 5322 allows has no use here. */
const MAILBOX = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/u;
/** RFC 5321, section 4.5.3.1.3, without the angle brackets. */
const ADDRESS_LIMIT = 254;

/** @throws MailError `address_refused` or `header_refused` */
export function assertSendable(mail: OutgoingMail): void {
  assertMailbox(mail.to);
  assertHeader('subject', mail.subject);
  if (!/^[0-9a-z-]+$/i.test(mail.id)) throw new MailError('header_refused', { header: 'message-id' });
}

/** @throws MailError `address_refused` */
export function assertMailbox(address: string): void {
  if (CONTROL.test(address) || !MAILBOX.test(address) || address.length > ADDRESS_LIMIT) throw new MailError('address_refused');
}

/** @throws MailError `header_refused` */
export function assertHeader(header: string, value: string): void {
  if (CONTROL.test(value)) throw new MailError('header_refused', { header });
}
