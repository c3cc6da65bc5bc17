import { describe, expect, test } from '@jest/globals';
import type { QuestionPicture } from '../quizzes/index.js';
import type { Article } from './article.js';
import { addLesson, addModule, newOutline } from './edit-outline.js';
import type { CourseOutline, Lesson } from './outline.js';
import { blocks, publishChecklist, type CourseParts, type MediaReadiness } from './publish-checklist.js';

const words: Article = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'isi' }] }] };
const picture = (alt: string): Article => ({ type: 'doc', content: [{ type: 'image', attrs: { mediaId: 'img', alt } }] });
const ready: MediaReadiness = { state: 'ready', captionLanguages: ['id', 'en'] };
const question = { id: 'n1', stem: 'Benar?', hasKey: true, picture: null };
const asking = (shown: QuestionPicture) => ({ k: { draw: null, questions: [{ ...question, picture: shown }] } });
const sound: CourseParts = { articles: { a: words }, media: { v: ready, img: ready }, quizzes: { k: { draw: null, questions: [question] } }, captionsRequired: false };

const base = newOutline({ title: 'Kursus', summary: '', competencyClass: 'technical', activityKind: 16, hours: 3 });
const lessons: Lesson[] = [
  { id: 'a', kind: 'article', title: 'Bacaan', minutes: 10 },
  { id: 'f', kind: 'video', title: 'Film', minutes: 10, mediaId: 'v' },
  { id: 'q', kind: 'quiz', title: 'Ujian', minutes: 10, quizId: 'k' },
];
const filled = lessons.reduce((outline, lesson) => addLesson(outline, 'M', lesson), addModule(base, { id: 'M', title: 'Modul' }));
/** 3 JP in one module of 3 JP, a final quiz: nothing is missing. */
const course: CourseOutline = {
  ...filled,
  objectives: ['Bisa'],
  modules: filled.modules.map((module) => ({ ...module, hours: 3 })),
  completion: { lessons: 'all', finalLessonId: 'q', minimumScore: 70 },
};
const codes = (outline: CourseOutline, parts: Partial<CourseParts> = {}) => publishChecklist(outline, { ...sound, ...parts }).map((item) => `${item.severity === 'blocking' ? '!' : '?'}${item.code}`);

test('a whole course has nothing to mend', () => {
  expect(publishChecklist(course, sound)).toEqual([]);
  expect(blocks([])).toBe(false);
});

describe('each thing that is missing is named', () => {
  test.each<[string, CourseOutline, Partial<CourseParts>, string[]]>([
    ['a new course', { ...base, hours: null }, {}, ['!hours_missing', '!no_objectives', '!no_modules']],
    ['2 JP in modules, 3 in the course', { ...course, modules: course.modules.map((module) => ({ ...module, hours: 2 })) }, {}, ['!hours_differ']],
    ['an empty module', addModule(course, { id: 'N', title: 'Baru' }), {}, ['!empty_module']],
    ['an article never written', course, { articles: {} }, ['!article_empty']],
    ['a picture without alt', course, { articles: { a: picture(' ') } }, ['!alt_text_missing']],
    ['a picture still uploading', course, { articles: { a: picture('Peta') }, media: { v: ready, img: { ...ready, state: 'uploading' } } }, ['!media_not_ready']],
    ['no video', course, { media: {} }, ['!media_missing']],
    ['a deleted video', course, { media: { v: { ...ready, state: 'deleted' } } }, ['!media_missing']],
    ['a failed video without captions', course, { media: { v: { state: 'failed', captionLanguages: [] } } }, ['!media_failed', '?captions_missing', '?captions_missing']],
    ['a video in the works', course, { media: { v: { ...ready, state: 'processing' } } }, ['!media_not_ready']],
    ['no captions', course, { media: { v: { state: 'ready', captionLanguages: [] } } }, ['?captions_missing', '?captions_missing']],
    ['captions in Indonesian alone, which is all that the agency asks for', course, { media: { v: { state: 'ready', captionLanguages: ['id'] } }, captionsRequired: true }, ['?captions_missing']],
    ['captions in English alone where the agency asks for them', course, { media: { v: { state: 'ready', captionLanguages: ['en'] } }, captionsRequired: true }, ['!captions_missing']],
    ['no captions where the agency asks for them', course, { media: { v: { state: 'ready', captionLanguages: [] } }, captionsRequired: true }, ['!captions_missing', '?captions_missing']],
    ['no quiz', course, { quizzes: {} }, ['!quiz_missing']],
    ['a quiz without questions', course, { quizzes: { k: { draw: null, questions: [] } } }, ['!quiz_empty']],
    ['a question without key', course, { quizzes: { k: { draw: null, questions: [{ ...question, hasKey: false }] } } }, ['!question_without_key']],
    ['a question whose picture says nothing', course, { quizzes: asking({ mediaId: 'img', alt: ' ', width: 640, height: 480 }) }, ['!question_alt_missing']],
    ['a question whose picture is gone', course, { quizzes: asking({ mediaId: 'zz', alt: 'Peta', width: 640, height: 480 }) }, ['!media_missing']],
    ['a question with a whole picture', course, { quizzes: asking({ mediaId: 'img', alt: 'Peta', width: 640, height: 480 }) }, []],
    ['more drawn than there are', course, { quizzes: { k: { draw: 2, questions: [question] } } }, ['!quiz_draw_too_large']],
    ['quizzes, but no final one', { ...course, completion: { lessons: 'all', finalLessonId: null, minimumScore: 0 } }, {}, ['?final_lesson_missing']],
    ['a final lesson that is gone', { ...course, completion: { lessons: 'all', finalLessonId: 'zz', minimumScore: 0 } }, {}, ['!final_lesson_missing']],
    ['a final quiz that is not required', { ...course, completion: { lessons: ['a'], finalLessonId: 'q', minimumScore: 0 } }, {}, ['?final_lesson_not_required']],
    ['nothing required', { ...course, completion: { lessons: [], finalLessonId: null, minimumScore: 0 } }, {}, ['!nothing_required']],
  ])('%s', (_, outline, parts, expected) => expect(codes(outline, parts)).toEqual(expected));
});

test('an item names its place and its numbers', () => {
  const parts = { ...sound, quizzes: { k: { draw: null, questions: [question, { id: 'n2', stem: 'Mana?', hasKey: false, picture: null }] } } };
  expect(publishChecklist(course, parts)).toEqual([
    { code: 'question_without_key', severity: 'blocking', place: { kind: 'quiz', lessonId: 'q', quizId: 'k', questionId: 'n2' }, facts: { lesson: 'Ujian', number: 2 } },
  ]);
  expect(blocks(publishChecklist(course, parts))).toBe(true);
});
