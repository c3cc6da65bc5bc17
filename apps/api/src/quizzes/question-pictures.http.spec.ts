import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { coursesRoutes } from '@sinau/contracts/courses';
import { quizzesRoutes, type AuthorQuestion } from '@sinau/contracts/quizzes';
import { startTestApi, type TestApi } from '../api.spec-kit.js';
import { keyTraces, learningWorld, type LearningWorld } from '../learning.spec-kit.js';

let api: TestApi;
let world: LearningWorld;
let image: string;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

async function addFile(courseId: string, kind: 'image' | 'document', id: string = randomUUID()): Promise<string> {
  const { id: ownerId, agencyId } = api.people.instructor;
  await api.sql(
    `insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, state, object_key, part_bytes)
     values ($1, $2, $3, $4, $5, 'denah.png', 'image/png', 1000, 'ready', $6, 16777216)`,
    [id, agencyId, courseId, ownerId, kind, `media/${agencyId}/${id}/original`],
  );
  return id;
}

const author = () => api.as(api.people.instructor);
const place = () => ({ courseId: world.courseId, quizId: world.quizId });
const pictureOf = (mediaId: string, alt = 'Denah gudang obat') => ({ mediaId, alt, width: 640, height: 480 });

async function single(): Promise<AuthorQuestion> {
  const quiz = await author().call(quizzesRoutes.authorQuiz, { params: place() });
  const found = quiz.questions.find(({ id }) => id === world.questions.single);
  if (!found) throw new Error('the world has this question');
  return found;
}

async function show(mediaId: string, alt?: string) {
  const { content, points, topic, answer, revision } = await single();
  return author().put(`/api/courses/${world.courseId}/quizzes/${world.quizId}/questions/${world.questions.single}`, { content: { ...content, picture: pictureOf(mediaId, alt) }, points, topic, answer, revision });
}

/** A published course whose first question shows a picture. */
async function published(): Promise<void> {
  image = randomUUID();
  world = await learningWorld(api, undefined, undefined, pictureOf(image));
  await addFile(world.courseId, 'image', image);
}

beforeEach(async () => {
  world = await learningWorld(api);
  image = await addFile(world.courseId, 'image');
});

describe('an author', () => {
  test('shows a picture of the course below a stem, and the preview has it with its size', async () => {
    expect(await show(image)).toMatchObject({ status: 200 });
    expect((await single()).content.picture).toEqual(pictureOf(image));
    const preview = await author().call(quizzesRoutes.preview, { params: place() });
    expect(preview.questions.find(({ id }) => id === world.questions.single)?.content.picture).toEqual(pictureOf(image));
    // In use, so that it can't be deleted under the question.
    expect(await author().delete(`/api/media/${image}`)).toMatchObject({ status: 409, code: 'media_in_use' });
  });

  test('cannot show a document, another course\'s picture, or one that is nowhere', async () => {
    const elsewhere = await learningWorld(api);
    const wrong = [await addFile(world.courseId, 'document'), await addFile(elsewhere.courseId, 'image'), randomUUID()];
    for (const mediaId of wrong) expect(await show(mediaId)).toMatchObject({ status: 400, code: 'picture_unknown' });
    expect((await single()).content.picture).toBeUndefined();
  });

  test('is told before publishing that the picture says nothing', async () => {
    await show(image, ' ');
    const publication = await author().call(coursesRoutes.publication, { params: { courseId: world.courseId } });
    const item = publication.items.find(({ code }) => code === 'question_alt_missing');
    expect(item).toMatchObject({ severity: 'blocking', place: { kind: 'quiz', questionId: world.questions.single } });
    await show(image);
    const mended = await author().call(coursesRoutes.publication, { params: { courseId: world.courseId } });
    expect(mended.items.map(({ code }) => code)).not.toContain('question_alt_missing');
  });

  test('copies the course, and the copy shows a picture of its own', async () => {
    await show(image);
    const copy = await author().call(coursesRoutes.duplicate, { params: { courseId: world.courseId }, body: {} });
    const [question] = await api.sql<{ shown: string }>(
      `select n.content #>> '{picture,mediaId}' as shown from questions n join quizzes q on q.id = n.quiz_id where q.course_id = $1 and n.content ? 'picture'`, [copy.courseId],
    );
    expect(question?.shown).not.toBe(image);
    expect(await api.sql(`select kind from media_assets where id = $1 and course_id = $2`, [question?.shown, copy.courseId])).toEqual([{ kind: 'image' }]);
  });
});

