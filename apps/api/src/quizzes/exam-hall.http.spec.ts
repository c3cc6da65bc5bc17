import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApi, type TestApi } from '../api.spec-kit.js';
import { fillHall } from '../hall.spec-kit.js';
import { learningWorld } from '../learning.spec-kit.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

test('O01: 500 people behind one address save, read and hand in; none is ever limited', async () => {
  const world = await learningWorld(api);
  const seats = await fillHall(api.sql, api.agency.id, world, 500);
  const hall = { 'x-forwarded-for': '198.51.100.7', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  const questions = Object.values(world.questions);
  const statuses = await Promise.all(seats.map(async ({ attemptId, cookie }) => {
    const seen: number[] = [];
    for (const [index, questionId] of questions.entries()) {
      const body = JSON.stringify({ answers: [{ questionId, sequence: index + 1, response: { kind: 'short_text', text: attemptId }, flagged: false }] });
      seen.push((await api.wire.send({ method: 'PUT', path: `/api/attempts/${attemptId}/answers`, body, headers: { ...hall, cookie } })).status);
    }
    seen.push((await api.wire.send({ method: 'POST', path: `/api/attempts/${attemptId}/submit`, body: '{}', headers: { ...hall, cookie } })).status);
    return seen;
  }));
  // 500 × (4 saves + 1 submission)
  expect(statuses.flat()).toEqual(Array.from({ length: 2_500 }, () => 200));
  const [stored] = await api.sql<{ n: number }>(`select count(*)::int as n from answers where attempt_id = any ($1::uuid[])`, [seats.map((seat) => seat.attemptId)]);
  expect(stored?.n).toBe(2_000);
}, 120_000);
