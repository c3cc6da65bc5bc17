import type { DraftView } from '@sinau/contracts/courses';
import { DomainError } from '@sinau/domain/core';
import { newOutline, type CourseOutline } from '@sinau/domain/courses';
import { can, type PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { AuthorDatabase, newId } from '@sinau/persistence/core';
import { addCourse, addDraft } from '@sinau/persistence/courses';
import { Inject, Injectable } from '@nestjs/common';
import { draftViewOf } from './draft-view.js';
import { readableDraft } from './find-course.js';

export type NewCourse = Pick<CourseOutline, 'title' | 'summary' | 'competencyClass' | 'activityKind' | 'hours' | 'language'>;

/** Makes a course with an empty draft; its maker owns it. */
@Injectable()
export class CreateCourse {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  /** Throws `forbidden` to who may edit single courses only. */
  async run(actor: PersonActor, course: NewCourse): Promise<DraftView> {
    if (!can(actor, 'course.author', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
    const courseId = newId();
    return this.database.transaction(actor, async (transaction) => {
      await addCourse(transaction, courseId, actor.personId);
      await addDraft(transaction, courseId, newOutline(course), actor.personId);
      await recordAudit(transaction, 'course.created', { kind: 'course', id: courseId }, { title: course.title });
      return draftViewOf(actor, await readableDraft(transaction, courseId));
    });
  }
}