describe('a learner', () => {
  test('gets the size with the attempt and the picture by it, and nobody else does', async () => {
    await published();
    const enrolmentId = await world.enrol(api.people.learner);
    const learner = api.as(api.people.learner);
    const attempt = await learner.call(quizzesRoutes.start, { params: { enrolmentId, lessonId: world.lessons.quiz }, body: {} });
    expect(keyTraces(JSON.stringify(attempt))).toEqual([]);
    expect(attempt.questions.filter(({ content }) => content.picture).map(({ id, content }) => [id, content.picture])).toEqual([[world.questions.single, pictureOf(image)]]);

    const address = `/api/attempts/${attempt.id}/images/${image}`;
    const answer = await learner.get(address);
    expect(answer.status).toBe(302);
    expect(answer.headers['location']).toContain(image);
    expect(keyTraces(answer.text)).toEqual([]);
    // Another picture of the course is on no paper of theirs.
    expect((await learner.get(`/api/attempts/${attempt.id}/images/${await addFile(world.courseId, 'image')}`)).status).toBe(404);
    expect((await learner.get(`/api/enrolments/${enrolmentId}/images/${image}`)).status).toBe(404);
    for (const other of [api.people.colleague, api.people.foreignLearner]) expect((await api.as(other).get(address)).status).toBe(404);
    expect((await api.as(null).get(address)).status).toBe(401);
  });

  test('does not see the picture of a question that was not drawn', async () => {
    await published();
    const enrolmentId = await world.enrol(api.people.learner);
    const learner = api.as(api.people.learner);
    const attempt = await learner.call(quizzesRoutes.start, { params: { enrolmentId, lessonId: world.lessons.quiz }, body: {} });
    const paper = attempt.questions.filter(({ id }) => id !== world.questions.single).map(({ id }) => ({ questionId: id, options: [] }));
    await api.sql(`update attempts set paper = $2 where id = $1`, [attempt.id, JSON.stringify(paper)]);
    expect((await learner.get(`/api/attempts/${attempt.id}/images/${image}`)).status).toBe(404);
  });
});

describe('two authors', () => {
  test('of one question or its settings: the second is told who and when', async () => {
    const before = await single();
    const change = (content: AuthorQuestion['content']) => ({ content, points: before.points, topic: before.topic, answer: before.answer, revision: before.revision });
    const path = `/api/courses/${world.courseId}/quizzes/${world.quizId}`;
    const admin = api.as(api.people.agencyAdmin);
    expect((await admin.put(`${path}/questions/${before.id}`, change({ ...before.content, stem: 'Langkah kedua?' }))).status).toBe(200);
    const late = await author().put(`${path}/questions/${before.id}`, change({ ...before.content, stem: 'Langkah ketiga?' }));
    expect(late).toMatchObject({ status: 409, code: 'conflict', body: { facts: { editedBy: api.people.agencyAdmin.name, editedAt: expect.stringMatching(/^\d{4}-.*Z$/) } } });

    const quiz = await author().call(quizzesRoutes.authorQuiz, { params: place() });
    const settings = { revision: quiz.revision, settings: { ...quiz.settings, title: 'Ujian baru' } };
    expect((await author().put(`${path}/settings`, settings)).status).toBe(200);
    expect(await admin.put(`${path}/settings`, settings)).toMatchObject({ status: 409, code: 'conflict', body: { facts: { editedBy: api.people.instructor.name } } });
  });
});
