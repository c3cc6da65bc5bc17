import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { coursesRoutes, type DraftView } from '@sinau/contracts/courses';
import { quizzesRoutes } from '@sinau/contracts/quizzes';
import { addLesson, addModule, editMetadata, removeLesson, type CourseOutline } from '@sinau/domain/courses';
import { startTestApi, type TestApi } from '../api.spec-kit.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

const course = { title: 'Layanan aduan', summary: 'Menerima dan menutup aduan.', competencyClass: 'technical', activityKind: 16, hours: 2 } as const;
const paragraph = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }) as const;
const written = (outline: CourseOutline): DraftView['outline'] => JSON.parse(JSON.stringify(outline)) as DraftView['outline'];
const truth = (stem: string, value: boolean) => ({ content: { kind: 'true_false' as const, stem }, points: 1, topic: null, answer: { key: { kind: 'true_false' as const, value }, feedback: '' } });

/** A module of 2 JP with an article and a quiz of two questions, published as version 1. */
async function published() {
  const owner = api.as(api.people.instructor);
  const fresh = await owner.call(coursesRoutes.create, { body: course });
  const { courseId } = fresh;
  const [moduleId, articleId, quizLessonId] = [randomUUID(), randomUUID(), randomUUID()];
  let outline = editMetadata(addModule(fresh.outline, { id: moduleId, title: 'Dasar' }), { objectives: ['Menutup aduan tepat waktu'] });
  outline = addLesson(outline, moduleId, { id: articleId, kind: 'article', title: 'Alur aduan', minutes: 30 });
  outline = addLesson(outline, moduleId, { id: quizLessonId, kind: 'quiz', title: 'Latihan', minutes: 15, quizId: null });
  outline = { ...outline, modules: outline.modules.map((module) => ({ ...module, hours: 2 })) };
  const draft = await owner.call(coursesRoutes.saveDraft, { params: { courseId }, body: { revision: 1, outline: written(outline) } });
  const lesson = draft.outline.modules[0]?.lessons[1];
  const quizId = lesson?.kind === 'quiz' ? (lesson.quizId ?? '') : '';
  await owner.call(coursesRoutes.saveArticle, { params: { courseId, lessonId: articleId }, body: { revision: 0, body: paragraph('Versi pertama.') } });
  const questions = [randomUUID(), randomUUID()];
  for (const [index, id] of questions.entries()) await owner.call(quizzesRoutes.addQuestion, { params: { courseId, quizId }, body: { id, ...truth(`Pernyataan ${index + 1}`, index === 0) } });
  const version = await owner.call(coursesRoutes.publish, { params: { courseId }, body: { revision: draft.revision } });
  return { owner, courseId, draft, articleId, quizLessonId, quizId, questions, versionId: version.versionId };
}

test('a draft goes back to version 1: its lesson, article, questions and keys; what came later is kept, nothing is published', async () => {
  const { owner, courseId, draft, articleId, quizLessonId, quizId, questions, versionId } = await published();
  const [first = '', second = ''] = questions;
  const place = { courseId, quizId };
  await owner.call(coursesRoutes.saveArticle, { params: { courseId, lessonId: articleId }, body: { revision: 1, body: paragraph('Versi kedua.') } });
  await owner.call(quizzesRoutes.saveQuestion, { params: { ...place, questionId: first }, body: { revision: 1, ...truth('Ditulis ulang', false) } });
  await owner.call(quizzesRoutes.removeQuestion, { params: { ...place, questionId: second } });
  const late = randomUUID();
  await owner.call(quizzesRoutes.addQuestion, { params: place, body: { id: late, ...truth('Soal baru', true) } });
  const outline = editMetadata(removeLesson(draft.outline, quizLessonId), { title: 'Judul baru' });
  const changed = await owner.call(coursesRoutes.saveDraft, { params: { courseId }, body: { revision: draft.revision, outline: written(outline) } });

  const archived = await owner.call(coursesRoutes.archivedLessons, { params: { courseId } });
  expect(archived.rows).toEqual([{ lesson: { id: quizLessonId, kind: 'quiz', title: 'Latihan', minutes: 15, quizId }, module: 'Dasar', version: 1, learners: 0, attempts: 0 }]);

  const restored = await owner.call(coursesRoutes.restoreVersion, { params: { courseId, versionId }, body: { revision: changed.revision } });
  expect(restored).toMatchObject({ revision: changed.revision + 1, version: { number: 1 }, outline: { title: 'Layanan aduan', modules: [{ lessons: [{ id: articleId }, { id: quizLessonId, quizId }] }] } });
  expect((await owner.call(coursesRoutes.article, { params: { courseId, lessonId: articleId } })).body).toEqual(paragraph('Versi pertama.'));
  const quiz = await owner.call(quizzesRoutes.authorQuiz, { params: place });
  expect(quiz.questions.map(({ id, content, answer }) => [id, content.stem, answer?.key])).toEqual([
    [first, 'Pernyataan 1', { kind: 'true_false', value: true }],
    [second, 'Pernyataan 2', { kind: 'true_false', value: false }],
  ]);
  // put away, not deleted: it can be brought back
  expect((await owner.call(quizzesRoutes.restoreQuestion, { params: { ...place, questionId: late }, body: {} })).content.stem).toBe('Soal baru');
  expect((await owner.call(coursesRoutes.archivedLessons, { params: { courseId } })).rows).toEqual([]);
  expect((await owner.call(coursesRoutes.versions, { params: { courseId } })).rows).toHaveLength(1);
  const audit = await api.sql(`select facts from audit_entries where action = 'course.version_restored' and subject_id = $1`, [courseId]);
  expect(audit).toEqual([{ facts: { version: 1 } }]);
});

test('restoring over a newer draft is refused with who and when, and changes nothing', async () => {
  const { owner, courseId, draft, articleId, versionId } = await published();
  await owner.call(coursesRoutes.saveArticle, { params: { courseId, lessonId: articleId }, body: { revision: 1, body: paragraph('Yang baru.') } });
  await owner.call(coursesRoutes.saveDraft, { params: { courseId }, body: { revision: draft.revision, outline: { ...draft.outline, title: 'Lebih baru' } } });
  const refused = await owner.post(`/api/courses/${courseId}/versions/${versionId}/draft`, { revision: draft.revision });
  expect(refused).toMatchObject({ status: 409, code: 'draft_conflict' });
  expect((await owner.call(coursesRoutes.article, { params: { courseId, lessonId: articleId } })).body).toEqual(paragraph('Yang baru.'));
});

test('a version of another course is none of this one', async () => {
  const [mine, other] = [await published(), await published()];
  const path = `/api/courses/${mine.courseId}/versions/${other.versionId}/draft`;
  expect(await mine.owner.post(path, { revision: mine.draft.revision })).toMatchObject({ status: 404, code: 'not_found' });
});
