import { DomainError } from '@sinau/domain/core';
import { lessonsOf, type CourseVersion, type Lesson } from '@sinau/domain/courses';
import type { Actor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { ownEnrolment, type OwnEnrolment } from '@sinau/persistence/enrolments';
import { Inject, Injectable } from '@nestjs/common';
import { CourseVersions } from '../courses/index.js';
import { personOf } from '../core/index.js';

export type OwnCourse = { readonly enrolment: OwnEnrolment; readonly version: CourseVersion };

/** One's own enrolment with the version it is learned on. The version comes from the process's cache. */
@Injectable()
export class OwnCourses {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CourseVersions) private readonly versions: CourseVersions,
  ) {}

  /** Throws `not_found` when the enrolment is not the actor's. */
  async read(actor: Actor, enrolmentId: string): Promise<OwnCourse> {
    const enrolment = await ownEnrolment(this.database, actor, enrolmentId, personOf(actor).personId);
    if (!enrolment) throw new DomainError('not_found');
    return { enrolment, version: await this.versions.byId(actor, enrolment.versionId) };
  }

  /** Throws `not_found` when the version has no such lesson, `run_not_started` before the run's first day. */
  async readLesson(actor: Actor, place: { enrolmentId: string; lessonId: string }): Promise<OwnCourse & { readonly lesson: Lesson }> {
    const course = await this.read(actor, place.enrolmentId);
    const lesson = lessonsOf(course.version.document).find((one) => one.id === place.lessonId);
    if (!lesson) throw new DomainError('not_found');
    if (course.enrolment.run.phase === 'before') throw new DomainError('run_not_started', { startsOn: course.enrolment.run.startsOn });
    return { ...course, lesson };
  }
}
