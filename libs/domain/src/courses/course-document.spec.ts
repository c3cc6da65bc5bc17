import { describe, expect, test } from '@jest/globals';
import type { QuizSettings } from '../quizzes/index.js';
import { imagesOf } from './article.js';
import { canonicalJson } from './canonical-json.js';
import { checkArticle } from './check-article.js';
import { learnerCourse, lessonMedia, minutesOf, outlineOf, quizIdsOf, type CourseDocument } from './course-document.js';
import { addLesson, addModule, newOutline } from './edit-outline.js';
import { mergeOutlines } from './merge-outlines.js';
import { mayEditCourse } from './may-edit-course.js';
import { lessonsOf, type CourseOutline, type Lesson } from './outline.js';
import { publishChecklist, type CourseParts } from './publish-checklist.js';
import { checkOutline } from './validate-outline.js';
import { versionChanges } from './version-changes.js';

const settings: QuizSettings = {
  title: 'Ujian', instructions: '', timeLimitMinutes: null, attemptsAllowed: null, passMark: 70, draw: null, shuffleQuestions: false, shuffleOptions: false,
  review: { release: 'at_once', show: 'score_only' },
};
const lessons: readonly Lesson[] = [
  { id: 'a', kind: 'article', title: 'Bacaan', minutes: 10 },
  { id: 'v', kind: 'video', title: 'Film', minutes: 5, mediaId: 'm' },
  { id: 'w', kind: 'video', title: 'Film lain', minutes: 5, mediaId: null },
  { id: 'q', kind: 'quiz', title: 'Ujian', minutes: 20, quizId: 'k' },
  { id: 'r', kind: 'quiz', title: 'Latihan', minutes: 10, quizId: null },
];
const base = addModule(newOutline({ title: 'T', summary: '', competencyClass: 'technical', activityKind: 16, hours: 2 }), { id: 'M', title: 'Satu' });
const outline = lessons.reduce((course, lesson) => addLesson(course, 'M', lesson), base);
const file = { kind: 'video', fileName: 'a.mp4', contentType: 'video/mp4', bytes: 10, durationMs: 60_000 } as const;
const quiz = { settings, questionCount: 1, points: 2 };
const document = (change: Partial<CourseDocument> = {}): CourseDocument => ({ ...outline, schemaVersion: 1, articles: {}, quizzes: { k: quiz }, media: { m: file }, ...change });
const whole = (change: Partial<CourseDocument> = {}) => ({ document: document(change), quizzes: {} });

describe('a version', () => {
  test('names its files and quizzes, and adds its minutes up: 10 + 5 + 5 + 20 + 10', () => {
    expect(lessonMedia(outline)).toEqual(['m']);
    expect(quizIdsOf(outline)).toEqual(['k']);
    expect(minutesOf(outline)).toBe(50);
  });

  test('shows a learner the file and quiz of each lesson that has one', () => {
    const shown = learnerCourse(document({ completion: { lessons: ['a', 'q'], finalLessonId: 'q', minimumScore: 70 } }));
    expect(shown.completion.requiredLessons).toBe(2);
    expect(shown.modules[0]?.lessons.map(({ required, file: held, quiz: asked }) => [required, held?.mediaId ?? null, asked?.decides ?? null])).toEqual([
      [true, null, null], [false, 'm', null], [false, null, null], [true, null, true], [false, null, null],
    ]);
  });

  test('is Indonesian unless it says otherwise', () => {
    expect([learnerCourse(document()).language, learnerCourse(document({ language: 'en' })).language]).toEqual(['id', 'en']);
    expect([outlineOf(document()).language, outlineOf(document({ language: 'en' })).language]).toEqual(['id', 'en']);
    // one author turned it English, the other changed nothing: it is English
    expect(mergeOutlines(outline, { ...outline, language: 'en' }, outline).language).toBe('en');
    expect(mergeOutlines(outline, outline, { ...outline, language: 'en' }).language).toBe('en');
  });

  test('shows a lesson whose file or quiz was not frozen without it', () => {
    const shown = learnerCourse(document({ media: {}, quizzes: {} }));
    expect(shown.completion.requiredLessons).toBe(5);
    expect(shown.modules[0]?.lessons.every((lesson) => lesson.file === null && lesson.quiz === null)).toBe(true);
  });

  test('differs from the one before where a lesson became another kind, or lost its file', () => {
    const turned: CourseOutline = { ...outline, modules: outline.modules.map((module) => ({ ...module, lessons: module.lessons.map((lesson): Lesson => (lesson.id === 'v' ? { id: 'v', kind: 'quiz', title: 'Film', minutes: 5, quizId: null } : lesson)) })) };
    expect(versionChanges(whole(), whole({ ...turned }))).toEqual([]);
    const bare: CourseOutline = { ...outline, modules: outline.modules.map((module) => ({ ...module, lessons: module.lessons.map((lesson): Lesson => (lesson.kind === 'video' ? { ...lesson, mediaId: null } : lesson)) })) };
    expect(versionChanges(whole(), whole({ ...bare })).map(({ kind }) => kind)).toEqual(['media_changed']);
  });
});

