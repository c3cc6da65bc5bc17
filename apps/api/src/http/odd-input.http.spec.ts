import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { quizzesRoutes } from '@sinau/contracts/quizzes';
import { startTestApi, type Answer, type Client, type TestApi } from '../api.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';

let api: TestApi;
let world: LearningWorld;
let learner: Client;
let attemptId: string;
beforeAll(async () => {
  api = await startTestApi();
  world = await learningWorld(api);
  learner = api.as(api.people.learner);
  const enrolmentId = await world.enrol(api.people.learner);
  attemptId = (await learner.call(quizzesRoutes.start, { params: { enrolmentId, lessonId: world.lessons.quiz }, body: {} })).id;
}, 60_000);
afterAll(() => api.close());

const answersPath = () => `/api/attempts/${attemptId}/answers`;
const storedTexts = () => api.sql<{ text: string }>(`select response ->> 'text' as text from answers where attempt_id = $1 order by sequence`, [attemptId]);

async function sendRaw(method: string, path: string, body: string, type = 'application/json') {
  const cookie = await api.signIn(api.people.learner);
  return api.wire.send({ method, path, body, headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': type } });
}

function expectProblem(answer: Pick<Answer, 'status' | 'headers' | 'text'>, status: number): void {
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status });
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(JSON.parse(answer.text)).toMatchObject({ status, code: expect.any(String), detail: expect.any(String) });
}

describe('limits of every request', () => {
  const answerOf = (response: string) => `{"answers":[{"questionId":"${world.questions.short}","sequence":1,"flagged":false,"response":${response}}]}`;
  const bodies: readonly (readonly [string, () => string, number])[] = [
    ['256 KiB and one byte', () => `"${'a'.repeat(256 * 1024 - 1)}"`, 413],
    ['33 levels', () => answerOf('['.repeat(30) + ']'.repeat(30)), 400],
    ['100,000 levels', () => '['.repeat(100_000) + ']'.repeat(100_000), 400],
    ['5,001 fields', () => `{${Array.from({ length: 5_001 }, (_, n) => `"f${n}":1`).join()}}`, 400],
    ['a string of 20,001 characters', () => answerOf(`{"kind":"short_text","text":"${'a'.repeat(20_001)}"}`), 400],
  ];
  test.each(bodies)('%s', async (_, body, status) => {
    expectProblem(await sendRaw('PUT', answersPath(), body()), status);
    expect(await storedTexts()).toEqual([]);
  });

  test('a query of more than 2 KiB, a page of more than 100 rows, a limit that is none', async () => {
    expectProblem(await learner.get(`/api/catalogue?search=${'a'.repeat(2_050)}`), 400);
    for (const limit of ['101', '0', '-1', '1e9', 'NaN', 'Infinity', '']) expectProblem(await learner.get(`/api/notifications?limit=${limit}`), 400);
    expectProblem(await learner.get('/api/notifications?limit=10&limit=20'), 400);
  });

  test('a body that is not sent whole leaves the API serving the others', async () => {
    const cut = sendRaw('PUT', `${answersPath()}?x`, '{"answers":[');
    expectProblem(await cut, 400);
    expect((await learner.get('/api/me')).status).toBe(200);
  });
});

describe('text that no store can keep', () => {
  const odd: readonly (readonly [string, string])[] = [
    ['NUL', '\\u0000'],
    ['half of a pair', '\\ud83d'],
    ['the other half', '\\ude00'],
    ['halves the wrong way round', '\\ude00\\ud83d'],
  ];
  test.each(odd)('%s is refused with its place, and nothing is stored', async (_, text) => {
    const body = `{"answers":[{"questionId":"${world.questions.short}","sequence":1,"flagged":false,"response":{"kind":"short_text","text":"jawab ${text}"}}]}`;
    const refused = await sendRaw('PUT', answersPath(), body);
    expectProblem(refused, 400);
    expect(JSON.parse(refused.text)).toMatchObject({ fields: [{ path: 'answers.0.response.text' }] });
    expect(await storedTexts()).toEqual([]);
  });

  test('bytes that are no UTF-8 become U+FFFD before they are JSON, and are stored as that', async () => {
    const before = `{"answers":[{"questionId":"${world.questions.short}","sequence":3,"flagged":false,"response":{"kind":"short_text","text":"`;
    const cookie = await api.signIn(api.people.learner);
    const body = Buffer.concat([Buffer.from(before), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}}]}')]);
    const answer = await api.wire.send({ method: 'PUT', path: answersPath(), body, headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' } });
    expect(answer.status).toBe(200);
    expect(await storedTexts()).toEqual([{ text: '\uFFFD(\uFFFD' }]);
  });

  test.each(['%00', '%ED%A0%80', '%C3%28', '%', '%ZZ'])('%s in a path or a query is never a 500', async (text) => {
    for (const path of [`/api/attempts/${text}`, `/api/catalogue?search=${text}`, `/api/notifications?after=${text}`, `/verifikasi/${text}`, `/api/courses/${text}/draft`]) {
      expect((await learner.get(path)).status).toBeLessThan(500);
    }
  });
});

describe('numbers and names that are no input', () => {
  test.each(['1e400', '-1e400', '1e-400', '9007199254740993', '1.5', '"1"', 'null', 'true', '[]'])('a sequence of %s is refused or read as it stands', async (number) => {
    const body = `{"answers":[{"questionId":"${world.questions.numeric}","sequence":${number},"flagged":false,"response":null}]}`;
    expectProblem(await sendRaw('PUT', answersPath(), body), 400);
  });

  test('NaN and Infinity are no JSON', async () => {
    for (const number of ['NaN', 'Infinity', '-Infinity', '0x10', '01']) expectProblem(await sendRaw('PUT', answersPath(), `{"answers":[{"sequence":${number}}]}`), 400);
  });

  test('of a name given twice the last counts, in every reader alike', async () => {
    const body = `{"answers":[{"questionId":"${world.questions.single}","sequence":1,"sequence":7,"flagged":false,"response":null}]}`;
    const answer = await sendRaw('PUT', answersPath(), body);
    expect(JSON.parse(answer.text)).toMatchObject({ saved: [{ outcome: 'saved', sequence: 7 }] });
  });

  test('__proto__ and constructor.prototype are refused and leave no trace on any object', async () => {
    for (const body of ['{"__proto__":{"isAdmin":true},"answers":[]}', '{"constructor":{"prototype":{"isAdmin":true}},"answers":[]}', '{"answers":[{"__proto__":{"isAdmin":true}}]}']) {
      expectProblem(await sendRaw('PUT', answersPath(), body), 400);
    }
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });
});
