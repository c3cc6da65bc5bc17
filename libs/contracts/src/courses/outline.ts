import { competencyClasses, courseLanguages, outlineLimits } from '@sinau/domain/courses';
import { z } from 'zod';
import { id, learningHours, line, text } from '../core/index.js';

export const competencyClass = z.enum(competencyClasses);
/** Numbers of the national personnel system (docs/domain.md fact 6). */
export const activityKind = z.literal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]);

export const courseLanguage = z.enum(courseLanguages);

const lessonCommon = { id, title: line(200), minutes: z.number().int().min(0).max(6_000) };
export const lesson = z.discriminatedUnion('kind', [
  z.strictObject({ ...lessonCommon, kind: z.literal('article') }),
  z.strictObject({ ...lessonCommon, kind: z.literal('video'), mediaId: id.nullable() }),
  z.strictObject({ ...lessonCommon, kind: z.literal('document'), mediaId: id.nullable() }),
  z.strictObject({ ...lessonCommon, kind: z.literal('quiz'), quizId: id.nullable() }),
]);

export const courseModule = z.strictObject({
  id,
  title: line(200),
  hours: learningHours,
  lessons: z.array(lesson).max(outlineLimits.lessons),
});

export const completionRule = z.strictObject({
  lessons: z.union([z.literal('all'), z.array(id).max(outlineLimits.lessons)]),
  finalLessonId: id.nullable(),
  minimumScore: z.number().int().min(0).max(100),
});

const metadata = {
  title: line(200),
  summary: text(600),
  competencyClass,
  activityKind,
  language: courseLanguage.default('id'),
  hours: learningHours.nullable(),
};

/** What an author edits: `CourseOutline` of the domain. */
export const courseOutline = z.strictObject({
  ...metadata,
  objectives: z.array(line(300)).max(outlineLimits.objectives),
  modules: z.array(courseModule).max(outlineLimits.modules),
  completion: completionRule,
});

export const newCourse = z.strictObject({ ...metadata, summary: text(600).default(''), hours: learningHours.nullable().default(null) });
