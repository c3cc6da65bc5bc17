import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { PasswordHasher } from '@sinau/application/identity';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { PASSWORD, startTestApi, type Answer, type TestApi, type TestPerson } from '../api.spec-kit.js';
import { hashToken } from '../http/session-cookie.js';
import { SessionReader } from '../http/session-reader.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

let made = 0;
async function newcomer(): Promise<TestPerson> {
  made += 1;
  const base = api.people.learner;
  const [row] = await api.sql<{ id: string }>(`insert into people (id, agency_id, full_name) values (gen_random_uuid(), $1, 'Pendatang') returning id`, [base.agencyId]);
  const person: TestPerson = { ...base, id: row?.id ?? '', name: 'Pendatang', email: `pendatang-${made}@sinau.test`, identifier: '' };
  await api.sql(`insert into accounts (person_id, agency_id, email) values ($1, $2, $3)`, [person.id, person.agencyId, person.email]);
  await api.assign(person, 'learner');
  await api.givePassword(person);
  return person;
}

/** Each try comes from a network of its own, so that only the account's counter is asked. */
let tries = 0;
const elsewhere = () => ({ 'x-forwarded-for': `10.${Math.floor((tries += 1) / 250)}.${tries % 250}.1` });
const signIn = (login: string, password: string, headers: Record<string, string> = elsewhere()): Promise<Answer> => api.as(null).post('/api/sessions', { login, password }, headers);
function cookieOf(answer: Answer, name: string): string {
  const line = [answer.headers['set-cookie'] ?? []].flat().map(String).findLast((text) => text.startsWith(`${name}=`)) ?? '';
  return line.slice(0, line.indexOf(';'));
}
const meStatus = async (cookie: string) => (await api.as(null).get('/api/me', { cookie })).status;

