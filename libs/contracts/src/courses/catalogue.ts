import { z } from 'zod';
import { day, id, instant, learningHours, page, pageQuery } from '../core/index.js';
import { activityKind, competencyClass, courseLanguage } from './outline.js';
import { learnerCourseView } from './views.js';

/** Ranges of JP that a learner chooses by: up to 4, 5 to 10, 11 to 20, more. */
export const hoursRanges = ['up_to_4', 'to_10', 'to_20', 'over_20'] as const;
const hoursRange = z.enum(hoursRanges);

/** A list in a query string: `a,b`. */
function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => (typeof value === 'string' ? value.split(',', 26) : value), z.array(item).max(25));
}

const activityNumber = z.preprocess((value) => (typeof value === 'string' && /^\d{1,2}$/.test(value) ? Number(value) : value), activityKind);

export const catalogueQuery = z.strictObject({
  ...pageQuery,
  limit: z.coerce.number().int().min(1).max(100).default(24),
  search: z.string().trim().max(100).optional(),
  classes: listOf(competencyClass).optional(),
  kinds: listOf(activityNumber).optional(),
  hours: listOf(hoursRange).optional(),
  languages: listOf(courseLanguage).optional(),
  sort: z.enum(['newest', 'title', 'popular']).default('newest'),
});

/** How a learner may get into a course: by themselves, or why not. */
export const enrolmentDoor = z.enum(['open', 'full', 'by_agency']);

export const catalogueCard = z.object({
  courseId: id,
  title: z.string(),
  summary: z.string(),
  competencyClass,
  activityKind,
  language: courseLanguage,
  hours: learningHours,
  minutes: z.number().int(),
  lessons: z.number().int(),
  /** Size of its videos and documents. */
  bytes: z.number(),
  publishedAt: instant,
  door: enrolmentDoor,
  /** The next run that a learner may enter: it ends on this day. */
  openRun: z.object({ id, name: z.string(), startsOn: day, endsOn: day, seatsLeft: z.number().int().nullable() }).nullable(),
  mine: z
    .object({
      enrolmentId: id,
      runId: id,
      state: z.enum(['enrolled', 'in_progress', 'completed', 'withdrawn']),
      lessonsDone: z.number().int(),
      endsOn: day,
    })
    .nullable(),
});
export type CatalogueCard = z.infer<typeof catalogueCard>;

function counted<T extends z.ZodType>(value: T) {
  return z.array(z.object({ value, count: z.number().int() }));
}

export const cataloguePage = page(catalogueCard).extend({
  /** With the first page only: how many match, and how many each choice would leave. */
  summary: z
    .object({ total: z.number().int(), classes: counted(competencyClass), kinds: counted(activityKind), hours: counted(hoursRange), languages: counted(courseLanguage) })
    .nullable(),
});
export type CataloguePage = z.infer<typeof cataloguePage>;

/** A course as one sees it before enrolling. */
export const catalogueCourse = z.object({
  card: catalogueCard,
  course: learnerCourseView,
  /** Competencies that the certificate proves. A page that a device kept from before has none. */
  proves: z.array(z.object({ name: z.string(), level: z.number().int() })).optional(),
});
export type CatalogueCourse = z.infer<typeof catalogueCourse>;
