import type { CoursePageView, LessonProgressView, MyCourseView } from '@sinau/contracts/enrolments';
import { languageOf, lessonsOf, minutesOf, requiredLessons, type CourseVersion, type Lesson } from '@sinau/domain/courses';
import { nextLesson, progressPercent } from '@sinau/domain/enrolments';
import type { OwnEnrolment } from '@sinau/persistence/enrolments';

type LessonRow = CoursePageView['modules'][number]['lessons'][number];

export function doneLessons(enrolment: OwnEnrolment): ReadonlySet<string> {
  return new Set(enrolment.progress.filter((lesson) => lesson.done).map((lesson) => lesson.lessonId));
}

function mediaOf(version: CourseVersion, lesson: Lesson) {
  const mediaId = lesson.kind === 'video' || lesson.kind === 'document' ? lesson.mediaId : null;
  return mediaId === null ? undefined : version.document.media[mediaId];
}

export function lessonRowOf(version: CourseVersion, enrolment: OwnEnrolment, lesson: Lesson): LessonRow {
  const progress = enrolment.progress.find((one) => one.lessonId === lesson.id);
  const media = mediaOf(version, lesson);
  return {
    id: lesson.id,
    kind: lesson.kind,
    title: lesson.title,
    minutes: lesson.minutes,
    bytes: media?.bytes ?? null,
    durationSeconds: media?.durationMs ? Math.round(media.durationMs / 1000) : null,
    required: requiredLessons(version.document).includes(lesson.id),
    state: progress?.done ? 'done' : progress ? 'in_progress' : 'not_started',
    positionSeconds: progress?.positionSeconds ?? 0,
    score: enrolment.scores.get(lesson.id) ?? null,
  };
}

function resumeOf(version: CourseVersion, enrolment: OwnEnrolment): CoursePageView['resume'] {
  const lesson = nextLesson(version.document, doneLessons(enrolment), enrolment.lastLessonId);
  if (!lesson) return null;
  const positionSeconds = enrolment.progress.find((one) => one.lessonId === lesson.id)?.positionSeconds ?? 0;
  return { lessonId: lesson.id, title: lesson.title, kind: lesson.kind, positionSeconds };
}

function requirementsOf(version: CourseVersion, enrolment: OwnEnrolment): CoursePageView['requirements'] {
  const outline = version.document;
  const required = requiredLessons(outline);
  const done = doneLessons(enrolment);
  const final = lessonsOf(outline).find((lesson) => lesson.id === outline.completion.finalLessonId);
  return {
    lessons: { done: required.filter((id) => done.has(id)).length, required: required.length },
    score: final ? { lessonId: final.id, title: final.title, minimum: outline.completion.minimumScore, best: enrolment.scores.get(final.id) ?? null } : null,
  };
}

export function coursePageOf(version: CourseVersion, enrolment: OwnEnrolment): CoursePageView {
  const outline = version.document;
  const { learners, ...run } = enrolment.run;
  return {
    enrolmentId: enrolment.id,
    courseId: enrolment.courseId,
    versionId: version.id,
    versionNumber: version.number,
    newerVersion: enrolment.currentVersionId !== null && enrolment.currentVersionId !== version.id,
    title: outline.title,
    summary: outline.summary,
    competencyClass: outline.competencyClass,
    activityKind: outline.activityKind,
    language: languageOf(outline),
    hours: outline.hours,
    minutes: minutesOf(outline),
    objectives: outline.objectives,
    learners,
    run,
    state: enrolment.state,
    percent: progressPercent(outline, doneLessons(enrolment)),
    resume: resumeOf(version, enrolment),
    modules: outline.modules.map((module) => ({
      id: module.id,
      title: module.title,
      hours: module.hours,
      lessons: module.lessons.map((lesson) => lessonRowOf(version, enrolment, lesson)),
    })),
    requirements: requirementsOf(version, enrolment),
    certificateId: enrolment.certificateId,
    proves: [...enrolment.proves],
    evaluation: enrolment.evaluation,
  };
}

export function myCourseOf(version: CourseVersion, enrolment: OwnEnrolment): MyCourseView {
  const outline = version.document;
  const done = doneLessons(enrolment);
  return {
    enrolmentId: enrolment.id,
    courseId: enrolment.courseId,
    title: outline.title,
    language: languageOf(outline),
    runName: enrolment.run.name,
    startsOn: enrolment.run.startsOn,
    endsOn: enrolment.run.endsOn,
    state: enrolment.state,
    hours: outline.hours,
    percent: progressPercent(outline, done),
    lessonsDone: done.size,
    lessons: lessonsOf(outline).length,
    resume: resumeOf(version, enrolment),
    lastActiveAt: enrolment.lastActiveAt?.toISOString() ?? null,
    certificateId: enrolment.certificateId,
  };
}

export function lessonProgressOf(version: CourseVersion, enrolment: OwnEnrolment, lessonId: string): LessonProgressView {
  const progress = enrolment.progress.find((one) => one.lessonId === lessonId);
  return {
    state: progress?.done ? 'done' : 'in_progress',
    positionSeconds: progress?.positionSeconds ?? 0,
    coveredSeconds: progress?.coveredSeconds ?? 0,
    percent: progressPercent(version.document, doneLessons(enrolment)),
    withheldSeconds: 0,
  };
}
