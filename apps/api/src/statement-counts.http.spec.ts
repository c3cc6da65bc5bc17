import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { startTestApi, type TestApi, type TestPerson } from './api.spec-kit.js';
import { learningWorld, type LearningWorld } from './learning.spec-kit.js';

/** docs/architecture.md: no screen needs more; what a transaction itself says (begin, enter, commit) is not counted. How many calls a screen makes is the browser's to say: the journey quiet-pages. */
const MOST_STATEMENTS = 10;

let api: TestApi;
let world: LearningWorld;
let enrolmentId: string;
const seen: string[] = [];

/** The driver's own door, so that TypeORM's and our statements are counted alike. */
const send = pg.Client.prototype.query;

beforeAll(async () => {
  api = await startTestApi();
  world = await learningWorld(api);
  enrolmentId = await world.enrol(api.people.learner);
  Object.assign(pg.Client.prototype, {
    query(this: pg.Client, ...given: unknown[]) {
      const [first] = given;
      const named = typeof first === 'object' && first !== null && 'name' in first ? String(first.name) : String(first);
      if (!named.startsWith('transaction.')) seen.push(named);
      return Reflect.apply(send, this, given);
    },
  });
}, 60_000);
afterEach(() => {
  seen.length = 0;
});
afterAll(async () => {
  Object.assign(pg.Client.prototype, { query: send });
  await api.close();
});

const screens: readonly (readonly [string, (cast: TestApi['people']) => TestPerson, () => readonly string[]])[] = [
  ['home', (cast) => cast.learner, () => ['/api/home', '/api/me/points']],
  ['my learning', (cast) => cast.learner, () => ['/api/enrolments']],
  ['course page', (cast) => cast.learner, () => [`/api/enrolments/${enrolmentId}`]],
  ['lesson', (cast) => cast.learner, () => [`/api/enrolments/${enrolmentId}/lessons/${world.lessons.article}`]],
  ['start of a quiz', (cast) => cast.learner, () => [`/api/enrolments/${enrolmentId}/lessons/${world.lessons.quiz}/quiz`]],
  ['catalogue', (cast) => cast.learner, () => ['/api/catalogue']],
  ['notifications', (cast) => cast.learner, () => ['/api/notifications']],
  ['runs', (cast) => cast.agencyAdmin, () => ['/api/runs']],
  ['a run with its participants', (cast) => cast.agencyAdmin, () => [`/api/runs/${world.runId}`, `/api/runs/${world.runId}/participants`]],
  ['a participant of a run', (cast) => cast.instructor, () => [`/api/runs/${world.runId}/participants/${enrolmentId}`]],
  ['people', (cast) => cast.agencyAdmin, () => ['/api/people']],
  ['certificates', (cast) => cast.agencyAdmin, () => ['/api/certificates']],
];

test.each(screens)('%s: at most ten statements for all that it asks', async (_, who, paths) => {
  const client = api.as(who(api.people));
  await client.get('/api/me');
  seen.length = 0;
  for (const path of paths()) expect((await client.get(path)).status).toBe(200);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.length).toBeLessThanOrEqual(MOST_STATEMENTS);
});
