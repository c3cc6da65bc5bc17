import { courseLanguages } from '@sinau/domain/courses';
import { runApprovals } from '@sinau/domain/programmes';
import { z } from 'zod';
import { day, id, instant } from '../core/index.js';

const percent = z.number().min(0).max(100);
export const enrolmentState = z.enum(['enrolled', 'in_progress', 'completed', 'withdrawn']);
export const lessonKind = z.enum(['article', 'video', 'document', 'quiz']);

/** What the course is written in: screen readers pronounce its words by it. */
const courseLanguage = z.enum(courseLanguages);

/** Where a learner goes on. */
export const resumeView = z.object({
  lessonId: id,
  title: z.string(),
  kind: lessonKind,
  /** Seconds into a video; 0 elsewhere. */
  positionSeconds: z.number().int(),
});

/** One of the learner's courses on a list. */
export const myCourseView = z.object({
  enrolmentId: id,
  courseId: id,
  title: z.string(),
  language: courseLanguage,
  runName: z.string(),
  startsOn: day,
  endsOn: day,
  state: enrolmentState,
  hours: z.number().nullable(),
  percent,
  lessonsDone: z.number().int(),
  lessons: z.number().int(),
  resume: resumeView.nullable(),
  lastActiveAt: instant.nullable(),
  certificateId: id.nullable(),
});
export type MyCourseView = z.infer<typeof myCourseView>;

export const lessonRow = z.object({
  id,
  kind: lessonKind,
  title: z.string(),
  minutes: z.number(),
  bytes: z.number().nullable(),
  durationSeconds: z.number().nullable(),
  required: z.boolean(),
  state: z.enum(['not_started', 'in_progress', 'done']),
  positionSeconds: z.number().int(),
  /** Best score at a quiz; null elsewhere. */
  score: percent.nullable(),
});

/** The course page of an enrolled learner. */
export const coursePageView = z.object({
  enrolmentId: id,
  courseId: id,
  versionId: id,
  versionNumber: z.number().int(),
  /** A newer version is out; this learner finishes on theirs. */
  newerVersion: z.boolean(),
  title: z.string(),
  summary: z.string(),
  competencyClass: z.enum(['technical', 'managerial', 'sociocultural']),
  activityKind: z.number().int(),
  language: courseLanguage,
  hours: z.number().nullable(),
  minutes: z.number(),
  objectives: z.array(z.string()).readonly(),
  learners: z.number().int(),
  run: z.object({ id, name: z.string(), startsOn: day, endsOn: day, place: z.string().nullable(), phase: z.enum(['before', 'open', 'ended']) }),
  state: enrolmentState,
  percent,
  resume: resumeView.nullable(),
  modules: z.array(z.object({ id, title: z.string(), hours: z.number(), lessons: z.array(lessonRow) })),
  requirements: z.object({
    lessons: z.object({ done: z.number().int(), required: z.number().int() }),
    score: z.object({ lessonId: id, title: z.string(), minimum: percent, best: percent.nullable() }).nullable(),
  }),
  certificateId: id.nullable(),
  /** Competencies that the certificate proves. A page that a device kept from before has none. */
  proves: z.array(z.object({ name: z.string(), level: z.number().int() })).optional(),
  /** How the run was liked: asked once it is completed, `open` on its days; null when nobody is asked. A page that a device kept from before has none. */
  evaluation: z.object({ id, required: z.boolean(), answered: z.boolean(), open: z.boolean() }).nullish(),
});
export type CoursePageView = z.infer<typeof coursePageView>;

const neighbour = z.object({ id, title: z.string(), kind: lessonKind }).nullable();

