import type { LearnerCourseView } from '@sinau/contracts/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase } from '@sinau/persistence/core';
import { partsOf } from '@sinau/persistence/courses';
import { Inject, Injectable } from '@nestjs/common';
import { readableDraft } from './find-course.js';
import { freezeCourse } from './freeze-course.js';
import { learnerViewOf } from './learner-view.js';

/** The draft as a learner would see it: made as publishing makes it, so that it can't differ. */
@Injectable()
export class PreviewCourse {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  async run(actor: PersonActor, courseId: string): Promise<LearnerCourseView> {
    return this.database.transaction(actor, async (transaction) => {
      const { outline } = await readableDraft(transaction, courseId);
      return learnerViewOf(freezeCourse(outline, await partsOf(transaction, courseId, outline)));
    });
  }
}
