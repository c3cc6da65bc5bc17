import { z } from 'zod';
import { id, instant, learningHours, page } from '../core/index.js';
import { checklistItem, courseChange } from './changes.js';
import { activityKind, competencyClass, courseLanguage, courseOutline, lesson } from './outline.js';

/** `draft` was never published; `changed` differs from what is published. */
export const courseState = z.enum(['draft', 'published', 'changed', 'archived']);
const named = z.object({ id, name: z.string() });
const versionMark = z.object({ id, number: z.number().int(), publishedAt: instant });

/** A course in its authors' list. */
export const courseRow = z.object({
  id,
  title: z.string(),
  state: courseState,
  competencyClass,
  hours: learningHours.nullable(),
  modules: z.number().int(),
  lessons: z.number().int(),
  versionNumber: z.number().int().nullable(),
  owner: named,
  editedBy: named,
  editedAt: instant,
});
export const coursePage = page(courseRow);
export type CourseRow = z.infer<typeof courseRow>;

/** What an author opens. `revision` must come back with a save. */
export const draftView = z.object({
  courseId: id,
  revision: z.number().int(),
  outline: courseOutline,
  editedBy: named,
  editedAt: instant,
  owner: named,
  state: courseState,
  version: versionMark.nullable(),
  mayEdit: z.boolean(),
});
export type DraftView = z.infer<typeof draftView>;

/** ProseMirror JSON: `checkArticle` of the domain says what may be in it, and its reader checks again. */
export const articleBody = z.looseObject({ type: z.literal('doc') });
export const articleView = z.object({ lessonId: id, revision: z.number().int(), body: articleBody, editedAt: instant.nullable(), /** Name; null where it was not written down. */ editedBy: z.string().nullable() });
export type ArticleView = z.infer<typeof articleView>;

/** What stands between the draft and its publication, and what it would change. */
export const publicationView = z.object({
  revision: z.number().int(),
  items: z.array(checklistItem),
  /** Against the current version; empty before the first. */
  changes: z.array(courseChange),
  current: versionMark.nullable(),
  /** Whether publishing would make a version that is equal to the current one. */
  unchanged: z.boolean(),
});
export type PublicationView = z.infer<typeof publicationView>;

export const versionRow = z.object({
  id,
  number: z.number().int(),
  publishedAt: instant,
  publishedBy: named,
  changes: z.array(courseChange),
  /** Learners who began on it. */
  learners: z.number().int(),
});
export type VersionRow = z.infer<typeof versionRow>;

/** A lesson that was published and has left the draft. */
export const archivedLessonRow = z.object({
  lesson,
  /** Title of the module that it stood in last. */
  module: z.string(),
  /** Number of the newest version that has it. */
  version: z.number().int(),
  learners: z.number().int(),
  attempts: z.number().int(),
});
export type ArchivedLessonRow = z.infer<typeof archivedLessonRow>;

const learnerLesson = z.object({
  id,
  kind: z.enum(['article', 'video', 'document', 'quiz']),
  title: z.string(),
  minutes: z.number().int(),
  required: z.boolean(),
  file: z
    .object({ mediaId: id, kind: z.enum(['video', 'document', 'image']), fileName: z.string(), contentType: z.string(), bytes: z.number(), durationMs: z.number().nullable() })
    .nullable(),
  quiz: z
    .object({
      quizId: id,
      questionCount: z.number().int(),
      points: z.number(),
      decides: z.boolean(),
      settings: z.object({ timeLimitMinutes: z.number().nullable(), attemptsAllowed: z.number().int().nullable(), passMark: z.number(), draw: z.number().int().nullable() }),
    })
    .nullable(),
});

/** A version as its course page shows it: no article body, no question, no key. */
export const learnerCourseView = z.object({
  title: z.string(),
  summary: z.string(),
  competencyClass,
  activityKind,
  language: courseLanguage,
  hours: learningHours.nullable(),
  minutes: z.number().int(),
  objectives: z.array(z.string()),
  completion: z.object({ requiredLessons: z.number().int(), finalLessonId: id.nullable(), minimumScore: z.number() }),
  modules: z.array(z.object({ id, title: z.string(), hours: learningHours, lessons: z.array(learnerLesson) })),
});
export type LearnerCourseView = z.infer<typeof learnerCourseView>;