/** A lesson with its body. Media play through short-lived addresses asked for apart. */
export const lessonView = z.object({
  enrolmentId: id,
  courseTitle: z.string(),
  language: courseLanguage,
  moduleTitle: z.string(),
  lesson: lessonRow,
  /** ProseMirror JSON, checked when it was stored. */
  article: z.unknown().nullable(),
  media: z.object({ mediaId: id, fileName: z.string(), contentType: z.string(), bytes: z.number(), durationSeconds: z.number().nullable() }).nullable(),
  completedBy: z.enum(['learner', 'watching', 'passing']),
  previous: neighbour,
  next: neighbour,
});
export type LessonView = z.infer<typeof lessonView>;

export const lessonProgressView = z.object({
  state: z.enum(['in_progress', 'done']),
  positionSeconds: z.number().int(),
  coveredSeconds: z.number().int(),
  percent,
  /** Of the seconds just sent, those that can't have been watched yet since the lesson was opened: sent again later, they count. */
  withheldSeconds: z.number().int(),
});
export type LessonProgressView = z.infer<typeof lessonProgressView>;

export const homeView = z.object({
  /** The course gone on with last; null when nothing is begun. */
  continue: myCourseView.nullable(),
  dueSoon: z.array(myCourseView),
  counts: z.object({ inProgress: z.number().int(), notStarted: z.number().int(), completed: z.number().int() }),
});
export type HomeView = z.infer<typeof homeView>;

/** A run as administrators see it. */
export const runView = z.object({
  id,
  courseId: id,
  courseTitle: z.string(),
  courseLanguage,
  name: z.string(),
  startsOn: day,
  endsOn: day,
  place: z.string().nullable(),
  capacity: z.number().int().nullable(),
  seatsTaken: z.number().int(),
  completed: z.number().int(),
  selfEnrolment: z.boolean(),
  certificateTemplateId: id.nullable(),
  phase: z.enum(['before', 'open', 'ended']),
  closedAt: instant.nullable(),
  programme: z.object({ id, name: z.string() }).nullable(),
  /** What a learner needs before taking a seat. */
  approval: z.enum(runApprovals),
  waiting: z.number().int(),
  revision: z.number().int(),
});
export type RunView = z.infer<typeof runView>;

export const participantView = z.object({
  enrolmentId: id,
  personId: id,
  name: z.string(),
  /** Masked: 19860926••••••••01 */
  identifier: z.string().nullable(),
  unitName: z.string().nullable(),
  state: enrolmentState,
  lessonsDone: z.number().int(),
  lessons: z.number().int(),
  finalScore: percent.nullable(),
  enrolledAt: instant,
  lastActiveAt: instant.nullable(),
  completedAt: instant.nullable(),
  certificateState: z.enum(['valid', 'revoked']).nullable(),
});
export type ParticipantView = z.infer<typeof participantView>;

/** How far one participant of a run is: what the learner sees of it, by the same numbers (R18). */
export const participantLessonsView = z.object({
  enrolmentId: id,
  runId: id,
  runName: z.string(),
  courseTitle: z.string(),
  courseLanguage,
  name: z.string(),
  state: enrolmentState,
  percent,
  finalScore: percent.nullable(),
  lastActiveAt: instant.nullable(),
  modules: z.array(
    z.object({
      id,
      title: z.string(),
      lessons: z.array(
        lessonRow.pick({ id: true, kind: true, title: true, required: true, state: true, durationSeconds: true, score: true }).extend({
          /** Seconds of a video watched at least once: the union; null for what is no video. */
          coveredSeconds: z.number().int().nullable(),
        }),
      ),
    }),
  ),
});
export type ParticipantLessonsView = z.infer<typeof participantLessonsView>;

/** What came of enrolling several people. */
export const enrolResultView = z.object({
  enrolled: z.number().int(),
  already: z.number().int(),
  /** Not seated because the run was full. */
  full: z.number().int(),
  /** Not seated because they were taken out of this run: they are brought back one by one. */
  withdrawn: z.number().int(),
  unknown: z.array(z.object({ row: z.number().int(), value: z.string(), reason: z.enum(['unknown', 'suspended', 'duplicate']) })),
});
export type EnrolResultView = z.infer<typeof enrolResultView>;
