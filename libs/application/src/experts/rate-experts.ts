import type { ToRateView } from '@sinau/contracts/experts';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { expertsToRate, mayRateExpert, rateExpert } from '@sinau/persistence/experts';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';

/** Whoever attended a session rates its experts, once. The mark holds no person; nothing of it goes into the audit. */
@Injectable()
export class RateExperts {
  constructor(@Inject(Database) private readonly database: Database) {}

  open(actor: Actor): Promise<ToRateView[]> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) =>
      (await expertsToRate(transaction, personId)).map((one) => ({ ...one, startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString() })));
  }

  /** Throws `not_found` for whoever did not attend, and whoever has rated already. */
  async rate(actor: Actor, rating: { readonly sessionId: string; readonly expertId: string; readonly mark: number }): Promise<void> {
    const { personId } = personOf(actor);
    await this.database.transaction(actor, async (transaction) => {
      if (!(await mayRateExpert(transaction, personId, rating.sessionId, rating.expertId))) throw new DomainError('not_found');
      if (!(await rateExpert(transaction, personId, rating))) throw new DomainError('not_found');
    });
  }
}
