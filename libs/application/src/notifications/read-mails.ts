import type { MailView } from '@sinau/contracts/notifications';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { listMails, mailById, type MailState, type StoredMail } from '@sinau/persistence/notifications';
import { Inject, Injectable } from '@nestjs/common';
import { mailText } from './mail-text.js';

function viewOf(mail: StoredMail): MailView {
  const { id, to, template, language, state, failure } = mail;
  return { id, to, template, language, state, failure, createdAt: mail.createdAt.toISOString(), sentAt: mail.sentAt?.toISOString() ?? null };
}

const withSecret = new Set(['password-reset', 'welcome']);
const linkOf = (mail: StoredMail) => (typeof mail.facts['link'] === 'string' ? mail.facts['link'] : '');

/** Whether the mail lets its reader into an account: that link is shown only where this outbox is the one place to read it. */
function secretOf(mail: StoredMail): 'none' | 'kept' | 'removed' {
  if (!withSecret.has(mail.template)) return 'none';
  return (mail.state === 'sent' || mail.state === 'kept') && linkOf(mail).includes('#') ? 'kept' : 'removed';
}

/** Their link answers in the reader's stead: it is shown only where this outbox is the one place to find it. */
const toAnswer = new Set(['behaviour-self', 'behaviour-asked']);

function shown(mail: StoredMail): StoredMail {
  if (toAnswer.has(mail.template) && mail.state !== 'kept') return { ...mail, facts: { ...mail.facts, link: linkOf(mail).replace(/\/jawab\/\w+$/, '/umpan-balik') } };
  return secretOf(mail) === 'removed' ? { ...mail, facts: { ...mail.facts, link: linkOf(mail).split('#', 1)[0] ?? '' } } : mail;
}

/** The outbox, for platform administrators: on a system without a mail server this is where mails are read. */
@Injectable()
export class ReadMails {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(actor: Actor, query: { after?: string | undefined; limit: number; state?: MailState | undefined }) {
    const page = await this.database.transaction(actor, (transaction) => listMails(transaction, { state: query.state ?? null, after: query.after, limit: query.limit }));
    return { rows: page.rows.map(viewOf), next: page.next };
  }

  async one(actor: Actor, mailId: string) {
    const mail = await this.database.transaction(actor, (transaction) => mailById(transaction, mailId));
    if (!mail) throw new DomainError('not_found');
    const { subject, text } = mailText(shown(mail));
    return { ...viewOf(mail), subject, text, secret: secretOf(mail) };
  }
}
