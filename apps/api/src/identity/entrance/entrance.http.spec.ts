import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { meView } from '@sinau/contracts/identity';
import { PASSWORD, startTestApi, type TestApi } from '../../api.spec-kit.js';
import type { WireAnswer } from '../../wire.spec-kit.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.givePassword(api.people.learner);
}, 60_000);
afterAll(() => api.close());

const FORM = 'application/x-www-form-urlencoded';

/** As a browser sends the page's own form. */
function send(fields: Record<string, string>, { path = '/masuk', ...headers }: Record<string, string> = {}): Promise<WireAnswer> {
  return api.wire.send({ method: 'POST', path, headers: { 'sec-fetch-site': 'same-origin', 'content-type': FORM, ...headers }, body: new URLSearchParams(fields).toString() });
}

const right = () => ({ login: api.people.learner.identifier, password: PASSWORD });
const cookiesOf = (answer: WireAnswer) => [answer.headers['set-cookie'] ?? []].flat().map((line) => line.slice(0, line.indexOf(';'))).join('; ');

test('the page is HTML with a form that a browser sends by itself', async () => {
  const page = await api.wire.send({ method: 'GET', path: '/masuk?tujuan=%2Fkursus%2F1%3Ftab%3Dnilai' });
  expect(page.status).toBe(200);
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.headers['cache-control']).toBe('no-store');
  expect(page.headers['content-security-policy']).toContain(`form-action 'self'`);
  expect(page.text).toContain('<form method="post" action="/masuk?tujuan=%2Fkursus%2F1%3Ftab%3Dnilai">');
  expect(page.text).toContain('autocomplete="username"');
  expect(page.text).toContain('autocomplete="current-password"');
});

test('a right password opens a session and leads on to where the person wanted to be', async () => {
  const answer = await send(right(), { path: '/masuk?tujuan=%2Fkursus%2F1%3Ftab%3Dnilai%23modul-3' });
  expect([answer.status, answer.headers['location'], answer.text]).toEqual([303, '/kursus/1?tab=nilai#modul-3', '']);
  expect(String(answer.headers['set-cookie'])).toMatch(/__Host-sid=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1209600; Secure/);
  const me = await api.as(null).get('/api/me', { cookie: cookiesOf(answer) });
  expect(me.as(meView).personId).toBe(api.people.learner.id);
  expect((await send(right())).headers['location']).toBe('/');
});

test.each(['//evil.example', '/\\evil.example', 'https://evil.example/masuk', '/\t/evil.example', 'javascript:alert(1)', '/masuk?tujuan=/x', '/🦊'])('%j leads nowhere else', async (tujuan) => {
  const answer = await send(right(), { path: `/masuk?tujuan=${encodeURIComponent(tujuan)}` });
  expect(answer.status).toBe(303);
  const { host, pathname } = new URL(String(answer.headers['location']), 'https://sinau.test');
  expect([host, pathname]).toEqual(['sinau.test', tujuan === '/🦊' ? '/%F0%9F%A6%8A' : '/']);
});

test('a wrong one brings the page back with the reason, in the language of the device, and the login as typed', async () => {
  const login = `<b>"siapa"@sinau.test`;
  const wrong = await send({ login, password: 'bukan kata sandinya' });
  expect(wrong.status).toBe(401);
  expect(wrong.headers['set-cookie']).toBeUndefined();
  expect(wrong.text).toContain('role="alert">NIP/e-mail atau kata sandi tidak cocok.');
  expect(wrong.text).toContain('value="&lt;b&gt;&quot;siapa&quot;@sinau.test"');
  expect(wrong.text).not.toContain('bukan kata sandinya');
  expect((await send({ login, password: 'x' }, { cookie: 'sinau-language=en' })).text).toContain('The identifier/e-mail or the password does not match.');
  expect((await send({ login: '', password: '' })).status).toBe(401);
});

test('the form counts at the same door as the script’s sign-in: five wrong ones, then minutes and whom to ask', async () => {
  const login = 'formulir@sinau.test';
  for (let guess = 1; guess <= 3; guess += 1) expect((await send({ login, password: `tebakan ${guess}` }, { 'x-forwarded-for': `192.0.2.${guess}` })).status).toBe(401);
  for (let guess = 4; guess <= 5; guess += 1) expect((await api.as(null).post('/api/sessions', { login, password: `tebakan ${guess}` })).status).toBe(401);
  const closed = await send({ login, password: 'tebakan 6' });
  expect(closed.status).toBe(429);
  expect(closed.headers['retry-after']).toMatch(/^\d+$/);
  expect(closed.text).toContain('Coba lagi dalam 1 menit, atau hubungi admin instansi Anda.');
});

test('a form of another site is refused before it is read (S07), whatever it says', async () => {
  const origins: Record<string, string>[] = [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'none' }];
  for (const headers of origins) {
    const answer = await send(right(), headers);
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  }
  const old = await api.wire.send({ method: 'POST', path: '/masuk', headers: { origin: 'https://evil.test', 'content-type': FORM }, body: new URLSearchParams(right()).toString() });
  expect(old.status).toBe(403);
});

test('it reads nothing but a form of two fields, and no other route reads a form', async () => {
  const post = (type: string, body: string, path = '/masuk') => api.wire.send({ method: 'POST', path, headers: { 'sec-fetch-site': 'same-origin', 'content-type': type }, body });
  expect((await post('application/json', JSON.stringify(right()))).status).toBe(415);
  expect((await post('text/plain', 'login=a&password=b')).status).toBe(415);
  expect((await post(FORM, 'login=a&password=b&role=platform_admin')).status).toBe(400);
  expect((await post(FORM, `login=${'a'.repeat(9_000)}`)).status).toBe(413);
  expect((await post(FORM, new URLSearchParams(right()).toString(), '/api/sessions')).status).toBe(415);
});

test('the language link is remembered by the device', async () => {
  const page = await api.wire.send({ method: 'GET', path: '/masuk?bahasa=en' });
  expect(page.text).toContain('<html lang="en">');
  expect(page.headers['set-cookie']).toContain('sinau-language=en; Path=/; SameSite=Lax; Max-Age=31536000');
});
