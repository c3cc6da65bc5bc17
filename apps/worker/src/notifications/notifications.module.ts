import { ForgetMailSecrets, MAILER, SendMail } from '@sinau/application/notifications';
import { OutboxMailer, SmtpMailer, type Mailer } from '@sinau/mail';
import { Module } from '@nestjs/common';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { DeadMailSecrets } from './notifications.reconcilers.js';
import { SendMailProcessor } from './send-mail.processor.js';

/** `Sinau <no-reply@sinau.example.go.id>`, or the address alone. */
function senderOf(from: string): { name: string; address: string } {
  const [, name = '', address = from] = /^([^<]*)<([^>]+)>$/.exec(from) ?? [];
  return { name: name.trim() || 'Sinau', address };
}

/** Without a mail server a mail is read in the outbox screen; the log says only that it is there, never what it holds. */
function mailerOf({ configuration: { mail }, log }: WorkerOptions): Mailer {
  if (mail.kind === 'smtp') return new SmtpMailer({ url: mail.url, from: senderOf(mail.from) });
  return new OutboxMailer(async ({ id }) => log.info({ mailId: id }, 'a mail is in the outbox'));
}

@Module({ providers: [DeadMailSecrets, ForgetMailSecrets, SendMail, SendMailProcessor, { provide: MAILER, inject: [WORKER_OPTIONS], useFactory: mailerOf }] })
export class NotificationsModule {}
