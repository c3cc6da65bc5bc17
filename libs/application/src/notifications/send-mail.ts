import type { SystemActor } from '@sinau/domain/identity';
import { MailError, type Mailer } from '@sinau/mail';
import { Database } from '@sinau/persistence/core';
import { forgetMailSecret, mailToSend, markFailed, markKept, markSent } from '@sinau/persistence/notifications';
import { Inject, Injectable } from '@nestjs/common';
import { mailText } from './mail-text.js';

export const MAILER = Symbol('Mailer');

/**
 * Sends one intended mail, once. A temporary failure is thrown, so that the queue tries again; a
 * permanent one is kept with the mail. The mail's id is its Message-ID: a second sending after a
 * lost reply is recognised by the receiver.
 */
@Injectable()
export class SendMail {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(MAILER) private readonly mailer: Mailer,
  ) {}

  async run(actor: SystemActor, mailId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const mail = await mailToSend(transaction, mailId);
      if (!mail || mail.state === 'sent' || mail.state === 'kept') return;
      try {
        await this.mailer.send({ ...mailText(mail), id: mail.id, to: mail.to });
        // Without a mail server the outbox is where its reader finds the link; else nobody needs it here any more.
        if (!this.mailer.delivers) return await markKept(transaction, mail.id);
        await markSent(transaction, mail.id);
        await forgetMailSecret(transaction, mail.id);
      } catch (error) {
        if (!(error instanceof MailError) || error.retryable) throw error;
        await markFailed(transaction, mail.id, error.code);
      }
    });
  }
}
