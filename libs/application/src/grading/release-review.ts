import { grade } from '@sinau/domain/grading';
import type { SystemActor } from '@sinau/domain/identity';
import { isReleased, makeReview } from '@sinau/domain/quizzes';
import { Database } from '@sinau/persistence/core';
import { notify } from '@sinau/persistence/notifications';
import { attemptToGrade, releaseReview } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { PublicSite } from '../core/index.js';
import { mailResult } from './result-mail.js';

/** Makes a held-back review readable once its run has ended. */
@Injectable()
export class ReleaseReview {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicSite) private readonly site: PublicSite,
  ) {}

  async run(actor: SystemActor, attemptId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const attempt = await attemptToGrade(transaction, attemptId);
      if (attempt?.state !== 'graded') return;
      if (!isReleased(attempt.settings, { passed: attempt.passed ?? false, lastAttempt: false, runEnded: attempt.runEnded })) return;
      await releaseReview(transaction, attemptId, makeReview(attempt.settings, grade({ ...attempt, passMark: attempt.settings.passMark }), attempt.keys));
      await notify(transaction, {
        personId: attempt.personId, kind: 'review_released', facts: { title: attempt.settings.title },
        link: `/pengerjaan/${attemptId}/hasil`, dedupe: `review:${attemptId}`,
      });
      await mailResult(transaction, this.site, attempt);
    });
  }
}
