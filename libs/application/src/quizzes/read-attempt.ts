import type { AttemptView } from '@sinau/contracts/quizzes';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { ownAttempt } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { attemptViewOf } from './attempt-view.js';
import { QuizVersions } from './quiz-versions.js';

/** One's own attempt with what the server has saved: what a reload or a crash comes back to. */
@Injectable()
export class ReadAttempt {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(QuizVersions) private readonly versions: QuizVersions,
  ) {}

  async run(actor: Actor, attemptId: string): Promise<AttemptView> {
    const person = personOf(actor);
    const attempt = await ownAttempt(this.database, actor, attemptId, person.personId);
    if (!attempt) throw new DomainError('not_found');
    return attemptViewOf(attempt, await this.versions.byId(actor, person.agencyId, attempt.quizVersionId));
  }
}
