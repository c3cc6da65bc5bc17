import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { meView } from '@sinau/contracts/identity';
import { identityRoutes } from '@sinau/contracts/identity';
import { PASSWORD, startTestApi, type Answer, type TestApi, type TestPerson } from '../api.spec-kit.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

/** Each story signs in from an address of its own, so that one story's wrong passwords are not another's. */
const from = (address: string) => ({ 'x-forwarded-for': address });
const trySignIn = (login: string, password: string, headers: Record<string, string> = {}): Promise<Answer> =>
  api.as(null).post('/api/sessions', { login, password }, headers);

function cookiesOf(answer: Answer): Record<string, string> {
  const lines = [answer.headers['set-cookie'] ?? []].flat().map(String);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1, line.indexOf(';'))]));
}

async function newcomer(name: string): Promise<TestPerson> {
  const base = api.people.learner;
  const [row] = await api.sql<{ id: string }>(`insert into people (id, agency_id, full_name) values (gen_random_uuid(), $1, $2) returning id`, [base.agencyId, name]);
  const person: TestPerson = { ...base, id: row?.id ?? '', name, email: `${name.toLowerCase().replaceAll(' ', '.')}@sinau.test`, identifier: '' };
  await api.sql(`insert into accounts (person_id, agency_id, email) values ($1, $2, $3)`, [person.id, person.agencyId, person.email]);
  await api.assign(person, 'learner');
  await api.givePassword(person);
  return person;
}

