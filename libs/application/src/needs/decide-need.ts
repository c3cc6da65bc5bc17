import type { NeedView } from '@sinau/contracts/needs';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { mayDecide, mayMerge, mergedFigures, weigh } from '@sinau/domain/needs';
import { recordAudit } from '@sinau/persistence/audit';
import { Database } from '@sinau/persistence/core';
import { decideNeed, lockNeeds, mergeNeeds } from '@sinau/persistence/needs';
import { Inject, Injectable } from '@nestjs/common';
import { assertNeeds, needViewOf } from './need-view.js';

/** What becomes of a need: accepted or refused with a reason, or alive in another. Each is decided once. */
@Injectable()
export class DecideNeed {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found`, `need_decided`, `conflict`. */
  decide(actor: PersonActor, id: string, verdict: { readonly state: 'accepted' | 'refused'; readonly revision: number; readonly reason: string }): Promise<NeedView> {
    assertNeeds(actor, 'need.manage');
    return this.database.transaction(actor, async (transaction) => {
      const [need] = await lockNeeds(transaction, [id]);
      if (!need) throw new DomainError('not_found');
      assertAllowed(mayDecide(need.state));
      if (!(await decideNeed(transaction, { id, revision: verdict.revision }, verdict.state, verdict.reason, actor.personId))) throw new DomainError('conflict');
      await recordAudit(transaction, `need.${verdict.state}`, { kind: 'need', id }, { reason: verdict.reason });
      return needViewOf(transaction, id);
    });
  }

  /** Throws `not_found` when one of them is not there, `need_merge_itself`, `need_merge_years`, `need_decided`, `conflict`. */
  merge(actor: PersonActor, id: string, { revision, needIds }: { readonly revision: number; readonly needIds: readonly string[] }): Promise<NeedView> {
    assertNeeds(actor, 'need.manage');
    const wanted = [...new Set(needIds)];
    return this.database.transaction(actor, async (transaction) => {
      const locked = await lockNeeds(transaction, [id, ...wanted]);
      const survivor = locked.find((need) => need.id === id);
      const others = wanted.flatMap((other) => locked.find((need) => need.id === other) ?? []);
      if (!survivor || others.length < wanted.length) throw new DomainError('not_found');
      assertAllowed(mayMerge(survivor, others));
      const figures = mergedFigures([survivor, ...others].map((need) => need.figures));
      const merged = await mergeNeeds(transaction, { id, revision }, wanted, figures, weigh(figures), actor.personId);
      if (merged !== wanted.length) throw new DomainError('conflict');
      await recordAudit(transaction, 'need.merged', { kind: 'need', id }, { merged: wanted });
      return needViewOf(transaction, id);
    });
  }
}
