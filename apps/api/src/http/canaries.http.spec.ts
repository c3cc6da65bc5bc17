import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { startTestApi, type TestApi } from '../api.spec-kit.js';

const canary = (name: string) => `kenari-${name}-5e1f`;
const secrets = ['password', 'wrong-password', 'new-password', 'reset-token', 'session-token', 'device-token', 'metrics-token', 'store-secret', 'query', 'personal-name'].map(canary);

const written: string[] = [];
let api: TestApi;
const { stdout, stderr } = process;
const [toStdout, toStderr] = [stdout.write.bind(stdout), stderr.write.bind(stderr)];
beforeAll(async () => {
  const log = pino({ level: 'trace' }, new Writable({ write: (chunk: Buffer, _encoding, done) => (written.push(chunk.toString('utf8')), done()) }));
  stderr.write = ((chunk: string) => (written.push(String(chunk)), toStderr(chunk))) as typeof stderr.write;
  stdout.write = ((chunk: string) => (written.push(String(chunk)), toStdout(chunk))) as typeof stdout.write;
  api = await startTestApi((options) => ({
    ...options, log, logLevel: 'trace', metricsToken: canary('metrics-token'), storage: { ...options.storage, secretAccessKey: canary('store-secret') },
  }));
}, 60_000);
afterAll(async () => {
  Object.assign(stderr, { write: toStderr });
  Object.assign(stdout, { write: toStdout });
  await api.close();
});

test('X12: no secret and no typed word of anybody stands in a log, an error or an address', async () => {
  const { learner, agencyAdmin, instructor } = api.people;
  const answers: string[] = [];
  const told = async (answer: Promise<{ text: string; status: number; headers: Readonly<Record<string, unknown>> }>) => {
    const { text, headers, status } = await answer;
    answers.push(text, String(headers['location'] ?? ''));
    return status;
  };
  await api.givePassword(learner, canary('password'));
  const nobody = api.as(null);
  const cookie = `__Host-sid=${canary('session-token')}; __Host-device=${canary('device-token')}`;
  expect(await told(nobody.post('/api/sessions', { login: learner.email, password: canary('wrong-password') }, { cookie }))).toBe(401);
  expect(await told(nobody.post('/api/sessions', { login: learner.email, password: canary('password') }, { cookie }))).toBe(201);
  expect(await told(nobody.post('/api/sessions', { login: learner.email, password: [canary('password')] }))).toBe(400);
  expect(await told(nobody.post('/api/password-resets/use', { token: canary('reset-token').padEnd(43, 'x'), password: canary('new-password') }))).toBeGreaterThanOrEqual(400);
  expect(await told(api.as(learner).post('/api/me/password', { current: canary('wrong-password'), next: canary('new-password') }))).toBe(403);
  expect(await told(nobody.get('/api/me', { cookie }))).toBe(401);
  await told(nobody.get('/metrics', { authorization: `Bearer ${canary('metrics-token')}x` }));
  await told(api.as(agencyAdmin).get(`/api/people?search=${canary('query')}`));
  await told(api.as(agencyAdmin).get(`/api/people?tidak-ada=${canary('query')}`));
  await told(nobody.get(`/verifikasi?kode=${canary('query')}`));
  // A store that is away, and an error that nobody foresaw.
  const course = await api.as(instructor).post('/api/courses', { title: canary('personal-name'), competencyClass: 'technical', activityKind: 16 });
  const courseId = String(Reflect.get(Object(course.body), 'courseId'));
  const upload = await api.as(instructor).post(`/api/courses/${courseId}/media`, { kind: 'document', fileName: `${canary('personal-name')}.pdf`, bytes: 10, fingerprint: 'ab'.repeat(32) });
  const mediaId = String(Reflect.get(Object(Reflect.get(Object(upload.body), 'media')), 'id'));
  expect(await told(api.as(instructor).post(`/api/media/${mediaId}/parts`, { parts: [1] }))).toBe(503);
  await api.sql(`alter table notifications rename to notifications_away`);
  expect(await told(api.as(learner).get('/api/notifications'))).toBe(500);
  await api.sql(`alter table notifications_away rename to notifications`);

  const said = written.join('');
  expect(said).toContain('answered'); // there was something to read
  expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
  // What somebody typed into a page comes back on that page; secrets never do.
  expect(secrets.filter((secret) => secret !== canary('query') && answers.some((text) => text.includes(secret)))).toEqual([]);
  expect(answers.some((text) => /\bat .+\.(ts|js):\d+|node_modules|postgres:\/\/|select .+ from/.test(text))).toBe(false);
  expect(said).not.toContain(learner.identifier);
  expect(said).not.toContain(learner.email);
});
