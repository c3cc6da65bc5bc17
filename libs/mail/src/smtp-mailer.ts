import { createTransport } from 'nodemailer';
import { MailError } from './mail-error.js';
import { assertHeader, assertMailbox, assertSendable, type Mailer, type OutgoingMail } from './mailer.js';

export interface SmtpSettings {
  /** `smtp://user:password@host:587?requireTLS=true` or `smtps://…:465`. */
  readonly url: string;
  readonly from: { readonly name: string; readonly address: string };
}

/** Milliseconds: a worker must not wait for a dead server longer than a job may take. */
const TIMEOUTS = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** One connection per mail: a restarted server needs no reconnecting logic here. */
export class SmtpMailer implements Mailer {
  readonly delivers = true;
  private readonly transport;

  /** @throws MailError when the sender could not stand in a header */
  constructor(private readonly settings: SmtpSettings) {
    assertMailbox(settings.from.address);
    assertHeader('from', settings.from.name);
    this.transport = createTransport({ url: settings.url, disableFileAccess: true, disableUrlAccess: true, ...TIMEOUTS });
  }

  async send(mail: OutgoingMail): Promise<void> {
    assertSendable(mail);
    const { from } = this.settings;
    const domain = from.address.slice(from.address.indexOf('@') + 1);
    try {
      await this.transport.sendMail({
        from,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.id}@${domain}>`,
        // keeps holiday notices from answering a machine (RFC 3834)
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
      });
    } catch (error) {
      throw deliveryError(error);
    }
  }
}

/**
 * Permanent is only what the server said of this mail or its recipient. A refused login or greeting is
 * the installation's trouble: once an admin has mended it, the same mail goes out.
 */
function deliveryError(error: unknown): MailError {
  const facts = { reason: fact(error, 'code'), reply: fact(error, 'responseCode'), response: withoutAddresses(fact(error, 'response')) };
  const aboutThisMail = facts.reason === 'EENVELOPE' || facts.reason === 'EMESSAGE';
  const final = error instanceof Error && 'permanent' in error && error.permanent === true;
  return new MailError(aboutThisMail && final ? 'delivery_permanent' : 'delivery_temporary', facts, { cause: error });
}

function fact(error: unknown, key: 'code' | 'response' | 'responseCode'): string {
  if (!(error instanceof Error)) return '';
  const value = new Map<string, unknown>(Object.entries(error)).get(key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function withoutAddresses(response: string): string {
  return response.replace(/[^\s<>]+@[^\s<>]+/g, '…').slice(0, 300);
}
