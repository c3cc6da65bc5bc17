import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { picturesOf } from '@sinau/domain/quizzes';
import { Database } from '@sinau/persistence/core';
import { assetById } from '@sinau/persistence/media';
import { ownAttempt } from '@sinau/persistence/quizzes';
import type { ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE, personOf } from '../core/index.js';
import { imageAddress } from '../media/index.js';
import { paperQuestions } from './attempt-view.js';
import { QuizVersions } from './quiz-versions.js';

/** The address of a picture on one's own paper: nobody sees a question's picture before the question. */
@Injectable()
export class ReadAttemptPicture {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(QuizVersions) private readonly versions: QuizVersions,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  /** Throws `not_found`, also for a picture of a question that was not drawn. */
  async run(actor: Actor, { attemptId, mediaId }: { readonly attemptId: string; readonly mediaId: string }): Promise<string> {
    const person = personOf(actor);
    const attempt = await ownAttempt(this.database, actor, attemptId, person.personId);
    if (!attempt) throw new DomainError('not_found');
    const version = await this.versions.byId(actor, person.agencyId, attempt.quizVersionId);
    if (!picturesOf(paperQuestions(attempt.paper, version)).includes(mediaId)) throw new DomainError('not_found');
    return imageAddress(this.store, await this.database.transaction(actor, (transaction) => assetById(transaction, mediaId)));
  }
}
