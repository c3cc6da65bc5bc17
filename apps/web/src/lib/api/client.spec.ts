import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { address, call, callOnce } from './client.js';
import { Problem, retryAfterSeconds, Unreachable } from './problem.js';
import { isWaiting, openGate } from './sign-in-gate.js';

type Sent = { readonly url: string; readonly method: string; readonly headers: Record<string, string>; readonly body: string | undefined };
let sent: Sent[] = [];
let answers: (() => Promise<Response>)[] = [];
const realFetch = globalThis.fetch;

const problem = (status: number, code: string, more: object = {}, headers: Record<string, string> = {}) => () =>
  Promise.resolve(fakeResponse(status, { type: 'about:blank', title: code, status, detail: `Kalimat ${code}`, code, requestId: 'r-1', ...more }, headers));
const ok = (body: unknown, status = 200) => () => Promise.resolve(fakeResponse(status, body));

/** jsdom has no Response; these are the parts that the client reads. */
function fakeResponse(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const found = new Map(Object.entries(headers));
  const response = {
    ok: status < 400,
    status,
    headers: { get: (name: string) => found.get(name) ?? null },
    json: () => (typeof body === 'string' ? Promise.reject(new SyntaxError('not JSON')) : Promise.resolve(body)),
    text: () => Promise.resolve(''),
  };
  return response as unknown as Response;
}

beforeEach(() => {
  sent = [];
  answers = [];
  globalThis.fetch = (url, init) => {
    sent.push({ url: String(url), method: init?.method ?? 'GET', headers: Object.fromEntries(Object.entries(init?.headers ?? {})), body: init?.body === undefined ? undefined : String(init.body) });
    const next = answers.shift();
    return next ? next() : Promise.reject(new TypeError('Failed to fetch'));
  };
});

afterEach(() => {
  globalThis.fetch = realFetch;
});

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    if (condition()) return;
    await Promise.resolve();
  }
  throw new Error('the condition never held');
}

test('an address has its names filled and encoded, lists repeated, absent values left out', () => {
  expect(address('/api/courses/:courseId/runs', { params: { courseId: 'a/b' }, query: { q: 'dua kata', after: undefined, kind: ['video', 'kuis'] } })).toBe(
    '/api/courses/a%2Fb/runs?q=dua+kata&kind=video&kind=kuis',
  );
});

describe('call', () => {
  test('sends JSON and the language of the screen', async () => {
    answers = [ok({ accepted: true }, 202)];
    expect(await call('POST /api/password-resets', { body: { login: 'ratna' } })).toEqual({ accepted: true });
    expect(sent[0]).toMatchObject({ url: '/api/password-resets', method: 'POST', body: '{"login":"ratna"}' });
    expect(sent[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'accept-language': 'id' });
  });

  test('a refusal carries the server’s sentence, code, facts and fields', async () => {
    answers = [problem(400, 'invalid_request', { facts: { limit: 3 }, fields: [{ path: 'body.next', message: 'Terlalu pendek' }] })];
    const error = await failure(call('GET /api/me'));
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ status: 400, code: 'invalid_request', message: 'Kalimat invalid_request', facts: { limit: 3 }, fields: [{ path: 'body.next', message: 'Terlalu pendek' }], requestId: 'r-1' });
  });

  test('a proxy’s HTML page is a problem without a sentence, with the time to wait', async () => {
    answers = [() => Promise.resolve(fakeResponse(503, '<html>', { 'retry-after': '7' }))];
    expect(await failure(call('GET /api/me'))).toMatchObject({ status: 503, code: 'http_503', message: '', retryAfter: 7 });
  });

  test('no answer is told apart from a refusal', async () => {
    expect(await failure(call('GET /api/me'))).toBeInstanceOf(Unreachable);
  });

  test('when the session has ended, calls wait for the new sign-in and are sent again', async () => {
    answers = [problem(401, 'not_signed_in'), problem(401, 'not_signed_in'), ok({ n: 1 }), ok({ n: 2 })];
    const both = Promise.all([call('GET /api/me'), call('GET /api/me/devices')]);
    await until(() => isWaiting() && sent.length === 2);
    openGate(true);
    await both;
    expect(sent.map((request) => request.url)).toEqual(['/api/me', '/api/me/devices', '/api/me', '/api/me/devices']);
    expect(isWaiting()).toBe(false);
  });

  test('whoever leaves instead gets the refusal', async () => {
    answers = [problem(401, 'not_signed_in')];
    const waiting = failure(call('GET /api/me'));
    await until(isWaiting);
    openGate(false);
    expect(await waiting).toMatchObject({ code: 'not_signed_in' });
    expect(sent).toHaveLength(1);
  });

  test('a wrong password opens no dialog', async () => {
    answers = [problem(401, 'wrong_login')];
    expect(await failure(call('POST /api/sessions', { body: { login: 'ratna', password: 'x' } }))).toMatchObject({ code: 'wrong_login' });
    expect(isWaiting()).toBe(false);
  });

  test('callOnce never waits', async () => {
    answers = [problem(401, 'not_signed_in')];
    expect(await failure(callOnce('GET /api/me'))).toMatchObject({ code: 'not_signed_in' });
  });
});

test('Retry-After in seconds or as a date', () => {
  const now = Date.parse('2026-11-22T02:30:00Z');
  expect([retryAfterSeconds('12', now), retryAfterSeconds('Sun, 22 Nov 2026 02:30:30 GMT', now), retryAfterSeconds('soon', now), retryAfterSeconds(null, now)]).toEqual([12, 30, null, null]);
});

test('an answer that was asked for before the code came is taken once, and only while it is fresh', async () => {
  const early = (agoMs: number, name: string) => ({ sentAt: Date.now() - agoMs, answer: Promise.resolve(fakeResponse(200, { name })) });
  window.sinauAsked = { '/api/me': early(800, 'early'), '/api/home': early(60_000, 'stale') };
  answers = [ok({ name: 'asked again' }), ok({ name: 'asked' })];
  expect(await callOnce('GET /api/me')).toEqual({ name: 'early' });
  expect(sent).toEqual([]);
  expect(await callOnce('GET /api/me')).toEqual({ name: 'asked again' });
  expect(await callOnce('GET /api/home')).toEqual({ name: 'asked' });
  expect(sent.map(({ url }) => url)).toEqual(['/api/me', '/api/home']);
});
