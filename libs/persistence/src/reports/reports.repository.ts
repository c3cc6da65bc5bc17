import type { Cell, ReportName } from '@sinau/domain/reports';
import { statement, type Statement, type Transaction } from '../core/index.js';

/** Units of the filter: the one that is named and all below it; every unit when none is. */
const within = `within_units as (
  with recursive below as (select id from units where id = $2 union select u.id from units u join below on u.parent_id = below.id)
  select id from below)`;

/* Recorded JP, before yearly caps of single kinds of activity. Whoever has a NIP owes the hours of the rule in force at the end of the year. */
const hours = statement(
  'reports.hours',
  `with ${within},
   rule as (select (parameters ->> 'hours')::numeric as hours from regulations where parameters ->> 'kind' = 'yearly_hours' and parameters ->> 'appliesTo' = 'pns' and parameters ->> 'operator' = 'at_least'
     and valid_from <= make_date($1, 12, 31) and (valid_to is null or valid_to >= make_date($1, 12, 31)) order by valid_from desc limit 1),
   posted as (select distinct on (a.person_id) a.person_id, a.unit_id from appointments a join people p on p.id = a.person_id and p.state = 'active'
     where a.valid_to is null and a.assignment_kind = 'definitive' order by a.person_id, a.valid_from desc),
   totals as (select l.person_id, sum(l.hours) as hours from ledger_entries l where l.year = $1 group by l.person_id),
   obliged as (select distinct i.person_id from identifiers i where i.valid_to is null and i.kind = 'nip')
   select jsonb_build_array(u.name, count(*), coalesce(sum(t.hours), 0), count(o.person_id), count(o.person_id) filter (where t.hours >= (select hours from rule)),
     round(100.0 * count(o.person_id) filter (where t.hours >= (select hours from rule)) / nullif(count(o.person_id), 0), 1)) as cells
   from posted p join units u on u.id = p.unit_id left join totals t on t.person_id = p.person_id left join obliged o on o.person_id = p.person_id
   where $2::uuid is null or u.id in (select id from within_units)
   group by u.id, u.name
   order by count(o.person_id) filter (where t.hours >= (select hours from rule))::numeric / nullif(count(o.person_id), 0) nulls last, u.name limit 20000`,
);
const decisions = statement(
  'reports.decisions',
  `select jsonb_build_array(r.name, coalesce(k.title, ''), r.ends_on, (now() at time zone g.time_zone)::date - r.ends_on, r.seats_taken, coalesce(n.completed, 0)) as cells
   from runs r join agencies g on g.id = r.agency_id left join catalogue_entries k on k.course_id = r.course_id left join run_completions n on n.run_id = r.id
   where r.closed_at is null and r.ends_on < (now() at time zone g.time_zone)::date and $1::int is not null and $2::uuid is null order by r.ends_on, r.id limit 20000`,
);
/* Owed by the programme's plan: reaction within a week after the run, behaviour at its days; and answers that were asked for more than two weeks ago. */
const evaluations = statement(
  'reports.evaluations',
  `with today as (select (now() at time zone g.time_zone)::date as day from agencies g where g.id = $3),
   ended as (select r.id, r.name, r.ends_on, r.seats_taken, m.evaluation_plan as plan from runs r join programmes m on m.id = r.programme_id, today where r.ends_on < today.day),
   owed as (
     select e.name, 'reaction' as owed, e.ends_on + 7 as due, e.seats_taken as missing from ended e
     where coalesce((e.plan ->> 'reaction')::boolean, false) and not exists (select from evaluations v where v.run_id = e.id and v.level = 1)
     union all
     select e.name, 'behaviour', e.ends_on + days.value::int, e.seats_taken from ended e cross join lateral jsonb_array_elements_text(coalesce(e.plan -> 'behaviourDays', '[]')) as days (value)
     where not exists (select from evaluations v where v.run_id = e.id and v.level = 3)
     union all
     select r.name, 'answers', f.due_on + 14, count(*)::int from behaviour_follow_ups f join behaviour_dispatches d on d.follow_up_id = f.id and d.state = 'open' join evaluations v on v.id = f.evaluation_id join runs r on r.id = v.run_id
     group by r.id, r.name, f.due_on)
   select jsonb_build_array(owed.name, owed.owed, owed.due, today.day - owed.due, owed.missing) as cells from owed, today
   where owed.due < today.day and $1::int is not null and $2::uuid is null order by owed.due, owed.name limit 20000`,
);
const budget = statement(
  'reports.budget',
  `with sums as (
     select p.id, p.name, coalesce(nullif(sum(b.amount) filter (where b.kind = 'planned'), 0), p.budget_planned) as planned, coalesce(sum(b.amount) filter (where b.kind = 'committed'), 0) as committed,
       coalesce(sum(b.amount) filter (where b.kind = 'spent'), 0) as spent
     from programmes p left join programme_budget_lines b on b.programme_id = p.id where p.year = $1 and $2::uuid is null group by p.id)
   select jsonb_build_array(name, planned, committed, spent, round(100.0 * spent / nullif(planned, 0), 1)) as cells from sums order by planned desc, name, id limit 20000`,
);
/* Unmet: open or accepted, and no programme that has begun answers it. */
const needs = statement(
  'reports.needs',
  `with ${within}
   select jsonb_build_array(n.title, n.origin, u.name, n.people, n.weight) as cells from needs n left join units u on u.id = n.unit_id
   where n.year = $1 and n.state in ('open', 'accepted') and ($2::uuid is null or n.unit_id in (select id from within_units))
     and not exists (select from programme_needs pn join programmes p on p.id = pn.programme_id where pn.need_id = n.id and p.state <> 'draft')
   order by n.weight desc, n.id limit 20000`,
);
const statements: Readonly<Record<ReportName, Statement>> = { hours, decisions, evaluations, budget, needs };

export type ReportFilter = { readonly year: number; readonly unitId: string | null };

/** All rows of a report, what is worst first; at most 20,000. */
export async function reportRows(transaction: Transaction, name: ReportName, { year, unitId }: ReportFilter): Promise<Cell[][]> {
  const values = name === 'evaluations' ? [year, unitId, transaction.agencyId] : [year, unitId];
  return (await transaction.query<{ cells: Cell[] }>(statements[name], values)).map(({ cells }) => cells);
}

const year = statement('reports.year', 'select extract(year from now() at time zone g.time_zone)::int as year from agencies g where g.id = $1');
const units = statement('reports.units', 'select id, name from units where closed_at is null order by name, id limit 5000');
const unit = statement('reports.unit', 'select id, name from units where id = $1');

/** The year that is on in the agency's zone. */
export async function yearOfAgency(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ year: number }>(year, [transaction.agencyId]);
  return row?.year ?? new Date().getUTCFullYear();
}
export type ReportUnit = { readonly id: string; readonly name: string };
export function unitsToReport(transaction: Transaction): Promise<ReportUnit[]> {
  return transaction.query<ReportUnit>(units);
}
/** Null when the agency has no such unit. */
export async function unitToReport(transaction: Transaction, unitId: string): Promise<ReportUnit | null> {
  const [row] = await transaction.query<ReportUnit>(unit, [unitId]);
  return row ?? null;
}

const platform = statement('reports.platform', 'select cells from platform_report($1)');

/** Sums of every agency; nothing but for a platform's administrator. */
export async function platformRows(transaction: Transaction, ofYear: number): Promise<Cell[][]> {
  return (await transaction.query<{ cells: Cell[] }>(platform, [ofYear])).map(({ cells }) => cells);
}
