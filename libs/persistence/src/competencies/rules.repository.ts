import type { SourceWeights, WeighingMethod, WeighingRule } from '@sinau/domain/competencies';
import { newId, statement, type Transaction } from '../core/index.js';

export type DecidedRule = WeighingRule & { readonly id: string; readonly since: Date; readonly decidedBy: string | null; readonly applied: boolean };

type Row = { id: string; method: WeighingMethod; weights: SourceWeights; age_limit_months: number | null; created_at: Date; author: string | null; applied: boolean };

const newest = statement(
  'competencyRules.newest',
  `select r.id, r.method, r.weights, r.age_limit_months, r.created_at, p.full_name as author, r.applied_at is not null as applied
   from competency_rules r left join people p on p.id = r.created_by where r.agency_id = $1 order by r.created_at desc, r.id desc limit 1`,
);
const lock = statement('competencyRules.lock', `select pg_advisory_xact_lock(hashtextextended('sinau.competency-rule.' || $1, 0))`);
const insert = statement(
  'competencyRules.insert',
  `insert into competency_rules (id, agency_id, method, weights, age_limit_months, created_by, created_at) values ($1, $2, $3, $4, $5, $6, clock_timestamp())`,
);
const applied = statement('competencyRules.applied', `update competency_rules set applied_at = now() where id = $1 and applied_at is null`);

/** The rule in force; null while the agency has not decided. */
export async function ruleInForce(transaction: Transaction): Promise<DecidedRule | null> {
  const [row] = await transaction.query<Row>(newest, [transaction.agencyId]);
  if (!row) return null;
  return { id: row.id, method: row.method, weights: row.weights, ageLimitMonths: row.age_limit_months, since: row.created_at, decidedBy: row.author, applied: row.applied };
}

/** One decision at a time. */
export async function lockRule(transaction: Transaction): Promise<void> {
  await transaction.query(lock, [transaction.agencyId]);
}

export async function insertRule(transaction: Transaction, rule: WeighingRule, decidedBy: string | null): Promise<void> {
  await transaction.query(insert, [newId(), transaction.agencyId, rule.method, JSON.stringify(rule.weights), rule.ageLimitMonths, decidedBy]);
}

/** Every level has been weighed by it. */
export async function ruleApplied(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(applied, [id]);
}