describe('signing in', () => {
  test('by NIP as people write it, and by e-mail; the cookie is bound to host, TLS and HTTP; only its hash is stored', async () => {
    await api.givePassword(api.people.learner);
    const byNumber = await trySignIn(api.people.learner.identifier.replace(/^(.{8})(.{6})(.)(.*)$/, '$1 $2 $3 $4'), PASSWORD);
    expect(byNumber.status).toBe(201);
    const me = byNumber.as(meView);
    expect(me).toMatchObject({ name: 'Siti Rahmawati', unitName: 'Puskesmas Melati', positionTitle: 'Analis', agency: { shortName: 'KOTA' } });
    expect(me.assignments).toEqual([{ role: 'learner', scope: { kind: 'agency', agencyId: api.agency.id } }]);

    const line = [byNumber.headers['set-cookie'] ?? []].flat().map(String).find((text) => text.startsWith('__Host-sid='));
    expect(line).toMatch(/^__Host-sid=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1209600; Secure$/);
    const token = cookiesOf(byNumber)['__Host-sid'] ?? '';
    const dump = await api.sql<{ found: string }>(`select count(*) as found from sessions s where s::text like '%' || $1 || '%'`, [token]);
    expect(dump[0]?.found).toBe('0');

    expect((await trySignIn(api.people.learner.email.toUpperCase(), PASSWORD)).status).toBe(201);
    const [entry] = await api.sql<{ action: string; actor_id: string; facts: unknown }>(`select action, actor_id, facts from audit_entries order by position desc limit 1`);
    expect(entry).toMatchObject({ action: 'session.opened', actor_id: api.people.learner.id });
    expect(JSON.stringify(entry?.facts)).not.toContain(PASSWORD);
  });

  test('an unknown login, a wrong password, an account without one and a suspended person get the same answer', async () => {
    const suspended = await newcomer('Tono Cuti');
    await api.sql(`update people set state = 'suspended' where id = $1`, [suspended.id]);
    const answers = [
      await trySignIn('nobody@sinau.test', PASSWORD, from('198.51.100.1')),
      await trySignIn(api.people.learner.email, 'not the password', from('198.51.100.1')),
      await trySignIn(api.people.instructor.email, PASSWORD, from('198.51.100.1')),
      await trySignIn(suspended.email, PASSWORD, from('198.51.100.1')),
    ];
    const seen = answers.map(({ status, text }) => `${status} ${text.replace(/"requestId":"[^"]*"/, '')}`);
    expect(new Set(seen).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, code: 'wrong_login' });
  });

  test('after five wrong passwords the account waits, whoever asks and from wherever; the owner’s own device still gets in', async () => {
    const victim = await newcomer('Wati Korban');
    const home = await trySignIn(victim.email, PASSWORD, from('203.0.113.9'));
    const device = `__Host-device=${cookiesOf(home)['__Host-device'] ?? ''}`;

    const guesses: Answer[] = [];
    for (let guess = 1; guess <= 7; guess += 1) guesses.push(await trySignIn(victim.email, `guess number ${guess}`, from(`192.0.2.${guess}`)));
    // 5 are tried, the 6th and 7th are not.
    expect(guesses.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(guesses[5]).toMatchObject({ code: 'too_many_logins', body: { facts: { minutes: 1 } } });
    expect(Number(guesses[5]?.headers['retry-after'])).toBeGreaterThan(0);

    expect((await trySignIn(victim.email, PASSWORD, from('192.0.2.8'))).status).toBe(429);
    expect((await trySignIn(victim.email, PASSWORD, { ...from('192.0.2.8'), cookie: device })).status).toBe(201);
  });

  test('an unknown login is limited as a known one, so the limit tells nothing', async () => {
    const statuses: number[] = [];
    for (let guess = 1; guess <= 6; guess += 1) statuses.push((await trySignIn('ghost@sinau.test', 'some password', from(`192.0.2.${100 + guess}`))).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test('guesses sent all at once are counted one by one', async () => {
    const victim = await newcomer('Rudi Serentak');
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => trySignIn(victim.email, `burst ${n} of many`, from(`203.0.113.${n}`))));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(35);
  });

  test('a hall of 120 people behind one address signs in; 100 wrong passwords from one address close it for the unknown', async () => {
    const hall = from('198.51.100.77');
    await api.givePassword(api.people.colleague);
    for (let person = 1; person <= 120; person += 1) {
      expect((await trySignIn(api.people.colleague.email, PASSWORD, hall)).status).toBe(201);
    }
    for (let guess = 1; guess <= 100; guess += 1) await trySignIn(`spray-${guess}@sinau.test`, 'kata sandi umum', hall);
    expect(await trySignIn('spray-101@sinau.test', 'kata sandi umum', hall)).toMatchObject({ status: 429, code: 'too_many_logins' });
    expect((await trySignIn(api.people.colleague.email, PASSWORD, from('198.51.101.1'))).status).toBe(201);
  }, 300_000); // 222 passwords are hashed, which takes a tenth of a second each and several times that beside other work
});

describe('sessions', () => {
  const statusOf = async (cookie: string) => (await api.as(null).get('/api/me', { cookie })).status;

  test('signing out ends the session at once; the same token opens nothing', async () => {
    const cookie = await api.signIn(api.people.learner);
    expect(await statusOf(cookie)).toBe(200);
    const out = await api.as(null).delete('/api/sessions/current', undefined, { cookie });
    expect(out.status).toBe(204);
    expect(String(out.headers['set-cookie'])).toContain('__Host-sid=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
    expect(await statusOf(cookie)).toBe(401);
  });

  test('devices are listed, ended one by one or all but this; another person’s are not found', async () => {
    const person = await newcomer('Eka Gawai');
    const [here, tablet, phone] = [await api.signIn(person), await api.signIn(person), await api.signIn(person)];
    const client = api.as(null);
    const listed = (await client.get('/api/me/devices', { cookie: here })).as(identityRoutes.devices.returns).devices;
    expect(listed).toHaveLength(3);
    expect(listed.filter((device) => device.current)).toHaveLength(1);

    const theirs = listed.find((device) => !device.current)?.id ?? '';
    expect((await api.as(api.people.colleague).delete(`/api/me/devices/${theirs}`)).status).toBe(404);
    await Promise.all([tablet, phone].map(statusOf));
    expect((await client.delete(`/api/me/devices/${theirs}`, undefined, { cookie: here })).status).toBe(204);
    expect((await client.delete('/api/me/devices', undefined, { cookie: here })).status).toBe(204);
    await untilStatus(tablet, 401);
    await untilStatus(phone, 401);
    expect(await statusOf(here)).toBe(200);
  });

  test('a notification reaches a replica that believed the session, before its five seconds are over', async () => {
    const person = await newcomer('Sari Tangguh');
    const cookie = await api.signIn(person);
    expect(await statusOf(cookie)).toBe(200);
    await api.sql(`update people set state = 'suspended' where id = $1`, [person.id]);
    await untilStatus(cookie, 401);
  });

  test('an idle session ends, and use slides it, but never past its fourteenth day', async () => {
    const cookie = await api.signIn(api.people.elsewhere);
    const session = `(select id from sessions where person_id = $1 order by created_at desc limit 1)`;
    await api.sql(`update sessions set created_at = now() - interval '13 days 23 hours', last_seen_at = now() - interval '1 hour', expires_at = now() + interval '7 hours' where id = ${session}`, [api.people.elsewhere.id]);
    const extended = (await api.as(null).post('/api/me/session', {}, { cookie })).as(meView);
    const left = (new Date(extended.sessionExpiresAt).getTime() - Date.now()) / 60_000;
    // 8 hours of idleness, but the session's 14 days are over in one hour.
    expect(Math.round(left)).toBe(60);
    await api.sql(`update sessions set expires_at = now() - interval '1 second' where id = ${session}`, [api.people.elsewhere.id]);
    await untilStatus(cookie, 401);
  });

  async function untilStatus(cookie: string, wanted: number): Promise<void> {
    const deadline = Date.now() + 20_000; // a busy machine; doors.http.spec.ts counts the five seconds
    while ((await statusOf(cookie)) !== wanted) {
      if (Date.now() > deadline) throw new Error(`still not ${wanted}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
});

describe('passwords', () => {
  test('the first sign-in may do nothing but change the password; the old token dies with it', async () => {
    const person = await newcomer('Gita Pemula');
    await api.sql(`update accounts set must_change_password = true where person_id = $1`, [person.id]);
    const first = await trySignIn(person.email, PASSWORD);
    expect(first.as(meView).mustChangePassword).toBe(true);
    const cookie = `__Host-sid=${cookiesOf(first)['__Host-sid'] ?? ''}`;
    expect(await api.as(null).get('/api/me/devices', { cookie })).toMatchObject({ status: 403, code: 'password_change_required' });

    const change = (current: string, next: string) => api.as(null).post('/api/me/password', { current, next }, { cookie });
    expect(await change('not the one', 'sembilan burung camar')).toMatchObject({ status: 403, code: 'wrong_password' });
    expect(await change(PASSWORD, 'GitaPemula2026')).toMatchObject({ status: 400, code: 'weak_password' });
    expect(await change(PASSWORD, PASSWORD)).toMatchObject({ status: 400, code: 'weak_password' });

    const elsewhere = await api.signIn(person);
    const changed = await change(PASSWORD, 'sembilan burung camar');
    expect(changed.as(meView).mustChangePassword).toBe(false);
    const next = `__Host-sid=${cookiesOf(changed)['__Host-sid'] ?? ''}`;
    expect(next).not.toBe(cookie);
    for (const dead of [cookie, elsewhere]) expect((await api.as(null).get('/api/me', { cookie: dead })).status).toBe(401);
    expect((await api.as(null).get('/api/me/devices', { cookie: next })).status).toBe(200);
    expect((await trySignIn(person.email, 'sembilan burung camar')).status).toBe(201);
  });

  test('a reset by mail: one answer for all, one use, every session ends', async () => {
    const person = await newcomer('Joko Lupa');
    const session = await api.signIn(person);
    const asked = await api.as(null).post('/api/password-resets', { login: person.email });
    const unknown = await api.as(null).post('/api/password-resets', { login: 'nobody-at-all@sinau.test' });
    expect([asked.status, asked.text]).toEqual([unknown.status, unknown.text]);
    expect(asked.status).toBe(202);

    const mails = await api.sql<{ id: string; to_address: string; facts: { link: string } }>(`select id, to_address, facts from mails where template = 'password-reset'`);
    expect(mails.map((mail) => mail.to_address)).toEqual([person.email]);
    expect(await api.sql(`select payload from outbox where job = 'send-mail'`)).toEqual([{ payload: { agencyId: null, mailId: mails[0]?.id } }]);

    const token = new URL(mails[0]?.facts.link ?? '').hash.replace('#kode=', '');
    const use = (password: string) => api.as(null).post('/api/password-resets/use', { token, password });
    expect(await use('joko lupa lupa')).toMatchObject({ status: 400, code: 'weak_password' });
    expect((await use('pelangi di atas sawah')).status).toBe(204);
    expect(await use('pelangi di bawah sawah')).toMatchObject({ status: 410, code: 'reset_expired' });
    expect((await api.as(null).get('/api/me', { cookie: session })).status).toBe(401);
    expect((await trySignIn(person.email, 'pelangi di atas sawah')).status).toBe(201);
    expect((await trySignIn(person.email, PASSWORD)).status).toBe(401);
  });

  test('a fourth reset within the hour sends nothing and says nothing', async () => {
    const person = await newcomer('Desi Sering');
    for (let request = 1; request <= 4; request += 1) expect((await api.as(null).post('/api/password-resets', { login: person.email })).status).toBe(202);
    expect(await api.sql(`select count(*)::int as sent from mails where to_address = $1`, [person.email])).toEqual([{ sent: 3 }]);
  });
});

describe('settings', () => {
  test('the language changes freely; the e-mail asks for the password and refuses an address in use', async () => {
    const person = await newcomer('Lina Setelan');
    const cookie = await api.signIn(person);
    const change = (body: unknown) => api.as(null).patch('/api/me', body, { cookie });
    expect((await change({ language: 'en' })).as(meView).language).toBe('en');
    expect(await change({ email: 'lina.baru@sinau.test' })).toMatchObject({ status: 403, code: 'wrong_password' });
    expect(await change({ email: api.people.learner.email, password: PASSWORD })).toMatchObject({ status: 409, code: 'email_taken' });
    expect((await change({ email: 'Lina.Baru@sinau.test', password: PASSWORD })).as(meView).email).toBe('lina.baru@sinau.test');
  });
});

describe('acting in another agency', () => {
  test('a platform administrator goes there under a new token, with a reason in that agency’s audit, and home again', async () => {
    const cookie = await api.signIn(api.people.platformAdmin);
    const there = await api.as(null).post('/api/me/agency', { agencyId: api.foreign.id, reason: 'Permintaan bantuan nomor 12' }, { cookie });
    expect(there.as(meView).agency.id).toBe(api.foreign.id);
    const next = `__Host-sid=${cookiesOf(there)['__Host-sid'] ?? ''}`;
    expect((await api.as(null).get('/api/me', { cookie })).status).toBe(401);
    const [entry] = await api.sql(`select action, actor_id, facts from audit_entries where agency_id = $1 order by position desc limit 1`, [api.foreign.id]);
    expect(entry).toEqual({ action: 'agency.entered', actor_id: api.people.platformAdmin.id, facts: { reason: 'Permintaan bantuan nomor 12', from: api.agency.id } });

    const devices = (await api.as(null).get('/api/me/devices', { cookie: next })).as(identityRoutes.devices.returns).devices;
    expect(devices.filter((device) => device.current)).toHaveLength(1);
    const home = await api.as(null).post('/api/me/agency', { agencyId: api.agency.id, reason: 'Selesai' }, { cookie: next });
    expect(home.as(meView).unitName).toBe('Dinas Kesehatan');
  });

  test('nobody else may, and an agency that is not there is not found', async () => {
    const choice = (agencyId: string) => ({ agencyId, reason: 'Ingin tahu' });
    expect((await api.as(api.people.agencyAdmin).post('/api/me/agency', choice(api.foreign.id))).status).toBe(403);
    expect((await api.as(api.people.platformAdmin).post('/api/me/agency', choice('0199aaaa-0000-7000-8000-000000000000'))).status).toBe(404);
  });
});
