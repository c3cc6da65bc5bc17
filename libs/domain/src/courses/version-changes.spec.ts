import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FrozenQuestion, QuizSettings } from '../quizzes/index.js';
import { canonicalJson } from './canonical-json.js';
import { learnerCourse, type CourseDocument } from './course-document.js';
import { addLesson, addModule, editLesson, editMetadata, editModule, moveLesson, moveModule, newOutline, removeLesson, removeModule } from './edit-outline.js';
import type { CourseOutline, Lesson } from './outline.js';
import { versionChanges, type CourseChange, type ComparedVersion } from './version-changes.js';

const settings: QuizSettings = {
  title: 'Ujian', instructions: '', timeLimitMinutes: 30, attemptsAllowed: 2, passMark: 70, draw: null, shuffleQuestions: false, shuffleOptions: false,
  review: { release: 'at_once', show: 'score_only' },
};
const question = (id: string, stem = 'Benar?'): FrozenQuestion => ({ id, content: { kind: 'true_false', stem }, points: 1, topic: null });
const file = { kind: 'video', fileName: 'a.mp4', contentType: 'video/mp4', bytes: 10, durationMs: 60_000 } as const;

/** Modules A (a, b), B (v), C (q). */
const lessons: readonly [string, Lesson][] = [
  ['A', { id: 'a', kind: 'article', title: 'a', minutes: 10 }],
  ['A', { id: 'b', kind: 'article', title: 'b', minutes: 10 }],
  ['B', { id: 'v', kind: 'video', title: 'v', minutes: 10, mediaId: 'm' }],
  ['C', { id: 'q', kind: 'quiz', title: 'q', minutes: 10, quizId: 'k' }],
];
const empty = ['A', 'B', 'C'].reduce((outline, id) => addModule(outline, { id, title: id }), newOutline({ title: 'T', summary: '', competencyClass: 'technical', activityKind: 16, hours: 2 }));
const outline = lessons.reduce((course, [moduleId, lesson]) => addLesson(course, moduleId, lesson), empty);

const article = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }) as const;
function version(course: CourseOutline, change: Partial<CourseDocument> = {}, questions = [question('1')], keys: Record<string, unknown> = { 1: true }): ComparedVersion {
  const document: CourseDocument = {
    ...course, schemaVersion: 1, articles: { a: article('satu'), b: article('dua') }, media: { m: file }, quizzes: { k: { settings, questionCount: 1, points: 1 } }, ...change,
  };
  return { document, quizzes: { k: { questions, keys } } };
}
const before = version(outline);
const kinds = (after: ComparedVersion) => versionChanges(before, after).map((change: CourseChange) => `${change.kind}${'lessonId' in change ? ` ${change.lessonId}` : 'moduleId' in change ? ` ${change.moduleId}` : ''}`);

describe('changes between versions', () => {
  test.each<[string, ComparedVersion, string[]]>([
    ['none', version(outline), []],
    ['a new title and other hours', version(editMetadata(outline, { title: 'U', hours: 3 })), ['metadata_changed', 'metadata_changed']],
    ['another language', version(editMetadata(outline, { language: 'en' })), ['metadata_changed']],
    ['Indonesian, said aloud', version(editMetadata(outline, { language: 'id' })), []],
    ['a module added', version(addModule(outline, { id: 'D', title: 'D' })), ['module_added D']],
    ['a module removed with its lesson', version(removeModule(outline, 'B')), ['module_removed B', 'lesson_removed v']],
    ['the last module first: one move', version(moveModule(outline, 'C', 0)), ['module_moved C']],
    ['the first module last: one move', version(moveModule(outline, 'A', 2)), ['module_moved A']],
    ['a module renamed and revalued', version(editModule(outline, 'A', { title: 'Awal', hours: 2 })), ['module_renamed A', 'module_hours_changed A']],
    ['a lesson added', version(addLesson(outline, 'B', { id: 'd', kind: 'document', title: 'd', minutes: 5, mediaId: null })), ['lesson_added d']],
    ['a lesson removed', version(removeLesson(outline, 'b')), ['lesson_removed b']],
    ['a lesson to another module', version(moveLesson(outline, 'a', 'B', 0)), ['lesson_moved a']],
    ['two lessons change places: one move', version(moveLesson(outline, 'b', 'A', 0)), ['lesson_moved a']],
    ['a lesson renamed and longer', version(editLesson(outline, 'a', { title: 'x', minutes: 20 })), ['lesson_renamed a', 'minutes_changed a']],
    ['an article rewritten', version(outline, { articles: { a: article('lain'), b: article('dua') } }), ['article_changed a']],
    ['another video', version(editLesson(outline, 'v', { mediaId: 'n' })), ['media_changed v']],
    ['the same video, processed anew', version(outline, { media: { m: { ...file, bytes: 11 } } }), ['media_changed v']],
    ['other quiz settings', version(outline, { quizzes: { k: { settings: { ...settings, passMark: 80 }, questionCount: 1, points: 1 } } }), ['quiz_changed q']],
    ['another key', version(outline, {}, [question('1')], { 1: false }), ['quiz_changed q']],
  ])('%s', (_, after, expected) => expect(kinds(after)).toEqual(expected));

  test('a quiz says how many questions came, went and changed', () => {
    const old = version(outline, {}, [question('1'), question('2')], { 1: true, 2: true });
    const now = version(outline, {}, [question('2', 'Lain?'), question('3')], { 2: true, 3: true });
    expect(versionChanges(old, now)).toEqual([{ kind: 'quiz_changed', lessonId: 'q', title: 'q', settings: false, added: 1, removed: 1, edited: 1 }]);
  });
});

describe('canonical JSON', () => {
  test('sorts keys, leaves undefined out, keeps lists', () => {
    expect(canonicalJson({ b: [2, 1, undefined], a: { d: null, c: undefined }, É: 'x' })).toBe('{"a":{"d":null},"b":[2,1,null],"É":"x"}');
  });

  test('is one text for one value, whatever the order of its keys, and reads back as it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

test('the learner’s view tells what is required and what decides, and holds no article, question or key', () => {
  const ruled = editMetadata(outline, { completion: { lessons: ['a', 'q'], finalLessonId: 'q', minimumScore: 75 } });
  const course = learnerCourse(version(ruled).document);
  expect(course).toMatchObject({ minutes: 40, completion: { requiredLessons: 2, finalLessonId: 'q', minimumScore: 75 } });
  const seen = course.modules.flatMap((module) => module.lessons.map((lesson) => [lesson.id, lesson.required, lesson.file?.bytes ?? null, lesson.quiz?.decides ?? null]));
  expect(seen).toEqual([['a', true, null, null], ['b', false, null, null], ['v', false, 10, null], ['q', true, null, true]]);
  expect(JSON.stringify(course)).not.toContain('satu');
});
