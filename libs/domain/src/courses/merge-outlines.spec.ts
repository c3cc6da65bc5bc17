import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addLesson, addModule, editLesson, editMetadata, editModule, moveLesson, moveModule, newOutline, removeLesson, removeModule } from './edit-outline.js';
import { mergeOutlines } from './merge-outlines.js';
import { lessonsOf, type CourseOutline, type Lesson } from './outline.js';
import { checkOutline } from './validate-outline.js';

const article = (id: string): Lesson => ({ id, kind: 'article', title: id, minutes: 10 });
const shape = (outline: CourseOutline) => outline.modules.map((module) => `${module.id}:${module.lessons.map((lesson) => lesson.id).join('')}`).join(' ');
const empty = newOutline({ title: 'T', summary: 'S', competencyClass: 'technical', activityKind: 16, hours: 2 });
const filled = [['A', 'a'], ['A', 'b'], ['B', 'c']].reduce(
  (outline, [moduleId = '', lessonId = '']) => addLesson(outline, moduleId, article(lessonId)),
  ['A', 'B'].reduce((outline, id) => addModule(outline, { id, title: id }), empty),
);
/** A:ab B:cv, where v is a video. */
const base = addLesson(filled, 'B', { id: 'v', kind: 'video', title: 'v', minutes: 5, mediaId: null });

describe('two authors', () => {
  test.each<[string, CourseOutline, CourseOutline, string]>([
    ['both add a lesson to one module', addLesson(base, 'A', article('x')), addLesson(base, 'A', article('y')), 'A:abxy B:cv'],
    ['I add a module, they move one', addModule(base, { id: 'C', title: 'C' }), moveModule(base, 'B', 0), 'B:cv C: A:ab'],
    ['I move a lesson, they remove another', moveLesson(base, 'a', 'B', 0), removeLesson(base, 'b'), 'A: B:acv'],
    ['both move one lesson: mine stands', moveLesson(base, 'a', 'B', 0), moveLesson(base, 'a', 'A', 1), 'A:b B:acv'],
    ['they remove what I left alone', base, removeModule(base, 'A'), 'B:cv'],
    ['they remove a lesson that I rewrote', editLesson(base, 'a', { title: 'x' }), removeLesson(base, 'a'), 'A:ab B:cv'],
    ['I fill a module that they remove', addLesson(base, 'A', article('x')), removeModule(base, 'A'), 'A:x B:cv'],
  ])('%s', (_, mine, theirs, expected) => expect(shape(mergeOutlines(base, mine, theirs))).toBe(expected));

  test('different fields of one thing are joined; where both changed one, mine stands', () => {
    const mine = editMetadata(editModule(editLesson(base, 'v', { minutes: 9 }), 'A', { hours: 1 }), { title: 'Mine' });
    const theirs = editMetadata(editModule(editLesson(base, 'v', { mediaId: 'm' }), 'A', { title: 'Awal' }), { title: 'Theirs', summary: 'New' });
    const merged = mergeOutlines(base, mine, theirs);
    expect(merged).toMatchObject({ title: 'Mine', summary: 'New', modules: [{ title: 'Awal', hours: 1 }, {}] });
    expect(lessonsOf(merged).find((lesson) => lesson.id === 'v')).toEqual({ id: 'v', kind: 'video', title: 'v', minutes: 9, mediaId: 'm' });
  });

  test('a quiz that the server gave to my new lesson stays', () => {
    const quiz = (quizId: string | null): CourseOutline => addLesson(base, 'A', { id: 'q', kind: 'quiz', title: 'q', minutes: 5, quizId });
    expect(lessonsOf(mergeOutlines(base, quiz('k'), quiz(null))).find((lesson) => lesson.id === 'q')).toMatchObject({ quizId: 'k' });
  });
});

const edits = fc.array(fc.tuple(fc.constantFrom('addModule', 'addLesson', 'moveModule', 'moveLesson', 'removeModule', 'removeLesson', 'rename'), fc.nat(5), fc.nat(5)), { maxLength: 8 });

function edited(author: string, steps: readonly (readonly [string, number, number])[]): CourseOutline {
  return steps.reduce((outline, [kind, at, to], index) => {
    const moduleId = outline.modules[at % Math.max(1, outline.modules.length)]?.id ?? 'none';
    const lessonId = lessonsOf(outline)[to % Math.max(1, lessonsOf(outline).length)]?.id ?? 'none';
    if (kind === 'addModule') return addModule(outline, { id: `${author}M${index}`, title: 'm' });
    if (kind === 'addLesson') return addLesson(outline, moduleId, article(`${author}L${index}`));
    if (kind === 'moveModule') return moveModule(outline, moduleId, to);
    if (kind === 'moveLesson') return moveLesson(outline, lessonId, moduleId, to);
    if (kind === 'removeModule') return removeModule(outline, moduleId);
    if (kind === 'removeLesson') return removeLesson(outline, lessonId);
    return editLesson(outline, lessonId, { title: `${author}${index}` });
  }, base);
}

test('merging with what did not change gives the other side, and any two sides merge into a sound outline', () => {
  fc.assert(
    fc.property(edits, edits, (left, right) => {
      const [mine, theirs] = [edited('x', left), edited('y', right)];
      expect(mergeOutlines(base, base, theirs)).toEqual(theirs);
      expect(mergeOutlines(base, mine, base)).toEqual(mine);
      const merged = mergeOutlines(base, mine, theirs);
      expect(checkOutline(merged)).toEqual({ allowed: true });
      const added = lessonsOf(mine).filter((lesson) => lesson.id.startsWith('x')).map((lesson) => lesson.id);
      expect(lessonsOf(merged).map((lesson) => lesson.id)).toEqual(expect.arrayContaining(added));
    }),
  );
});
