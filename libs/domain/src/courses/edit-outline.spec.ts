import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkOutline } from './validate-outline.js';
import { addLesson, addModule, editLesson, editMetadata, editModule, moduleOf, moveLesson, moveModule, newOutline, removeLesson, removeModule } from './edit-outline.js';
import { lessonsOf, type CourseOutline, type Lesson } from './outline.js';

const empty = newOutline({ title: 'Kursus', summary: '', competencyClass: 'technical', activityKind: 16, hours: null });
const article = (id: string): Lesson => ({ id, kind: 'article', title: id, minutes: 10 });
const quiz = (id: string): Lesson => ({ id, kind: 'quiz', title: id, minutes: 10, quizId: null });
const shape = (outline: CourseOutline) => outline.modules.map((module) => `${module.id}:${module.lessons.map((lesson) => lesson.id).join('')}`).join(' ');

/** A:ab B:c, where c is a quiz. */
const course = addLesson(addLesson(addLesson(addModule(addModule(empty, { id: 'A', title: 'A' }), { id: 'B', title: 'B' }), 'A', article('a')), 'A', article('b')), 'B', quiz('c'));

describe('edits', () => {
  test.each<[string, CourseOutline, string]>([
    ['a module to the front', moveModule(course, 'B', 0), 'B:c A:ab'],
    ['a module beyond the end', moveModule(course, 'A', 99), 'B:c A:ab'],
    ['a lesson down in its module', moveLesson(course, 'a', 'A', 1), 'A:ba B:c'],
    ['a lesson to the front of another module', moveLesson(course, 'b', 'B', 0), 'A:a B:bc'],
    ['a lesson into no module', moveLesson(course, 'b', 'Z', 0), 'A:ab B:c'],
    ['an unknown lesson', moveLesson(course, 'z', 'A', 0), 'A:ab B:c'],
    ['a module away', removeModule(course, 'A'), 'B:c'],
    ['a lesson away', removeLesson(course, 'a'), 'A:b B:c'],
    ['an unknown lesson away', removeLesson(course, 'z'), 'A:ab B:c'],
    ['an unknown module', moveModule(course, 'Z', 0), 'A:ab B:c'],
    ['a lesson into an unknown module', addLesson(course, 'Z', article('d')), 'A:ab B:c'],
  ])('%s', (_, after, expected) => expect(shape(after)).toBe(expected));

  test('a removed lesson leaves the completion rule, and so does a final quiz', () => {
    const ruled = editMetadata(course, { completion: { lessons: ['a', 'c'], finalLessonId: 'c', minimumScore: 80 } });
    expect(removeLesson(ruled, 'a').completion).toEqual({ lessons: ['c'], finalLessonId: 'c', minimumScore: 80 });
    expect(removeModule(ruled, 'B').completion).toEqual({ lessons: ['a'], finalLessonId: null, minimumScore: 80 });
  });

  test('titles, hours, minutes and files change; the kind does not', () => {
    const video = addLesson(course, 'A', { id: 'v', kind: 'video', title: 'V', minutes: 5, mediaId: null });
    const changed = editLesson(editModule(video, 'A', { title: 'Awal', hours: 2 }), 'v', { title: 'Film', minutes: 7, mediaId: 'm' });
    expect(changed.modules[0]).toMatchObject({ title: 'Awal', hours: 2 });
    expect(lessonsOf(changed).find((lesson) => lesson.id === 'v')).toEqual({ id: 'v', kind: 'video', title: 'Film', minutes: 7, mediaId: 'm' });
    expect(lessonsOf(editLesson(changed, 'v', { title: 'F' })).find((lesson) => lesson.id === 'v')).toMatchObject({ mediaId: 'm', minutes: 7 });
    expect(lessonsOf(editLesson(course, 'a', { mediaId: 'm' }))[0]).toEqual(article('a'));
    expect(editLesson(course, 'z', { title: 'x' })).toBe(course);
    expect(moduleOf(course, 'c')?.id).toBe('B');
  });
});

const step = fc.oneof(
  fc.record({ do: fc.constant('addModule' as const) }),
  fc.record({ do: fc.constant('addLesson' as const), module: fc.nat(6), quiz: fc.boolean() }),
  fc.record({ do: fc.constant('moveModule' as const), module: fc.nat(6), to: fc.integer({ min: -3, max: 9 }) }),
  fc.record({ do: fc.constant('moveLesson' as const), lesson: fc.nat(12), module: fc.nat(6), to: fc.integer({ min: -3, max: 9 }) }),
  fc.record({ do: fc.constant('removeModule' as const), module: fc.nat(6) }),
  fc.record({ do: fc.constant('removeLesson' as const), lesson: fc.nat(12) }),
  fc.record({ do: fc.constant('decide' as const), lesson: fc.nat(12) }),
);

test('any series of edits leaves an outline that may be stored, and moves lose and double nothing', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let outline: CourseOutline = empty;
      steps.forEach((edit, index) => {
        const moduleId = 'module' in edit ? (outline.modules[edit.module]?.id ?? 'none') : 'none';
        const lessonId = 'lesson' in edit ? (lessonsOf(outline)[edit.lesson]?.id ?? 'none') : 'none';
        const before = lessonsOf(outline).map((lesson) => lesson.id).sort();
        if (edit.do === 'addModule') outline = addModule(outline, { id: `m${index}`, title: 'm' });
        if (edit.do === 'addLesson') outline = addLesson(outline, moduleId, edit.quiz ? quiz(`l${index}`) : article(`l${index}`));
        if (edit.do === 'moveModule') outline = moveModule(outline, moduleId, edit.to);
        if (edit.do === 'moveLesson') outline = moveLesson(outline, lessonId, moduleId, edit.to);
        if (edit.do === 'removeModule') outline = removeModule(outline, moduleId);
        if (edit.do === 'removeLesson') outline = removeLesson(outline, lessonId);
        if (edit.do === 'decide') outline = editMetadata(outline, { completion: { lessons: lessonId === 'none' ? 'all' : [lessonId], finalLessonId: lessonId, minimumScore: 70 } });
        expect(checkOutline(outline)).toEqual({ allowed: true });
        if (edit.do.startsWith('move')) expect(lessonsOf(outline).map((lesson) => lesson.id).sort()).toEqual(before);
      });
    }),
  );
});

describe('an outline that contradicts itself is refused', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `m${index}`, title: 'm', hours: 0, lessons: [] }));
  test.each<[string, CourseOutline]>([
    ['repeated_id', { ...course, modules: [...course.modules, { id: 'a', title: '', hours: 0, lessons: [] }] }],
    ['repeated_quiz', addLesson(addLesson(course, 'A', { ...quiz('d'), kind: 'quiz', quizId: 'q' }), 'A', { ...quiz('e'), kind: 'quiz', quizId: 'q' })],
    ['unknown_required_lesson', { ...course, completion: { ...course.completion, lessons: ['z'] } }],
    ['final_lesson_is_no_quiz', { ...course, completion: { ...course.completion, finalLessonId: 'a' } }],
    ['too_many_modules', { ...course, modules: many(61) }],
    ['too_many_lessons', { ...course, modules: [{ id: 'x', title: '', hours: 0, lessons: Array.from({ length: 601 }, (_, index) => article(`l${index}`)) }] }],
  ])('%s', (problem, outline) => expect(checkOutline(outline)).toMatchObject({ allowed: false, code: 'invalid_outline', facts: { problem } }));
});
