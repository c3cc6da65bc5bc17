import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { closeOverdueAttempts, heldBackReviews, overdueAttempts, ungradedAttempts } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';

const AT_ONCE = 200;
/** A grade usually takes well under a second; after this long the job is taken for lost. */
const OVERDUE_SECONDS = 20;

/** Business state of quizzes that should not last: asked of the tables, never of the queue. */
@Injectable()
export class FindUnfinished {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** An attempt that is overdue, when the agency has any. */
  overdue(actor: SystemActor): Promise<string[]> {
    return this.database.transaction(actor, (transaction) => overdueAttempts(transaction, 1));
  }

  /** Hands in what its deadline closed (E03). Returns how many. */
  closeOverdue(actor: SystemActor): Promise<number> {
    return this.database.transaction(actor, (transaction) => closeOverdueAttempts(transaction, AT_ONCE));
  }

  ungraded(actor: SystemActor): Promise<string[]> {
    return this.database.transaction(actor, (transaction) => ungradedAttempts(transaction, OVERDUE_SECONDS, AT_ONCE));
  }

  heldBack(actor: SystemActor): Promise<string[]> {
    return this.database.transaction(actor, (transaction) => heldBackReviews(transaction, AT_ONCE));
  }
}
