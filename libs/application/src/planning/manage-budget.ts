import type { BudgetView } from '@sinau/contracts/planning';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import type { BudgetItem, BudgetKind } from '@sinau/domain/planning';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { addBudgetLine, budgetLine, budgetLines, lockBudget, programmeBudget, type NewBudgetLine } from '@sinau/persistence/planning';
import { Inject, Injectable } from '@nestjs/common';
import { assertPlans } from './plan-view.js';

export type BudgetLineWish = { readonly revision: number; readonly kind: BudgetKind; readonly item: BudgetItem; readonly amount: number; readonly note: string; readonly document: string | null };

async function viewOf(transaction: Transaction, actor: PersonActor, programmeId: string): Promise<BudgetView> {
  const found = await programmeBudget(transaction, programmeId);
  if (!found) throw new DomainError('not_found');
  const lines = (await budgetLines(transaction, programmeId)).map(({ recordedAt, ...line }) => ({ ...line, recordedAt: recordedAt.toISOString() }));
  return { programme: found.programme, totals: found.totals, lines, revision: found.count, mayManage: can(actor, 'plan.manage', { agencyId: actor.agencyId }) };
}

/** Rupiah planned, committed and spent for a programme: lines that are added and, at most, taken back. */
@Injectable()
export class ManageBudget {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found`. */
  read(actor: PersonActor, programmeId: string): Promise<BudgetView> {
    assertPlans(actor, 'plan.read');
    return this.database.transaction(actor, (transaction) => viewOf(transaction, actor, programmeId));
  }

  /** Throws `not_found`, `conflict`. */
  add(actor: PersonActor, programmeId: string, { revision, ...wish }: BudgetLineWish): Promise<BudgetView> {
    return this.write(actor, programmeId, revision, () => Promise.resolve({ ...wish, reverses: null }));
  }

  /** Throws `not_found`, `conflict`, `budget_line_reversed`. */
  reverse(actor: PersonActor, programmeId: string, lineId: string, { revision, note }: { readonly revision: number; readonly note: string }): Promise<BudgetView> {
    return this.write(actor, programmeId, revision, async (transaction) => {
      const line = await budgetLine(transaction, programmeId, lineId);
      if (!line) throw new DomainError('not_found');
      if (line.reverses !== null || line.reversed) throw new DomainError('budget_line_reversed');
      return { kind: line.kind, item: line.item, amount: -line.amount, reverses: line.id, note, document: null };
    });
  }

  private write(actor: PersonActor, programmeId: string, revision: number, lineFor: (transaction: Transaction) => Promise<NewBudgetLine>): Promise<BudgetView> {
    assertPlans(actor, 'plan.manage');
    return this.database.transaction(actor, async (transaction) => {
      await lockBudget(transaction, programmeId);
      const found = await programmeBudget(transaction, programmeId);
      if (!found) throw new DomainError('not_found');
      const line = await lineFor(transaction);
      if (found.count !== revision) throw new DomainError('conflict');
      await addBudgetLine(transaction, programmeId, actor.personId, line);
      const action = line.reverses === null ? 'programme_budget.added' : 'programme_budget.reversed';
      await recordAudit(transaction, action, { kind: 'programme', id: programmeId }, { kind: line.kind, item: line.item, amount: line.amount, note: line.note });
      return viewOf(transaction, actor, programmeId);
    });
  }
}