describe('S01: whoever may do more, or other things, gets another token, and the old one opens nothing', () => {
  test('signing in never takes over a token that the browser brought along', async () => {
    const person = await newcomer();
    const planted = `__Host-sid=${'A'.repeat(43)}`;
    const first = await signIn(person.email, PASSWORD, { ...elsewhere(), cookie: planted });
    const session = cookieOf(first, '__Host-sid');
    expect(session).not.toBe(planted);
    expect([await meStatus(planted), await meStatus(session)]).toEqual([401, 200]);
    const again = cookieOf(await signIn(person.email, PASSWORD, { ...elsewhere(), cookie: session }), '__Host-sid');
    expect(again).not.toBe(session);
    await untilStatus(session, 401);
    expect(await meStatus(again)).toBe(200);
  });

  test('one person\'s sign-in on a shared computer does not end the other\'s session elsewhere', async () => {
    const [one, other] = [await newcomer(), await newcomer()];
    const session = cookieOf(await signIn(one.email, PASSWORD), '__Host-sid');
    await signIn(other.email, PASSWORD, { ...elsewhere(), cookie: session });
    expect(await meStatus(session)).toBe(200);
  });

  test('a role given or taken ends the sessions, but for the learner\'s role given', async () => {
    const person = await newcomer();
    const admin = api.as(api.people.agencyAdmin);
    const before = await api.signIn(person);
    expect((await admin.post(`/api/people/${person.id}/roles`, { role: 'instructor', scopeKind: 'agency', scopeId: api.agency.id })).status).toBeLessThan(300);
    await untilStatus(before, 401);
    const between = await api.signIn(person);
    const [held] = await api.sql<{ id: string }>(`select id from role_assignments where person_id = $1 and role = 'instructor'`, [person.id]);
    expect((await admin.delete(`/api/people/${person.id}/roles/${held?.id}`)).status).toBeLessThan(300);
    await untilStatus(between, 401);
  });

  async function untilStatus(cookie: string, wanted: number): Promise<void> {
    const deadline = Date.now() + 20_000; // a busy machine; doors.http.spec.ts counts the five seconds
    while ((await meStatus(cookie)) !== wanted) {
      if (Date.now() > deadline) throw new Error(`still not ${wanted}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
});

test('S03: a replica that no notification reaches believes an ended session for five seconds and no longer', async () => {
  const person = await newcomer();
  const token = hashToken((await api.signIn(person)).replace('__Host-sid=', ''));
  const source = await createDataSource(api.database.urls.app, { size: 1, name: 'spec' }).initialize();
  const deaf = new SessionReader(new Database(source)); // nobody tells it anything
  const clock = jest.spyOn(Date, 'now');
  const read = Date.now();
  clock.mockReturnValue(read);
  expect((await deaf.read(token))?.actor.personId).toBe(person.id);
  await api.sql('delete from sessions where token_hash = $1', [token]);
  clock.mockReturnValue(read + 4_999);
  expect((await deaf.read(token))?.actor.personId).toBe(person.id);
  clock.mockReturnValue(read + 5_000);
  expect(await deaf.read(token)).toBeNull();
  clock.mockRestore();
  await source.destroy();
});

describe('S04: one counter for every door', () => {
  const change = (cookie: string, current: string) => api.as(null).post('/api/me/password', { current, next: 'sembilan burung camar' }, { cookie, ...elsewhere() });
  const newEmail = (cookie: string, password: string) => api.as(null).patch('/api/me', { email: 'baru@sinau.test', password }, { cookie, ...elsewhere() });

  test('two guesses at the sign-in, two at the password change and one at the e-mail are five; the sixth is refused at each', async () => {
    const person = await newcomer();
    const session = await api.signIn(person); // a session that was stolen from a device which the account does not know
    for (const guess of ['tebak satu', 'tebak dua']) expect((await signIn(person.email, guess)).status).toBe(401);
    for (const guess of ['tebak tiga', 'tebak empat']) expect((await change(session, guess)).code).toBe('wrong_password');
    expect((await newEmail(session, 'tebak lima')).code).toBe('wrong_password');
    for (const sixth of [await signIn(person.email, PASSWORD), await change(session, PASSWORD), await newEmail(session, PASSWORD)]) {
      expect(sixth).toMatchObject({ status: 429, code: 'too_many_logins' });
      expect(Number(sixth.headers['retry-after'])).toBeGreaterThan(0);
    }
  });

  test('a stranger who guesses on closes no door to the owner\'s own device', async () => {
    const person = await newcomer();
    const home = await signIn(person.email, PASSWORD);
    const cookie = `${cookieOf(home, '__Host-sid')}; ${cookieOf(home, '__Host-device')}`;
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, index) => signIn(person.email, `tebak nomor ${index}`)));
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(5);
    expect((await signIn(person.email, PASSWORD, { ...elsewhere(), cookie: cookieOf(home, '__Host-device') })).status).toBe(201);
    expect((await change(cookie, PASSWORD)).status).toBe(200);
  });

  test('each wrong password after the fifth doubles the wait: 1, 2, 4, 8 minutes, then 15 each time; a day of quiet is forgotten', async () => {
    const person = await newcomer();
    const bucket = async () => (await api.sql<{ bucket: string }>(`select bucket from rate_limits where bucket like 'login:account:%' order by window_start desc limit 1`))[0]?.bucket;
    for (const guess of ['satu', 'dua', 'tiga', 'empat', 'lima']) expect((await signIn(person.email, `tebak ${guess}`)).status).toBe(401);
    const counter = await bucket();
    /** The last try was so long ago, in seconds. */
    const pass = (seconds: number) => api.sql(`update rate_limits set window_start = window_start - $2 * interval '1 second', expires_at = expires_at - $2 * interval '1 second' where bucket = $1`, [counter, seconds]);
    const waited: number[] = [];
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      const refused = await signIn(person.email, 'terlalu cepat');
      expect(refused).toMatchObject({ status: 429, code: 'too_many_logins' });
      const { minutes: told } = (refused.body as { facts: { minutes: number } }).facts;
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(told * 60);
      waited.push(told);
      await pass(minutes * 60);
      expect((await signIn(person.email, 'tebak lagi')).status).toBe(401);
    }
    expect(waited).toEqual([1, 2, 4, 8, 15, 15]);
    await pass(24 * 60 * 60);
    for (const guess of ['satu', 'dua', 'tiga', 'empat', 'lima']) expect((await signIn(person.email, `tebak ${guess}`)).status).toBe(401);
    expect((await signIn(person.email, PASSWORD)).status).toBe(429);
    await pass(60);
    expect((await signIn(person.email, PASSWORD)).status).toBe(201); // the right one, in its turn, clears the count
    for (const guess of ['satu', 'dua', 'tiga', 'empat', 'lima']) expect((await signIn(person.email, `tebak ${guess}`)).status).toBe(401);
  });

  // A sixth may come through when a loaded machine is at it for more than a minute.
  test('of 2,000 guesses from everywhere at once, 5 reach the password hash', async () => {
    const person = await newcomer();
    const hasher = api.app.get(PasswordHasher, { strict: false });
    const evaluated = jest.spyOn(hasher, 'fits');
    for (let wave = 0; wave < 20; wave += 1) {
      await Promise.all(Array.from({ length: 100 }, (_, index) => signIn(person.email, `gelombang ${wave} ${index}`, { 'x-forwarded-for': `172.${16 + (wave % 8)}.${wave}.${index}` })));
    }
    expect(evaluated.mock.calls.length).toBeGreaterThanOrEqual(5);
    expect(evaluated.mock.calls.length).toBeLessThanOrEqual(6);
    evaluated.mockRestore();
  }, 120_000);
});

describe('S04: asking for a reset by mail is counted by the address too', () => {
  const ask = (login: string, address: string) => api.as(null).post('/api/password-resets', { login }, { 'x-forwarded-for': address });
  const counted = async (bucket: string) => (await api.sql<{ count: number }>(`select count from rate_limits where bucket = $1`, [bucket]))[0]?.count;
  const closed = { status: 429, code: 'too_many_logins' };

  test('100 requests of one address are heard, known and unknown logins alike; the next are refused there, at the sign-in too, and nowhere else', async () => {
    const person = await newcomer();
    for (let wave = 0; wave < 5; wave += 1) {
      const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => ask(index % 2 ? person.email : `siapa-${wave}-${index}@sinau.test`, '192.0.2.7')));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    }
    expect(await counted('login:ip:192.0.2.7')).toBe(100);
    const refused = [await ask(person.email, '192.0.2.7'), await ask('siapa-lagi@sinau.test', '192.0.2.7'), await signIn(person.email, PASSWORD, { 'x-forwarded-for': '192.0.2.7' })];
    for (const answer of refused) {
      expect(answer).toMatchObject(closed);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect((await ask(person.email, '192.0.2.8')).status).toBe(202);
    expect(await api.sql(`select count(*)::int as sent from mails where to_address = $1`, [person.email])).toEqual([{ sent: 3 }]);
  });

  test('a network of many addresses has 300; wrong passwords there count as well', async () => {
    const hosts = (first: number, count: number) => Array.from({ length: count }, (_, index) => `198.51.100.${first + index}`);
    for (const address of hosts(1, 50)) await signIn('siapa@sinau.test', 'tebak', { 'x-forwarded-for': address }); // 5 are wrong, the rest wait for the account's turn
    const wrong = (await counted('login:net:198.51.100')) ?? 0;
    expect(wrong).toBeGreaterThan(0);
    const left = 300 - wrong;
    for (let from = 0; from < left; from += 50) {
      const answers = await Promise.all(hosts(100, Math.min(50, left - from)).map((address) => ask('siapa@sinau.test', address)));
      expect(answers.every(({ status }) => status === 202)).toBe(true);
    }
    expect(await ask('siapa@sinau.test', '198.51.100.250')).toMatchObject(closed);
    expect((await ask('siapa@sinau.test', '198.51.101.250')).status).toBe(202);
  });

  test('the counters tell nothing of what was typed', async () => {
    await ask('rahasia.sekali@sinau.test', '203.0.113.77');
    expect(await api.sql(`select bucket from rate_limits where bucket like '%rahasia%'`)).toEqual([]);
  });
});

test('S05: an unknown login, a wrong password, an account without one and a suspended person cost one evaluation each, and answer alike', async () => {
  const [known, suspended, without] = [await newcomer(), await newcomer(), await newcomer()];
  await api.sql(`update people set state = 'suspended' where id = $1`, [suspended.id]);
  await api.sql(`update accounts set password_hash = null where person_id = $1`, [without.id]);
  const evaluated = jest.spyOn(api.app.get(PasswordHasher, { strict: false }), 'fits');
  const seen: string[] = [];
  for (const [index, login] of ['tidak.ada@sinau.test', '199001012015031999', known.email, suspended.email, without.email].entries()) {
    const { status, text, headers } = await signIn(login, 'bukan sandi ini');
    seen.push(`${status} ${headers['content-length']} ${text.replace(/"requestId":"[^"]*"/, '')}`);
    expect(evaluated).toHaveBeenCalledTimes(index + 1);
  }
  expect(new Set(seen).size).toBe(1);
  evaluated.mockRestore();
});

describe('S07: what a page of another site can send', () => {
  const forms: readonly (readonly [string, string])[] = [
    ['application/x-www-form-urlencoded', 'login=a&password=b'],
    ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="login"\r\n\r\na\r\n--x--\r\n'],
    ['text/plain', '{"revision":1}'],
    ['text/plain;charset=utf-8', '{"revision":1}'],
    ['image/svg+xml', '<svg/>'],
    ['application/csp-report', '{"csp-report":{}}'],
    ['application/reports+json', '[]'],
    ['application/json', '{}'],
  ];
  const origins: readonly Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    { 'sec-fetch-site': 'same-site', origin: 'https://lain.sinau.test' },
    { origin: 'https://evil.test' },
    { origin: 'null' },
    { referer: 'https://evil.test/' },
    {},
  ];
  const doors: readonly (readonly [string, string])[] = [
    ['POST', '/masuk'], ['POST', '/api/sessions'], ['DELETE', '/api/sessions/current'], ['POST', '/api/me/password'], ['PATCH', '/api/me'], ['POST', '/api/password-resets'], ['POST', '/api/courses'], ['DELETE', '/api/me/devices'],
  ];

  test.each(doors)('%s %s', async (method, path) => {
    const cookie = await api.signIn(api.people.instructor);
    for (const [type, body] of forms) {
      for (const headers of origins) {
        const answer = await api.wire.send({ method, path, body, headers: { cookie, 'content-type': type, ...headers } });
        expect({ type, headers, status: answer.status }).toEqual({ type, headers, status: 403 });
      }
      // The form of our own page is the one body besides JSON that is read, and only there.
      if (type === (path === '/masuk' ? 'application/x-www-form-urlencoded' : 'application/json')) continue;
      const own = await api.wire.send({ method, path, body, headers: { cookie, 'content-type': type, 'sec-fetch-site': 'same-origin' } });
      expect({ type, status: own.status }).toEqual({ type, status: 415 });
    }
    expect(await meStatus(cookie)).toBe(200);
  });

  test('no method is overridden by a header, a query or a field', async () => {
    const cookie = await api.signIn(api.people.instructor);
    for (const headers of [{ 'x-http-method-override': 'DELETE' }, { 'x-method-override': 'DELETE' }, { 'x-http-method': 'DELETE' }]) {
      await api.wire.send({ method: 'GET', path: '/api/sessions/current', headers: { cookie, ...headers } });
    }
    await api.wire.send({ method: 'GET', path: '/api/sessions/current?_method=DELETE', headers: { cookie } });
    expect(await meStatus(cookie)).toBe(200);
  });
});
