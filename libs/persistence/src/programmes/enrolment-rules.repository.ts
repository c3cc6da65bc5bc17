import type { RuleCondition, RuleState } from '@sinau/domain/programmes';
import { newId, statement, type Transaction } from '../core/index.js';
import type { Named } from './programmes.repository.js';

export type RuleRound = {
  readonly appliedAt: Date; readonly appliedByName: string | null; readonly revision: number; readonly fitting: number; readonly enrolled: number; readonly waiting: number; readonly keptOut: number;
};
export type RuleValues = {
  readonly name: string; readonly conditions: readonly RuleCondition[]; readonly exceptions: readonly string[]; readonly startsOn: string | null; readonly endsOn: string | null; readonly dailyAtHour: number | null;
};
export type RuleRecord = Omit<RuleValues, 'exceptions'> & {
  readonly id: string; readonly runId: string; readonly exceptions: readonly Named[]; readonly units: readonly Named[]; readonly competency: Named | null; readonly state: RuleState;
  readonly asked: boolean; readonly createdByName: string; readonly createdAt: Date; readonly triedRevision: number | null; readonly revision: number; readonly rounds: readonly RuleRound[];
};
type RuleRow = Omit<RuleRecord, 'rounds'> & { readonly rounds: readonly (Omit<RuleRound, 'appliedAt'> & { readonly appliedAt: string })[] };

const select = `select x.id, x.run_id as "runId", x.name, x.conditions, x.state, x.starts_on::text as "startsOn", x.ends_on::text as "endsOn", x.daily_at_hour as "dailyAtHour", x.asked_by is not null as asked,
    b.full_name as "createdByName", x.created_at as "createdAt", x.tried_revision as "triedRevision", x.revision,
    (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.full_name) order by p.full_name, p.id), '[]') from people p where p.id = any(x.exceptions)) as exceptions,
    (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name, u.id), '[]') from jsonb_path_query(x.conditions, '$[*].unitIds[*]') w (id) join units u on u.id = (w.id #>> '{}')::uuid) as units,
    (select jsonb_build_object('id', c.id, 'name', c.name) from jsonb_path_query(x.conditions, '$[*].competencyId') w (id) join competencies c on c.id = (w.id #>> '{}')::uuid limit 1) as competency,
    (select coalesce(jsonb_agg(r.told order by r.applied_at desc), '[]') from (
      select d.applied_at, jsonb_build_object('appliedAt', d.applied_at, 'appliedByName', w.full_name, 'revision', d.revision, 'fitting', d.fitting, 'enrolled', d.enrolled, 'waiting', d.waiting, 'keptOut', d.kept_out) as told
      from enrolment_rule_rounds d left join people w on w.id = d.applied_by where d.rule_id = x.id order by d.applied_at desc limit 20) r) as rounds
  from enrolment_rules x join people b on b.id = x.created_by`;
const ofRun = statement('enrolmentRules.ofRun', `${select} where x.run_id = $1 order by x.created_at, x.id limit 50`);
const one = statement('enrolmentRules.one', `${select} where x.id = $1`);
const zoneOfRun = statement('enrolmentRules.zoneOfRun', 'select g.time_zone from runs r join agencies g on g.id = r.agency_id where r.id = $1');
const knownParts = statement(
  'enrolmentRules.knownParts',
  `select (select count(*)::int from units where id = any($1::uuid[])) as units, (select count(*)::int from competencies where id = any($2::uuid[]) and archived_at is null) as competencies,
     (select count(*)::int from people where id = any($3::uuid[])) as people`,
);
const insert = statement(
  'enrolmentRules.insert',
  `insert into enrolment_rules (id, agency_id, run_id, name, conditions, exceptions, starts_on, ends_on, daily_at_hour, created_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing returning id`,
);
/** A sentence that was changed is tried again before it is applied. */
const update = statement(
  'enrolmentRules.update',
  `update enrolment_rules set name = $3, conditions = $4, exceptions = $5, starts_on = $6, ends_on = $7, daily_at_hour = $8, state = 'draft', asked_by = null, revision = revision + 1
   where id = $1 and revision = $2 returning id`,
);
const tried = statement(
  'enrolmentRules.tried', `update enrolment_rules set tried_revision = revision, state = case when state = 'draft' then 'checked' else state end where id = $1 and revision = $2 returning id`,
);
const setState = statement('enrolmentRules.setState', `update enrolment_rules set state = $3, asked_by = case when $3 = 'active' then asked_by end where id = $1 and state = $2 returning id`);
const ask = statement('enrolmentRules.ask', `update enrolment_rules set asked_by = $2 where id = $1 and state = 'active' returning id`);
const remove = statement('enrolmentRules.remove', 'delete from enrolment_rules x where id = $1 and not exists (select from enrolment_rule_rounds r where r.rule_id = x.id) returning id');

export function rulesOfRun(transaction: Transaction, runId: string): Promise<RuleRecord[]> {
  return transaction.query<RuleRow>(ofRun, [runId]).then((rows) => rows.map(ruleOf));
}

export async function ruleById(transaction: Transaction, ruleId: string): Promise<RuleRecord | null> {
  const [row] = await transaction.query<RuleRow>(one, [ruleId]);
  return row ? ruleOf(row) : null;
}

function ruleOf(row: RuleRow): RuleRecord {
  return { ...row, rounds: row.rounds.map((round) => ({ ...round, appliedAt: new Date(round.appliedAt) })) };
}

/** IANA name of the zone in which the rules of the run are applied. */
export async function zoneOfRules(transaction: Transaction, runId: string): Promise<string> {
  const [row] = await transaction.query<{ time_zone: string }>(zoneOfRun, [runId]);
  return row?.time_zone ?? 'Asia/Jakarta';
}

