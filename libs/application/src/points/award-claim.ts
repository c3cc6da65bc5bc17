import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { awardHours, markAwarded, unawardedClaims } from '@sinau/persistence/points';
import { Inject, Injectable } from '@nestjs/common';

/** Counts what was accepted. A second run, or an acceptance taken back meanwhile, counts nothing. */
@Injectable()
export class AwardClaim {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actor: SystemActor, claimId: string): Promise<void> {
    return this.database.transaction(actor, async (transaction) => {
      const claim = await markAwarded(transaction, claimId);
      if (!claim) return;
      const { personId, title, endsOn, hours, competencyClass, activityKind } = claim;
      await awardHours(transaction, {
        personId, title, hours, competencyClass, activityKind, minutes: null, year: Number(endsOn.slice(0, 4)), evidenceKind: 'external', evidenceId: claimId,
        // Noon in Jakarta of its last day: the rule of that day, wherever the agency is.
        recordedAt: `${endsOn}T05:00:00.000Z`,
      });
    });
  }

  /** Accepted claims that the ledger lacks. */
  find(actor: SystemActor): Promise<string[]> {
    return unawardedClaims(this.database, actor);
  }
}
