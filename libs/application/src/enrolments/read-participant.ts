import type { ParticipantLessonsView } from '@sinau/contracts/enrolments';
import { DomainError } from '@sinau/domain/core';
import { languageOf, type CourseVersion, type Lesson } from '@sinau/domain/courses';
import { progressPercent } from '@sinau/domain/enrolments';
import type { Actor } from '@sinau/domain/identity';
import { agencyOf, Database } from '@sinau/persistence/core';
import { enrolmentOfRun, type OwnEnrolment } from '@sinau/persistence/enrolments';
import { Inject, Injectable } from '@nestjs/common';
import { CourseVersions } from '../courses/index.js';
import { doneLessons, lessonProgressOf, lessonRowOf } from './course-page-view.js';
import { mayReadRun } from './read-runs.js';

type LessonOfParticipant = ParticipantLessonsView['modules'][number]['lessons'][number];

function lessonOf(version: CourseVersion, enrolment: OwnEnrolment, lesson: Lesson): LessonOfParticipant {
  const { coveredSeconds } = lessonProgressOf(version, enrolment, lesson.id);
  return { ...lessonRowOf(version, enrolment, lesson), coveredSeconds: lesson.kind === 'video' ? coveredSeconds : null };
}

/** How far one participant of a run is, for who may read the run. The numbers are made where the learner's are. */
@Injectable()
export class ReadParticipant {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CourseVersions) private readonly versions: CourseVersions,
  ) {}

  /** Throws `not_found` when the run is not the actor's to read, or has no such participant. */
  async run(actor: Actor, { runId, enrolmentId }: { runId: string; enrolmentId: string }): Promise<ParticipantLessonsView> {
    const found = await enrolmentOfRun(this.database, actor, runId, enrolmentId);
    const mine = found && mayReadRun(actor, { agencyId: agencyOf(actor), runId, courseId: found.enrolment.courseId, ownerId: found.ownerId });
    if (!found || !mine) throw new DomainError('not_found');
    const { enrolment, name } = found;
    const version = await this.versions.byId(actor, enrolment.versionId);
    return {
      enrolmentId, runId, runName: enrolment.run.name, courseTitle: version.document.title, courseLanguage: languageOf(version.document), name, state: enrolment.state,
      percent: progressPercent(version.document, doneLessons(enrolment)), finalScore: enrolment.finalScore, lastActiveAt: enrolment.lastActiveAt?.toISOString() ?? null,
      modules: version.document.modules.map(({ id, title, lessons }) => ({ id, title, lessons: lessons.map((lesson) => lessonOf(version, enrolment, lesson)) })),
    };
  }
}
