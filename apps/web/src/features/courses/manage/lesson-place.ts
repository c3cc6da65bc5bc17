import { editLesson, lessonsOf, type CourseOutline, type Lesson } from '@sinau/domain/courses';
import type { UploadPlace } from '../../../ui/media/upload/index.js';
import { editDraft } from './drafts.js';

type FileLesson = Extract<Lesson, { kind: 'video' | 'document' }>;
type Before = Pick<FileLesson, 'mediaId' | 'minutes'>;

/** Minutes of a plan that a video takes. */
export function plannedMinutes(durationSeconds: number): number {
  return Math.max(1, Math.ceil(durationSeconds / 60));
}

function fileLesson(outline: CourseOutline, lessonId: string): FileLesson | null {
  const lesson = lessonsOf(outline).find((one) => one.id === lessonId);
  return lesson?.kind === 'video' || lesson?.kind === 'document' ? lesson : null;
}

/**
 * The lesson as the place of an upload, whether its editor is open or not. A new video has no length yet, so the lesson's
 * minutes become 0 until it is known; one that is given up leaves file and minutes as they were. What the author chose
 * meanwhile stays.
 */
export function lessonPlace(courseId: string, lessonId: string, edit: typeof editDraft = editDraft): UploadPlace {
  let before: Before | null = null;
  const change = (decide: (lesson: FileLesson) => Partial<Before> | null): Promise<void> =>
    edit(courseId, (outline) => {
      const lesson = fileLesson(outline, lessonId);
      const next = lesson && decide(lesson);
      return next ? editLesson(outline, lessonId, next) : outline;
    });
  return {
    arrived: (mediaId) =>
      change((lesson) => {
        if (lesson.mediaId === mediaId) return null;
        before ??= { mediaId: lesson.mediaId, minutes: lesson.minutes };
        return { mediaId, ...(lesson.kind === 'video' ? { minutes: 0 } : {}) };
      }),
    ready: ({ id, durationSeconds }) =>
      change((lesson) => (lesson.mediaId === id && lesson.minutes === 0 && durationSeconds !== null ? { minutes: plannedMinutes(durationSeconds) } : null)),
    givenUp: (mediaId) => change((lesson) => (lesson.mediaId === mediaId ? (before ?? { mediaId: null }) : null)),
  };
}
