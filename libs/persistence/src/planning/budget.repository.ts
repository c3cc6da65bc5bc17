import type { BudgetItem, BudgetKind, BudgetTotals } from '@sinau/domain/planning';
import { newId, statement, type Transaction } from '../core/index.js';

export type StoredBudgetLine = {
  readonly id: string; readonly kind: BudgetKind; readonly item: BudgetItem; readonly amount: number; readonly note: string; readonly document: string | null; readonly reverses: string | null; readonly reversed: boolean;
  readonly recordedAt: Date; readonly recordedBy: string;
};
export type ProgrammeBudget = { readonly programme: { readonly id: string; readonly name: string; readonly year: number; readonly budget: number }; readonly totals: BudgetTotals; /** How many lines there are. */ readonly count: number };

const sums = `coalesce(sum(b.amount) filter (where b.kind = 'planned'), 0)::float8 as planned, coalesce(sum(b.amount) filter (where b.kind = 'committed'), 0)::float8 as committed,
  coalesce(sum(b.amount) filter (where b.kind = 'spent'), 0)::float8 as spent`;
const one = statement(
  'budget.one',
  `select p.id, p.name, p.year, p.budget_planned::float8 as budget, count(b.id)::int as count, ${sums} from programmes p left join programme_budget_lines b on b.programme_id = p.id where p.id = $1 group by p.id`,
);
const lines = statement(
  'budget.lines',
  `select b.id, b.kind, b.item, b.amount::float8 as amount, b.note, b.document, b.reverses, exists (select from programme_budget_lines r where r.reverses = b.id) as reversed,
     b.recorded_at as "recordedAt", p.full_name as "recordedBy"
   from programme_budget_lines b join people p on p.id = b.created_by where b.programme_id = $1 order by b.recorded_at desc, b.id desc limit 500`,
);
const line = statement(
  'budget.line',
  `select b.id, b.kind, b.item, b.amount::float8 as amount, b.reverses, exists (select from programme_budget_lines r where r.reverses = b.id) as reversed from programme_budget_lines b where b.id = $1 and b.programme_id = $2`,
);
const lock = statement('budget.lock', `select from programmes where id = $1 for update`);
const insert = statement(
  'budget.insert',
  `insert into programme_budget_lines (id, agency_id, programme_id, kind, item, amount, reverses, note, document, created_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp())`,
);

type Row = { id: string; name: string; year: number; budget: number; count: number } & BudgetTotals;

/** Null when there is no such programme. */
export async function programmeBudget(transaction: Transaction, programmeId: string): Promise<ProgrammeBudget | null> {
  const [row] = await transaction.query<Row>(one, [programmeId]);
  if (!row) return null;
  const { id, name, year, budget, count, planned, committed, spent } = row;
  return { programme: { id, name, year, budget }, totals: { planned, committed, spent }, count };
}

/** Lines of one programme are added one after the other: nobody else adds until the transaction ends. */
export async function lockBudget(transaction: Transaction, programmeId: string): Promise<void> {
  await transaction.query(lock, [programmeId]);
}

/** The latest first; at most 500. */
export function budgetLines(transaction: Transaction, programmeId: string): Promise<StoredBudgetLine[]> {
  return transaction.query<StoredBudgetLine>(lines, [programmeId]);
}

export async function budgetLine(transaction: Transaction, programmeId: string, id: string): Promise<Pick<StoredBudgetLine, 'id' | 'kind' | 'item' | 'amount' | 'reverses' | 'reversed'> | null> {
  const [row] = await transaction.query<Pick<StoredBudgetLine, 'id' | 'kind' | 'item' | 'amount' | 'reverses' | 'reversed'>>(line, [id, programmeId]);
  return row ?? null;
}

export type NewBudgetLine = { readonly kind: BudgetKind; readonly item: BudgetItem; /** Whole rupiah; below 0 in a reversal. */ readonly amount: number; readonly reverses: string | null; readonly note: string; readonly document: string | null };

export async function addBudgetLine(transaction: Transaction, programmeId: string, by: string, { kind, item, amount, reverses, note, document }: NewBudgetLine): Promise<void> {
  await transaction.query(insert, [newId(), transaction.agencyId, programmeId, kind, item, amount, reverses, note, document, by]);
}
