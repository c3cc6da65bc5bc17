import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { OutgoingMail } from './mailer.js';
import { OutboxMailer } from './outbox-mailer.js';
import { renderMail } from './render-mail.js';
import { SmtpMailer } from './smtp-mailer.js';
import { headerOf, partOf, SmtpServer } from './testing/smtp-server.js';

const mail: OutgoingMail = {
  id: '019ab6c2-7d1e-7000-8000-00000000002a',
  to: 'rani.lestari@surakarta.go.id',
  ...renderMail('certificate-issued', 'id', {
    agency: 'Pemerintah Kota Surakarta',
    recipient: 'Rani Dewi Lestari',
    link: 'https://sinau.surakarta.go.id/sertifikat/1?a=1&b=2',
    course: 'Pelayanan “Prima” – Angkatan Ⅱ',
    number: '800/1284/2026',
  }),
};

describe('mail by SMTP', () => {
  let server: SmtpServer;
  let port: number;
  const mailer = (login = ''): SmtpMailer =>
    new SmtpMailer({ url: `smtp://${login}127.0.0.1:${port}`, from: { name: 'Sinau, Kota Surakarta', address: 'sinau@surakarta.go.id' } });

  beforeEach(async () => {
    server = new SmtpServer();
    port = await server.start();
  });

  afterEach(() => server.stop());

  test('goes out whole: envelope, subject, text, HTML and the headers that keep holiday notices away', async () => {
    await mailer().send(mail);
    expect(server.received).toHaveLength(1);
    const [{ from, to, data } = { from: '', to: [], data: '' }] = server.received;
    expect([from, to]).toEqual(['sinau@surakarta.go.id', ['rani.lestari@surakarta.go.id']]);
    expect(headerOf(data, 'Subject')).toBe('Sertifikat kursus Pelayanan “Prima” – Angkatan Ⅱ sudah terbit');
    expect(headerOf(data, 'From')).toBe('"Sinau, Kota Surakarta" <sinau@surakarta.go.id>');
    expect(headerOf(data, 'To')).toBe('rani.lestari@surakarta.go.id');
    expect(headerOf(data, 'Message-ID')).toBe('<019ab6c2-7d1e-7000-8000-00000000002a@surakarta.go.id>');
    expect(headerOf(data, 'Auto-Submitted')).toBe('auto-generated');
    expect(headerOf(data, 'Content-Language')).toBe('id');
    expect(partOf(data, 'text/plain').replaceAll('\r\n', '\n').trimEnd()).toBe(mail.text.trimEnd());
    expect(partOf(data, 'text/html').replaceAll('\r\n', '\n').trimEnd()).toBe(mail.html);
  });

  test('a server that is away is a temporary failure, and the same mailer delivers once it is back', async () => {
    const sender = mailer();
    await server.stop();
    await expect(sender.send(mail)).rejects.toMatchObject({ name: 'MailError', code: 'delivery_temporary', retryable: true });
    await server.start(port);
    await sender.send(mail);
    expect(server.received).toHaveLength(1);
  });

  test('a server that goes away amid a mail is a temporary failure too', async () => {
    server.replies = { DATA: '421 closing down' };
    await expect(mailer().send(mail)).rejects.toMatchObject({ code: 'delivery_temporary' });
  });

  const refusals: readonly (readonly [string, string, string, 'delivery_temporary' | 'delivery_permanent'])[] = [
    ['a full mailbox', 'RCPT', '452 4.2.2 mailbox full', 'delivery_temporary'],
    ['an unknown mailbox', 'RCPT', '550 5.1.1 <rani.lestari@surakarta.go.id> unknown', 'delivery_permanent'],
    ['content that is refused', '.', '554 5.7.1 refused', 'delivery_permanent'],
    ['content to try again later', '.', '451 4.7.1 greylisted', 'delivery_temporary'],
    ['a server that serves nobody now', 'GREETING', '554 no service', 'delivery_temporary'],
  ];

  test.each(refusals)('%s', async (_, command, reply, code) => {
    server.replies = { [command]: reply };
    await expect(mailer().send(mail)).rejects.toMatchObject({ code, facts: { reply: reply.slice(0, 3) } });
    expect(server.received).toHaveLength(0);
  });

  test('a refused login is trouble of the installation and not of the mail', async () => {
    server.replies = { AUTH: '535 5.7.8 wrong password' };
    await expect(mailer('sinau:salah@').send(mail)).rejects.toMatchObject({ code: 'delivery_temporary', facts: { reason: 'EAUTH' } });
  });

  test('the error tells no address', async () => {
    server.replies = { RCPT: '550 5.1.1 <rani.lestari@surakarta.go.id> unknown' };
    const error: unknown = await mailer().send(mail).catch((reason: unknown) => reason);
    expect(String(error)).toContain('unknown');
    expect(String(error)).not.toContain('@');
  });

  const injections: readonly (readonly [string, Partial<OutgoingMail>, string])[] = [
    ['a subject that begins a second header', { subject: 'Hasil\r\nBcc: semua@example.org' }, 'header_refused'],
    ['a subject with a bare line feed', { subject: 'Hasil\nBcc: semua@example.org' }, 'header_refused'],
    ['an address that begins a second header', { to: 'rani@example.org\r\nBcc: semua@example.org' }, 'address_refused'],
    ['two addresses', { to: 'rani@example.org,semua@example.org' }, 'address_refused'],
    ['a name with an address', { to: 'Rani <rani@example.org>' }, 'address_refused'],
    ['an address of 255 characters', { to: `${'a'.repeat(243)}@example.org` }, 'address_refused'],
    ['an id that closes the Message-ID', { id: 'a>\r\nX: 1' }, 'header_refused'],
  ];

  test.each(injections)('%s never reaches the server, nor the outbox', async (_, part, code) => {
    const stored: OutgoingMail[] = [];
    const outbox = new OutboxMailer(async (one) => void stored.push(one));
    await expect(mailer().send({ ...mail, ...part })).rejects.toMatchObject({ code });
    await expect(outbox.send({ ...mail, ...part })).rejects.toMatchObject({ code });
    expect([server.received, stored]).toEqual([[], []]);
  });

  test('a sender that could not stand in a header is refused at the start', () => {
    const settings = { url: `smtp://127.0.0.1:${port}`, from: { name: 'Sinau\r\nBcc: semua@example.org', address: 'sinau@surakarta.go.id' } };
    expect(() => new SmtpMailer(settings)).toThrow(expect.objectContaining({ code: 'header_refused' }));
  });
});

test('the outbox keeps the mail as it would have been sent, and a failure to keep it is not swallowed', async () => {
  const stored: OutgoingMail[] = [];
  await new OutboxMailer(async (one) => void stored.push(one)).send(mail);
  expect(stored).toEqual([mail]);
  const full = new OutboxMailer(() => Promise.reject(new Error('the table is full')));
  await expect(full.send(mail)).rejects.toThrow('the table is full');
});
