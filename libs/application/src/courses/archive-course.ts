import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { AuthorDatabase } from '@sinau/persistence/core';
import { archiveCourse, restoreCourse } from '@sinau/persistence/courses';
import { Inject, Injectable } from '@nestjs/common';
import { lockedCourse } from './find-course.js';

/** Puts a course away. It is never deleted: learners' attempts and certificates rest on its versions. */
@Injectable()
export class ArchiveCourse {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  async run(actor: PersonActor, courseId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      await lockedCourse(transaction, courseId);
      if (await archiveCourse(transaction, courseId)) await recordAudit(transaction, 'course.archived', { kind: 'course', id: courseId });
    });
  }
}

/** Brings an archived course back, to the catalogue too when it was published. */
@Injectable()
export class RestoreCourse {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  async run(actor: PersonActor, courseId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      await lockedCourse(transaction, courseId);
      if (await restoreCourse(transaction, courseId)) await recordAudit(transaction, 'course.restored', { kind: 'course', id: courseId });
    });
  }
}
