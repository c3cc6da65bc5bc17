import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { peopleToAsk } from '@sinau/persistence/evaluations';
import { notifyAll } from '@sinau/persistence/notifications';
import { Inject, Injectable } from '@nestjs/common';

const AT_ONCE = 500;

/** Tells those who completed a run that they may evaluate it, once each, while it is open. */
@Injectable()
export class AskForReactions {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The agency's evaluation with somebody to tell, when it has any. */
  find(actor: SystemActor): Promise<string[]> {
    return this.database.transaction(actor, async (transaction) => (await peopleToAsk(transaction, 1)).map(({ evaluationId }) => evaluationId));
  }

  /** Up to 500 of the agency; a second run finds those left. */
  run(actor: SystemActor): Promise<number> {
    return this.database.transaction(actor, async (transaction) => {
      const people = await peopleToAsk(transaction, AT_ONCE);
      await notifyAll(transaction, people.map(({ evaluationId, personId, courseTitle, required }) => ({
        personId, kind: required ? 'evaluation_required' : 'evaluation_open', facts: { course: courseTitle }, link: `/evaluasi/${evaluationId}`, dedupe: `evaluation-open:${evaluationId}`,
      })));
      return people.length;
    });
  }
}