/** Whether every unit, competency and person that the rule names is of the agency. */
export async function knowsRuleParts(transaction: Transaction, { conditions, exceptions }: Pick<RuleValues, 'conditions' | 'exceptions'>): Promise<boolean> {
  const units = new Set(conditions.flatMap((one) => (one.kind === 'unit' ? one.unitIds : [])));
  const competencies = new Set(conditions.flatMap((one) => (one.kind === 'competency_gap' ? [one.competencyId] : [])));
  const people = new Set(exceptions);
  const [row] = await transaction.query<{ units: number; competencies: number; people: number }>(knownParts, [[...units], [...competencies], [...people]]);
  return row?.units === units.size && row.competencies === competencies.size && row.people === people.size;
}

/** False when the id is taken. */
export async function insertRule(transaction: Transaction, rule: RuleValues & { readonly id: string; readonly runId: string; readonly createdBy: string }): Promise<boolean> {
  const values = [rule.id, transaction.agencyId, rule.runId, rule.name, JSON.stringify(rule.conditions), rule.exceptions, rule.startsOn, rule.endsOn, rule.dailyAtHour, rule.createdBy];
  return (await transaction.query(insert, values)).length > 0;
}

/** False when it was changed since `revision`. */
export async function updateRule(transaction: Transaction, ruleId: string, revision: number, rule: RuleValues): Promise<boolean> {
  const values = [ruleId, revision, rule.name, JSON.stringify(rule.conditions), rule.exceptions, rule.startsOn, rule.endsOn, rule.dailyAtHour];
  return (await transaction.query(update, values)).length > 0;
}

/** It was tried as it stands. False when it was changed since `revision`. */
export async function ruleTried(transaction: Transaction, ruleId: string, revision: number): Promise<boolean> {
  return (await transaction.query(tried, [ruleId, revision])).length > 0;
}

/** False when somebody else moved it. */
export async function moveRule(transaction: Transaction, ruleId: string, from: RuleState, to: RuleState): Promise<boolean> {
  return (await transaction.query(setState, [ruleId, from, to])).length > 0;
}

/** False when it is not active. */
export async function askForRule(transaction: Transaction, ruleId: string, personId: string): Promise<boolean> {
  return (await transaction.query(ask, [ruleId, personId])).length > 0;
}

/** False when it was applied before. */
export async function removeRule(transaction: Transaction, ruleId: string): Promise<boolean> {
  return (await transaction.query(remove, [ruleId])).length > 0;
}

/*
 * A rule is due when somebody asked for it, or when the hour of its day has come and it was not applied on that day of the agency ($2 now).
 * Nothing is due in a run that has ended.
 */
const isDue = `x.state = 'active' and r.closed_at is null and r.ends_on >= t.local::date and (x.asked_by is not null or (
    extract(hour from t.local) >= x.daily_at_hour and (x.applied_on is null or x.applied_on < t.local::date)
    and (x.starts_on is null or x.starts_on <= t.local::date) and (x.ends_on is null or x.ends_on >= t.local::date)))`;
const tables = `enrolment_rules x join runs r on r.id = x.run_id join agencies g on g.id = x.agency_id cross join lateral (select $2::timestamptz at time zone g.time_zone as local) t`;
const due = statement('enrolmentRules.due', `select x.id from ${tables} where x.agency_id = $1 and ${isDue} order by x.id limit 100`);
const lockDue = statement(
  'enrolmentRules.lockDue', `select x.id, x.run_id as "runId", x.name, x.conditions, x.exceptions, x.revision, x.asked_by as "askedBy" from ${tables} where x.id = $1 and ${isDue} for update of x`,
);
const applied = statement(
  'enrolmentRules.applied',
  `update enrolment_rules x set asked_by = null, applied_on = case when extract(hour from t.local) >= x.daily_at_hour then t.local::date else x.applied_on end
   from agencies g cross join lateral (select $2::timestamptz at time zone g.time_zone as local) t where x.id = $1 and g.id = x.agency_id`,
);
const addRound = statement(
  'enrolmentRules.addRound',
  'insert into enrolment_rule_rounds (id, agency_id, rule_id, revision, fitting, enrolled, waiting, kept_out, applied_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
);

export async function rulesDue(transaction: Transaction, at: Date): Promise<string[]> {
  return (await transaction.query<{ id: string }>(due, [transaction.agencyId, at])).map(({ id }) => id);
}

export type DueRule = {
  readonly id: string; readonly runId: string; readonly name: string; readonly conditions: readonly RuleCondition[]; readonly exceptions: readonly string[]; readonly revision: number; readonly askedBy: string | null;
};

/** Locks the rule while it is applied. Null when it is not due any more: a second delivery does nothing. */
export async function lockDueRule(transaction: Transaction, ruleId: string, at: Date): Promise<DueRule | null> {
  const [row] = await transaction.query<DueRule>(lockDue, [ruleId, at]);
  return row ?? null;
}

export async function ruleWasApplied(transaction: Transaction, ruleId: string, at: Date): Promise<void> {
  await transaction.query(applied, [ruleId, at]);
}

export type NewRound = { readonly fitting: number; readonly enrolled: number; readonly waiting: number; readonly keptOut: number };

export async function addRuleRound(transaction: Transaction, rule: DueRule, round: NewRound): Promise<void> {
  await transaction.query(addRound, [newId(), transaction.agencyId, rule.id, rule.revision, round.fitting, round.enrolled, round.waiting, round.keptOut, rule.askedBy]);
}
