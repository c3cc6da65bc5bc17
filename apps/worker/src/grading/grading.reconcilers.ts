import { FindUnfinished, GradeAttempt, ReleaseReview } from '@sinau/application/grading';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../frame/reconciler.js';

/** Hands in attempts whose deadline passed with the browser closed: within 60 s of it (E03). */
@Injectable()
export class OverdueAttempts extends Reconciler {
  readonly name = 'overdue-attempts';
  readonly everyMs = 10_000;

  constructor(@Inject(FindUnfinished) private readonly unfinished: FindUnfinished) {
    super();
  }

  /** One item per agency that has any: closing itself is one statement for all of them. */
  find(actor: SystemActor): Promise<readonly string[]> {
    return this.unfinished.overdue(actor);
  }

  async act(actor: SystemActor): Promise<void> {
    await this.unfinished.closeOverdue(actor);
  }
}

/** Grades what was submitted and lost its job with the queue (D03). */
@Injectable()
export class UngradedAttempts extends Reconciler {
  readonly name = 'ungraded-attempts';
  readonly everyMs = 15_000;

  constructor(
    @Inject(FindUnfinished) private readonly unfinished: FindUnfinished,
    @Inject(GradeAttempt) private readonly gradeAttempt: GradeAttempt,
  ) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.unfinished.ungraded(actor);
  }

  act(actor: SystemActor, attemptId: string): Promise<void> {
    return this.gradeAttempt.run(actor, attemptId);
  }
}

/** Releases reviews that wait for their run to end. */
@Injectable()
export class HeldBackReviews extends Reconciler {
  readonly name = 'held-back-reviews';
  readonly everyMs = 60_000;

  constructor(
    @Inject(FindUnfinished) private readonly unfinished: FindUnfinished,
    @Inject(ReleaseReview) private readonly releaseReview: ReleaseReview,
  ) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.unfinished.heldBack(actor);
  }

  act(actor: SystemActor, attemptId: string): Promise<void> {
    return this.releaseReview.run(actor, attemptId);
  }
}
