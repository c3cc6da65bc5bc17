import { assertSendable, type Mailer, type OutgoingMail } from './mailer.js';

/** For a system without an SMTP server: the application keeps each mail where an admin can read it. */
export class OutboxMailer implements Mailer {
  readonly delivers = false;

  constructor(private readonly store: (mail: OutgoingMail) => Promise<void>) {}

  async send(mail: OutgoingMail): Promise<void> {
    assertSendable(mail);
    await this.store(mail);
  }
}
