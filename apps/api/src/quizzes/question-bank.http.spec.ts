import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { quizzesRoutes } from '@sinau/contracts/quizzes';
import { startTestApi, type TestApi, type TestPerson } from '../api.spec-kit.js';
import { keyTraces, learningWorld, type LearningWorld } from '../learning.spec-kit.js';

// Four questions each: one with one right option, one with several, a short text, a number; two topics of two.

let api: TestApi;
let own: LearningWorld;
let colleagues: LearningWorld;

beforeAll(async () => {
  api = await startTestApi();
  own = await learningWorld(api);
  colleagues = await learningWorld(api, undefined, api.people.agencyAdmin);
  for (const { courseId, versionId } of [own, colleagues]) {
    await api.sql(
      `insert into course_drafts (course_id, agency_id, document, edited_by) select v.course_id, v.agency_id, v.document - '{articles,quizzes,media}'::text[], v.published_by from course_versions v where v.id = $1
       on conflict (course_id) do nothing`,
      [versionId],
    );
    await api.sql('update courses set current_version_id = $2 where id = $1', [courseId, versionId]);
  }
}, 60_000);
afterAll(() => api.close());

type Query = { search?: string; kind?: 'single_choice' | 'numeric'; topic?: string; courseId?: string; limit?: number; after?: string };
const bank = (query: Query = {}, who: TestPerson = api.people.instructor) => api.as(who).call(quizzesRoutes.questionBank, { query });

test('an instructor sees the questions of their own courses with where they are asked, an administrator all, a foreign one none', async () => {
  const mine = await bank();
  expect(mine.rows.map(({ id }) => id).toSorted()).toEqual(Object.values(own.questions).toSorted());
  const single = mine.rows.find(({ id }) => id === own.questions.single);
  expect(single).toMatchObject({
    kind: 'single_choice', stem: 'Langkah pertama manajemen risiko?', topic: 'Konteks', points: 1, hasKey: true, hasPicture: false, published: true,
    quiz: { id: own.quizId }, course: { id: own.courseId, title: 'Manajemen risiko di puskesmas', language: 'id' },
  });
  expect((await bank({}, api.people.agencyAdmin)).summary?.total).toBe(8);
  expect(await bank({}, api.people.foreignInstructor)).toEqual({ rows: [], next: null, summary: { total: 0, kinds: [], topics: [], courses: [] } });
});

test('it is narrowed by words, kind, topic and course; each choice says what it would show', async () => {
  const all = await bank();
  expect(all.summary).toMatchObject({ total: 4, topics: [{ value: 'Konteks', count: 2 }, { value: 'Pencatatan', count: 2 }], courses: [{ id: own.courseId, count: 4 }] });
  expect(all.summary?.kinds).toHaveLength(4);
  expect((await bank({ search: 'KERUGIAN 5.881' })).rows.map(({ id }) => id)).toEqual([own.questions.numeric]);
  expect((await bank({ search: '100%' })).rows).toEqual([]);
  const narrowed = await bank({ topic: 'Konteks', kind: 'single_choice' });
  expect(narrowed.rows.map(({ id }) => id)).toEqual([own.questions.single]);
  // of the topic Konteks: one with one right option, one with several; of that kind: Konteks alone
  expect(narrowed.summary).toMatchObject({ total: 1, kinds: [{ count: 1 }, { count: 1 }], topics: [{ value: 'Konteks', count: 1 }] });
  expect((await bank({ courseId: colleagues.courseId })).rows).toEqual([]);
  expect((await bank({ courseId: colleagues.courseId }, api.people.agencyAdmin)).rows).toHaveLength(4);
});

test('it is paged by the newest edit; what changed since is shown as not published; a question that was put away is gone', async () => {
  await api.sql(`update questions set edited_at = now() + interval '1 hour' where id = $1`, [own.questions.short]);
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await bank({ limit: 1, ...(after === undefined ? {} : { after }) });
    seen.push(...page.rows.map(({ id }) => id));
    expect(page.summary === null).toBe(after !== undefined);
    if (page.next === null) break;
    after = page.next;
  }
  expect(seen[0]).toBe(own.questions.short);
  expect(seen.toSorted()).toEqual(Object.values(own.questions).toSorted());
  await api.sql('update questions set deleted_at = now() where id = $1', [own.questions.short]);
  await api.sql('update courses set current_version_id = null where id = $1', [own.courseId]);
  const left = await bank();
  expect(left.rows.map(({ published }) => published)).toEqual([false, false, false]);
  await api.sql('update courses set archived_at = now() where id = $1', [own.courseId]);
  expect((await bank()).rows).toEqual([]);
});

test('no answer holds a key', async () => {
  expect(keyTraces((await api.as(api.people.agencyAdmin).get('/api/questions')).text)).toEqual([]);
});
