import type { CourseFile } from '@sinau/contracts/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase } from '@sinau/persistence/core';
import { filesOf } from '@sinau/persistence/courses';
import { Inject, Injectable } from '@nestjs/common';
import { readableDraft } from './find-course.js';

/** The files of a course, to choose for a lesson or an article. */
@Injectable()
export class ListFiles {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  async run(actor: PersonActor, courseId: string): Promise<{ files: CourseFile[] }> {
    return this.database.transaction(actor, async (transaction) => {
      await readableDraft(transaction, courseId);
      const found = await filesOf(transaction, courseId);
      return {
        files: found.flatMap(({ id, facts, readiness: { state, captionLanguages } }) =>
          state === 'deleted' ? [] : [{ id, ...facts, state, captionLanguages: [...captionLanguages] }],
        ),
      };
    });
  }
}
