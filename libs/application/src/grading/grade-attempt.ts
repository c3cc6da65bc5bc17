import { issueCertificate } from '@sinau/contracts/jobs';
import { grade, type Grade } from '@sinau/domain/grading';
import type { SystemActor } from '@sinau/domain/identity';
import { isReleased, makeReview } from '@sinau/domain/quizzes';
import { Database, enqueue, type Transaction } from '@sinau/persistence/core';
import { completeLesson } from '@sinau/persistence/enrolments';
import { notify } from '@sinau/persistence/notifications';
import { attemptToGrade, raiseFinalScore, releaseReview, storeGrade, unreleasedAttempts, type AttemptToGrade } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { PublicSite } from '../core/index.js';
import { gradedNews } from './graded-news.js';
import { mailResult } from './result-mail.js';

function isLastAttempt(attempt: AttemptToGrade): boolean {
  return attempt.settings.attemptsAllowed !== null && attempt.number >= attempt.settings.attemptsAllowed;
}

/**
 * Marks a submitted attempt from its stored answers and the question version frozen at its start
 * (E10). Runs in one transaction under the attempt's lock: a second run finds it graded and does nothing.
 */
@Injectable()
export class GradeAttempt {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicSite) private readonly site: PublicSite,
  ) {}

  async run(actor: SystemActor, attemptId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const attempt = await attemptToGrade(transaction, attemptId);
      if (attempt?.state !== 'submitted') return;
      const result = grade({ ...attempt, passMark: attempt.settings.passMark });
      if (!(await storeGrade(transaction, attemptId, result))) return;
      await this.consequences(transaction, attempt, result);
    });
  }

  private async consequences(transaction: Transaction, attempt: AttemptToGrade, result: Grade): Promise<void> {
    const released = isReleased(attempt.settings, { passed: result.passed, lastAttempt: isLastAttempt(attempt), runEnded: attempt.runEnded });
    if (released) {
      await this.release(transaction, attempt);
      await mailResult(transaction, this.site, attempt);
    }
    if (result.passed) await completeLesson(transaction, attempt.enrolmentId, attempt.lessonId);
    await raiseFinalScore(transaction, attempt.enrolmentId, attempt.lessonId, result.score);
    await enqueue(transaction, issueCertificate, { agencyId: transaction.agencyId, enrolmentId: attempt.enrolmentId });
    await notify(transaction, gradedNews(attempt, result));
  }

  /** A pass or the last attempt opens the reviews of the attempts before it too. */
  private async release(transaction: Transaction, attempt: AttemptToGrade): Promise<void> {
    const ids = attempt.settings.review.release === 'after_pass_or_last_attempt'
      ? await unreleasedAttempts(transaction, attempt.enrolmentId, attempt.lessonId)
      : [attempt.attemptId];
    for (const attemptId of ids) {
      const one = attemptId === attempt.attemptId ? attempt : await attemptToGrade(transaction, attemptId);
      if (one) await releaseReview(transaction, attemptId, makeReview(one.settings, grade({ ...one, passMark: one.settings.passMark }), one.keys));
    }
  }
}
