import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ForgetMailSecrets, SendMail } from '@sinau/application/notifications';
import { notificationsRoutes } from '@sinau/contracts/notifications';
import { OutboxMailer, type Mailer } from '@sinau/mail';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import type { DataSource } from 'typeorm';
import { startTestApi, type TestApi } from '../api.spec-kit.js';

let api: TestApi;
let worker: DataSource;
beforeAll(async () => {
  api = await startTestApi();
  worker = await createDataSource(api.database.urls.worker, { size: 2, name: 'spec-worker' }).initialize();
}, 60_000);
afterAll(async () => {
  await worker.destroy();
  await api.close();
});

const actor = () => ({ kind: 'system', agencyId: api.agency.id, job: 'spec' }) as const;
const SECRET = /#kode=([A-Za-z0-9_-]{43})/;

/** Stands for a mail server: takes the mail, and keeps what it was handed. */
class Delivered implements Mailer {
  readonly delivers = true;
  readonly texts: string[] = [];
  async send({ text }: { readonly text: string }): Promise<void> {
    this.texts.push(text);
  }
}

async function askedMail(login: string): Promise<{ id: string }> {
  expect((await api.as(null).post('/api/password-resets', { login })).status).toBe(202);
  const [mail] = await api.sql<{ id: string }>(`select id from mails order by created_at desc, id desc limit 1`);
  if (!mail) throw new Error('no mail was written');
  return mail;
}

const storedOf = async (id: string) => (await api.sql<{ facts: { link: string } }>(`select facts from mails where id = $1`, [id]))[0]?.facts.link ?? '';
const readMail = (id: string) => api.as(api.people.platformAdmin).call(notificationsRoutes.mail, { params: { mailId: id } });
const use = (token: string) => api.as(null).post('/api/password-resets/use', { token, password: 'pelangi di atas sawah' });
const forgetDead = async () => {
  const secrets = new ForgetMailSecrets(new Database(worker));
  const dead = await secrets.find(actor());
  for (const id of dead) await secrets.run(actor(), id);
  return dead;
};

test('a mail server takes the link along: nobody reads it here any more, before or after, and it still opens', async () => {
  const { id } = await askedMail(api.people.learner.email);
  const waiting = await readMail(id);
  expect(waiting).toMatchObject({ state: 'pending', secret: 'removed' });
  expect(waiting.text).not.toMatch(SECRET);

  const mailer = new Delivered();
  await new SendMail(new Database(worker), mailer).run(actor(), id);
  const token = SECRET.exec(mailer.texts[0] ?? '')?.[1] ?? '';
  expect(await storedOf(id)).toBe('https://sinau.test/atur-ulang-sandi');
  expect(await readMail(id)).toMatchObject({ state: 'sent', secret: 'removed' });
  expect((await readMail(id)).text).not.toMatch(SECRET);
  expect((await use(token)).status).toBe(204);
});

test('without a mail server the outbox is where the link is read, until it was used', async () => {
  const { id } = await askedMail(api.people.colleague.email);
  await new SendMail(new Database(worker), new OutboxMailer(async () => undefined)).run(actor(), id);
  const shown = await readMail(id);
  expect(shown).toMatchObject({ state: 'kept', sentAt: null, secret: 'kept' });
  expect(await forgetDead()).toEqual([]);

  expect((await use(SECRET.exec(shown.text)?.[1] ?? '')).status).toBe(204);
  expect(await forgetDead()).toEqual([id]);
  expect(await storedOf(id)).toBe('https://sinau.test/atur-ulang-sandi');
  expect(await readMail(id)).toMatchObject({ secret: 'removed' });
  expect(await forgetDead()).toEqual([]);
});

test('one that nobody used goes when it is too old; an administrator’s invitation likewise', async () => {
  const { id } = await askedMail(api.people.elsewhere.email);
  await api.as(api.people.agencyAdmin).post(`/api/people/${api.people.elsewhere.id}/password`, { delivery: 'mail' });
  const [welcome] = await api.sql<{ id: string }>(`select id from mails where template = 'welcome'`);
  await api.sql(`update password_resets set expires_at = now() - interval '1 second' where person_id = $1`, [api.people.elsewhere.id]);
  expect((await forgetDead()).sort()).toEqual([id, welcome?.id ?? ''].sort());
  expect(await api.sql(`select id from mails where facts ->> 'link' like '%#%'`)).toEqual([]);
});
