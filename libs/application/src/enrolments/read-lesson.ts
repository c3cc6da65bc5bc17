import type { CoursePageView, LessonView } from '@sinau/contracts/enrolments';
import { languageOf, lessonsOf, type CourseVersion, type Lesson } from '@sinau/domain/courses';
import { completedBy } from '@sinau/domain/enrolments';
import type { Actor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { coursePageOf, lessonRowOf } from './course-page-view.js';
import { OwnCourses } from './own-course.js';

function neighbour(lesson: Lesson | undefined): LessonView['next'] {
  return lesson ? { id: lesson.id, title: lesson.title, kind: lesson.kind } : null;
}

function mediaView(version: CourseVersion, lesson: Lesson): LessonView['media'] {
  const mediaId = lesson.kind === 'video' || lesson.kind === 'document' ? lesson.mediaId : null;
  const media = mediaId === null ? undefined : version.document.media[mediaId];
  if (!media || mediaId === null) return null;
  return { mediaId, fileName: media.fileName, contentType: media.contentType, bytes: media.bytes, durationSeconds: media.durationMs ? Math.round(media.durationMs / 1000) : null };
}

/** The course page and its lessons, as one's own enrolment shows them. Reads only: opening is a write of its own (A11). */
@Injectable()
export class ReadCourse {
  constructor(@Inject(OwnCourses) private readonly courses: OwnCourses) {}

  async page(actor: Actor, enrolmentId: string): Promise<CoursePageView> {
    const { version, enrolment } = await this.courses.read(actor, enrolmentId);
    return coursePageOf(version, enrolment);
  }

  async lesson(actor: Actor, place: { enrolmentId: string; lessonId: string }): Promise<LessonView> {
    const { version, enrolment, lesson } = await this.courses.readLesson(actor, place);
    const outline = version.document;
    const lessons = lessonsOf(outline);
    const index = lessons.indexOf(lesson);
    return {
      enrolmentId: enrolment.id,
      courseTitle: outline.title,
      language: languageOf(outline),
      moduleTitle: outline.modules.find((module) => module.lessons.includes(lesson))?.title ?? '',
      lesson: lessonRowOf(version, enrolment, lesson),
      article: lesson.kind === 'article' ? (outline.articles[lesson.id] ?? null) : null,
      media: mediaView(version, lesson),
      completedBy: completedBy(lesson),
      previous: neighbour(lessons[index - 1]),
      next: neighbour(lessons[index + 1]),
    };
  }
}
