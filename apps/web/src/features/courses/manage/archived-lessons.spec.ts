/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { addModule, type CourseOutline } from '@sinau/domain/courses';
import { homeOf } from './archived-lessons.js';

const empty: CourseOutline = {
  title: 'Aduan', summary: '', competencyClass: 'technical', activityKind: 16, hours: 2, objectives: [], modules: [], completion: { lessons: 'all', finalLessonId: null, minimumScore: 70 },
};
const two = addModule(addModule(empty, { id: 'a', title: 'Dasar' }), { id: 'b', title: 'Lanjut' });

test('an archived lesson comes back where it stood; into the last module when that one is gone; nowhere without one', () => {
  expect(homeOf(two, { module: 'Dasar' })).toBe('a');
  expect(homeOf(two, { module: 'Pembuka' })).toBe('b');
  expect(homeOf(empty, { module: 'Dasar' })).toBeNull();
});
