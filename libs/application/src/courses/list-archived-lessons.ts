import type { ArchivedLessonRow } from '@sinau/contracts/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase } from '@sinau/persistence/core';
import { archivedLessons } from '@sinau/persistence/courses';
import { Inject, Injectable } from '@nestjs/common';
import { readableDraft } from './find-course.js';

const MOST = 100;

/** Lessons that were published and have left the draft; their content and their learners' work are kept. */
@Injectable()
export class ListArchivedLessons {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  async run(actor: PersonActor, courseId: string): Promise<{ rows: ArchivedLessonRow[] }> {
    return this.database.transaction(actor, async (transaction) => {
      await readableDraft(transaction, courseId);
      return { rows: await archivedLessons(transaction, courseId, MOST) };
    });
  }
}
