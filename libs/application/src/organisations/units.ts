import type { UnitView } from '@sinau/contracts/organisations';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { mayClose, mayEndOn, mayMove } from '@sinau/domain/organisations';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newId, type Transaction } from '@sinau/persistence/core';
import { agencyToday, closeUnit, insertUnit, lastPostIn, lockUnitTree, moveUnit, renameUnit, reopenUnit, unitTree, type Unit } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';

type Tree = ReadonlyMap<string, Unit>;

async function treeOf(transaction: Transaction): Promise<Tree> {
  return new Map((await unitTree(transaction)).map((unit) => [unit.id, unit]));
}

function unitIn(tree: Tree, id: string): Unit {
  const unit = tree.get(id);
  if (!unit) throw new DomainError('not_found');
  return unit;
}

/** The agency's unit tree. */
@Injectable()
export class ReadUnits {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: PersonActor): Promise<UnitView[]> {
    if (!can(actor, 'organisation.read', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
    return this.database.transaction(actor, (transaction) => unitTree(transaction));
  }
}

type UnitDeed = 'unit.created' | 'unit.renamed' | 'unit.moved' | 'unit.closed' | 'unit.reopened';
type UnitFacts = { readonly name?: string; readonly code?: string; readonly to?: string | null; readonly closedOn?: string | null };

/** Changes of the unit tree, one at a time per agency. */
@Injectable()
export class EditUnits {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `code_taken`, `unit_closed`, `not_found` for the parent. */
  create(actor: PersonActor, wish: { name: string; code: string; parentId: string | null }): Promise<UnitView> {
    return this.edit(actor, 'unit.created', { name: wish.name, code: wish.code }, async (transaction, tree) => {
      if (wish.parentId !== null && unitIn(tree, wish.parentId).closed) throw new DomainError('unit_closed');
      const id = newId();
      if (!(await insertUnit(transaction, { ...wish, id }))) throw new DomainError('code_taken');
      return id;
    });
  }

  /** Throws `code_taken`, `not_found`. */
  rename(actor: PersonActor, wish: { id: string; name: string; code: string }): Promise<UnitView> {
    return this.edit(actor, 'unit.renamed', { name: wish.name, code: wish.code }, async (transaction) => {
      const outcome = await renameUnit(transaction, wish);
      if (outcome !== 'done') throw new DomainError(outcome);
      return wish.id;
    });
  }

  /** Throws `unit_cycle`, `unit_closed`, `not_found`. */
  move(actor: PersonActor, wish: { id: string; parentId: string | null }): Promise<UnitView> {
    return this.edit(actor, 'unit.moved', { to: wish.parentId }, async (transaction, tree) => {
      assertAllowed(mayMove(tree, wish.id, wish.parentId));
      await moveUnit(transaction, wish.id, wish.parentId);
      return wish.id;
    });
  }

  /**
   * `closedOn` is its last day, today unless told. Throws `unit_in_use` while people are posted there or open units stand
   * below it, `date_in_future`, and `closed_before_posts` when somebody's post there lasted longer.
   */
  close(actor: PersonActor, id: string, closedOn: string | undefined): Promise<UnitView> {
    return this.edit(actor, 'unit.closed', { closedOn: closedOn ?? null }, async (transaction, tree) => {
      const below = [...tree.values()].filter((unit) => unit.parentId === id && !unit.closed);
      assertAllowed(mayClose({ people: unitIn(tree, id).people, openUnits: below.length }));
      const today = await agencyToday(transaction);
      assertAllowed(mayEndOn({ day: closedOn ?? today, today, lastPost: await lastPostIn(transaction, id) }));
      await closeUnit(transaction, id, closedOn ?? today);
      return id;
    });
  }

  /** Throws `unit_closed` while the unit above is closed. */
  reopen(actor: PersonActor, id: string): Promise<UnitView> {
    return this.edit(actor, 'unit.reopened', {}, async (transaction, tree) => {
      const { parentId } = unitIn(tree, id);
      if (parentId !== null && unitIn(tree, parentId).closed) throw new DomainError('unit_closed');
      await reopenUnit(transaction, id);
      return id;
    });
  }

  private edit(
    actor: PersonActor, action: UnitDeed, facts: UnitFacts, work: (transaction: Transaction, tree: Tree) => Promise<string>,
  ): Promise<UnitView> {
    if (!can(actor, 'organisation.manage', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
    return this.database.transaction(actor, async (transaction) => {
      await lockUnitTree(transaction);
      const id = await work(transaction, await treeOf(transaction));
      await recordAudit(transaction, action, { kind: 'unit', id }, facts);
      return unitIn(await treeOf(transaction), id);
    });
  }
}
