import { describe, expect, test } from '@jest/globals';
import { addLesson, addModule, newOutline, type CourseOutline, type Lesson } from '@sinau/domain/courses';
import { dropped } from './drop.js';
import { readNumber } from './fields.js';
import { newId } from '../../../lib/new-id.js';

const article = (id: string): Lesson => ({ id, kind: 'article', title: id, minutes: 10 });
const shape = (outline: CourseOutline) => outline.modules.map((module) => `${module.id}:${module.lessons.map((lesson) => lesson.id).join('')}`).join(' ');
const empty = ['A', 'B', 'C'].reduce((outline, id) => addModule(outline, { id, title: id }), newOutline({ title: 'T', summary: '', competencyClass: 'technical', activityKind: 16, hours: 1 }));
/** A:abc B:d C: */
const course = ['a', 'b', 'c'].reduce((outline, id) => addLesson(outline, 'A', article(id)), addLesson(empty, 'B', article('d')));

describe('dropping', () => {
  test.each([
    ['a', 'c', 'A:bca B:d C:'],
    ['c', 'a', 'A:cab B:d C:'],
    ['a', 'd', 'A:bc B:ad C:'],
    ['a', 'C', 'A:bc B:d C:a'],
    ['a', 'A', 'A:abc B:d C:'],
    ['a', 'a', 'A:abc B:d C:'],
    ['C', 'A', 'C: A:abc B:d'],
    ['A', 'C', 'B:d C: A:abc'],
    ['A', 'd', 'B:d A:abc C:'],
    ['A', 'b', 'A:abc B:d C:'],
    ['x', 'a', 'A:abc B:d C:'],
    ['a', 'x', 'A:abc B:d C:'],
  ])('%s on %s', (active, target, expected) => expect(shape(dropped(course, active, target))).toBe(expected));
});

test.each<[string, number | null]>([['2,5', 2.5], ['2.5', 2.5], ['2,25', null], ['0', 0], ['-1', null], ['1000', null], ['dua', null], ['', null]])('JP typed as %j', (text, value) =>
  expect(readNumber(text, { min: 0, max: 999, step: 0.5 })).toBe(value),
);

test('an id made here is a UUIDv7 of its moment, and no two are the same', () => {
  const id = newId(1_795_339_872_675);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(1_795_339_872_675);
  expect(new Set(Array.from({ length: 1000 }, () => newId())).size).toBe(1000);
});
