import type { DraftView } from '@sinau/contracts/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { draftViewOf } from './draft-view.js';
import { readableDraft } from './find-course.js';

/** A course's draft, its revision and who edited it last. */
@Injectable()
export class ReadDraft {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  async run(actor: PersonActor, courseId: string): Promise<DraftView> {
    return this.database.transaction(actor, async (transaction) => draftViewOf(actor, await readableDraft(transaction, courseId)));
  }
}
