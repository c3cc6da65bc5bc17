import type { NeedBody, NeedView } from '@sinau/contracts/needs';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { mayDecide, weigh, type NeedFigures } from '@sinau/domain/needs';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { changeNeed, insertNeed, lockNeeds, referencesKnown, type NeedValues } from '@sinau/persistence/needs';
import { Inject, Injectable } from '@nestjs/common';
import { assertNeeds, needViewOf } from './need-view.js';

function valuesOf({ title, description, year, competencyId, unitId, evidence }: NeedBody): NeedValues {
  return { title, description, year, competencyId, unitId, evidence };
}

/** People who are known stay known; a smaller number than they are is not believed. */
function figuresOf(body: NeedBody, named: readonly string[], origins: NeedFigures['origins']): NeedFigures {
  return { origins, named, unnamed: Math.max(0, body.people - named.length), gap: body.gap, priority: body.priority };
}

async function assertKnown(transaction: Transaction, { competencyId, unitId }: NeedBody): Promise<void> {
  if (!(await referencesKnown(transaction, competencyId, unitId))) throw new DomainError('need_reference_unknown');
}

/** Writes down needs that a person tells of, and weighs them by the rule. */
@Injectable()
export class WriteNeed {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `need_reference_unknown`, and `conflict` when the id is another agency's. */
  create(actor: PersonActor, { id, ...body }: NeedBody & { readonly id: string }): Promise<NeedView> {
    assertNeeds(actor, 'need.manage');
    return this.database.transaction(actor, async (transaction) => {
      await assertKnown(transaction, body);
      const figures = figuresOf(body, [], [body.evidence.kind]);
      const outcome = await insertNeed(transaction, id, valuesOf(body), figures, weigh(figures), actor.personId);
      if (outcome === 'reference_unknown') throw new DomainError('need_reference_unknown');
      if (outcome === 'done') await recordAudit(transaction, 'need.created', { kind: 'need', id }, { title: body.title, origin: body.evidence.kind });
      return needViewOf(transaction, id);
    });
  }

  /** Throws `not_found`, `need_decided`, `conflict`, `need_reference_unknown`. */
  change(actor: PersonActor, id: string, { revision, ...body }: NeedBody & { readonly revision: number }): Promise<NeedView> {
    assertNeeds(actor, 'need.manage');
    return this.database.transaction(actor, async (transaction) => {
      const [need] = await lockNeeds(transaction, [id]);
      if (!need) throw new DomainError('not_found');
      assertAllowed(mayDecide(need.state));
      if (need.revision !== revision) throw new DomainError('conflict');
      await assertKnown(transaction, body);
      const others = need.figures.origins.filter((origin) => origin !== need.origin && origin !== body.evidence.kind);
      const figures = figuresOf(body, need.figures.named, [body.evidence.kind, ...others]);
      if ((await changeNeed(transaction, { id, revision }, valuesOf(body), figures, weigh(figures))) !== 'done') throw new DomainError('conflict');
      await recordAudit(transaction, 'need.changed', { kind: 'need', id }, { title: body.title });
      return needViewOf(transaction, id);
    });
  }
}