describe('edges of an outline', () => {
  test('required lessons and a final quiz that are there are sound', () => {
    expect(checkOutline({ ...outline, completion: { lessons: ['a', 'q'], finalLessonId: 'q', minimumScore: 70 } }).allowed).toBe(true);
    expect(checkOutline({ ...outline, completion: { lessons: ['a', 'zz'], finalLessonId: null, minimumScore: 0 } })).toMatchObject({ facts: { problem: 'unknown_required_lesson', id: 'zz' } });
  });

  test('a lesson that both authors added with a file keeps mine', () => {
    const added = (mediaId: string) => addLesson(outline, 'M', { id: 'x', kind: 'video', title: 'Baru', minutes: 5, mediaId });
    expect(lessonsOf(mergeOutlines(outline, added('mine'), added('theirs'))).find(({ id }) => id === 'x')).toMatchObject({ mediaId: 'mine' });
  });

  test('lessons that point at nothing hinder, and a course without quizzes needs no final one', () => {
    const parts: CourseParts = { articles: {}, media: {}, quizzes: {}, captionsRequired: false };
    const found = publishChecklist(outline, parts).filter(({ place }) => place.kind === 'lesson' && ['w', 'r'].includes(place.lessonId)).map(({ code }) => code);
    expect(found).toEqual(['media_missing', 'quiz_missing']);
    const reading = addLesson(base, 'M', { id: 'a', kind: 'article', title: 'Bacaan', minutes: 10 });
    expect(publishChecklist({ ...reading, completion: { lessons: 'all', finalLessonId: null, minimumScore: 0 } }, parts).map(({ code }) => code)).not.toContain('final_lesson_missing');
  });

  test('an instructor of some units edits a course of their own', () => {
    const actor = { kind: 'person', personId: 'p', agencyId: 'A', sessionId: 's', name: 'Hendra', assignments: [{ role: 'instructor', scope: { kind: 'units', agencyId: 'A', unitIds: ['u'] } }] } as const;
    expect(mayEditCourse(actor, { agencyId: 'A', courseId: 'c', ownerId: 'p' })).toBe(true);
    expect(mayEditCourse(actor, { agencyId: 'A', courseId: 'c', ownerId: 'other' })).toBe(false);
  });
});

describe('edges of a document', () => {
  test('a picture without attributes has neither file nor words', () => {
    expect(imagesOf({ type: 'doc', content: [{ type: 'image' }] })).toEqual([{ mediaId: '', alt: '' }]);
  });

  test('widths of columns are numbers of pixels, no more than twelve', () => {
    const table = (colwidth: unknown) => ({ type: 'doc', content: [{ type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colwidth }, content: [{ type: 'paragraph' }] }] }] }] });
    expect([null, [120], [0], 'lebar', Array.from({ length: 13 }, () => 10)].map((colwidth) => checkArticle(table(colwidth)).accepted)).toEqual([true, true, false, false, false]);
  });

  test('what fails while a document is read is no refusal', () => {
    const broken = { get type(): string { throw new Error('not readable'); } };
    expect(() => checkArticle(broken)).toThrow('not readable');
  });

  test('nothing is written as null', () => {
    expect(canonicalJson(undefined)).toBe('null');
  });
});
