import type { FormItem, Rater } from '@sinau/domain/evaluations';
import { statement, type Transaction } from '../core/index.js';

export type BehaviourSetting = {
  readonly evaluationId: string; readonly formVersionId: string; readonly formName: string; readonly version: number; readonly items: readonly FormItem[];
  readonly days: readonly number[]; readonly colleagues: number;
  /** Askings that were opened: from then on the form stays. */
  readonly opened: number;
};

/** What holds without a plan of the run's own. */
const usualDays = `'{30,90,180}'::smallint[]`;
const usualColleagues = '2';

const setting = statement(
  'behaviour.setting',
  `select e.id as "evaluationId", v.id as "formVersionId", v.name as "formName", v.number as version, v.items, coalesce(p.days, ${usualDays}) as days, coalesce(p.colleagues, ${usualColleagues})::int as colleagues,
     (select count(*)::int from behaviour_follow_ups f where f.evaluation_id = e.id and f.state = 'opened') as opened
   from evaluations e join evaluation_form_versions v on v.id = e.form_version_id left join behaviour_plans p on p.evaluation_id = e.id where e.run_id = $1 and e.level = 3`,
);
const formVersion = statement('behaviour.formVersion', `select id from evaluation_form_versions where id = $1 and level = 3`);
const forms = statement(
  'behaviour.forms',
  `select distinct on (f.id) v.id as "versionId", v.name, v.number as version from evaluation_forms f join evaluation_form_versions v on v.form_id = f.id
   where f.level = 3 and f.archived_at is null order by f.id, v.number desc`,
);
const smallest = statement('behaviour.smallestGroup', `select g.settings -> 'smallestGroup' as set from agencies g where g.id = $1`);
const start = statement(
  'behaviour.start',
  `insert into evaluations (id, agency_id, run_id, level, form_version_id, opens_on, created_by)
   select $1, $2, $3, 3, $4, (now() at time zone g.time_zone)::date, $5 from agencies g where g.id = $2
   on conflict (run_id, level) do update set form_version_id = excluded.form_version_id, revision = evaluations.revision + 1 returning id`,
);
const plan = statement(
  'behaviour.plan',
  `insert into behaviour_plans (evaluation_id, agency_id, days, colleagues) values ($1, $2, $3, $4) on conflict (evaluation_id) do update set days = excluded.days, colleagues = excluded.colleagues`,
);

export async function behaviourSetting(transaction: Transaction, runId: string): Promise<BehaviourSetting | null> {
  const [row] = await transaction.query<BehaviourSetting>(setting, [runId]);
  return row ?? null;
}

export async function isBehaviourForm(transaction: Transaction, versionId: string): Promise<boolean> {
  return (await transaction.query(formVersion, [versionId])).length > 0;
}

export function behaviourForms(transaction: Transaction): Promise<{ versionId: string; name: string; version: number }[]> {
  return transaction.query(forms);
}

/** As the agency set it; `smallestGroup` of the domain reads it. */
export async function smallestGroupSet(transaction: Transaction): Promise<unknown> {
  const [row] = await transaction.query<{ set: unknown }>(smallest, [transaction.agencyId]);
  return row?.set ?? null;
}

export type BehaviourStart = { readonly id: string; readonly runId: string; readonly formVersionId: string; readonly personId: string; readonly days: readonly number[]; readonly colleagues: number };

/** Begins the evaluation of a run's behaviour, or changes what it asks and when. */
export async function startBehaviour(transaction: Transaction, { id, runId, formVersionId, personId, days, colleagues }: BehaviourStart): Promise<void> {
  const [row] = await transaction.query<{ id: string }>(start, [id, transaction.agencyId, runId, formVersionId, personId]);
  if (!row) throw new Error('an evaluation was neither made nor found');
  await transaction.query(plan, [row.id, transaction.agencyId, days, colleagues]);
}

const local = `($1::timestamptz at time zone g.time_zone)::date`;
const onDay = (day: string, post: string) => `${post}.assignment_kind = 'definitive' and ${post}.valid_from <= ${day} and (${post}.valid_to is null or ${post}.valid_to >= ${day})`;
const serves = (person: string) => `exists (select from people sp join appointments sa on sa.person_id = sp.id where sp.id = ${person} and sp.state = 'active' and ${onDay(local, 'sa')})`;

/* Days whose last day is over already are not planned: nobody could answer. */
const plannable = `
  from evaluations e join enrolments n on n.run_id = e.run_id and n.state = 'completed' and n.completed_at is not null join agencies g on g.id = e.agency_id
  left join behaviour_plans p on p.evaluation_id = e.id
  cross join lateral (select (n.completed_at at time zone g.time_zone)::date as day) done
  cross join lateral unnest(coalesce(p.days, ${usualDays})) as asked(days)
  where e.level = 3 and done.day + asked.days + $2::int >= ${local}
    and not exists (select from behaviour_follow_ups f where f.evaluation_id = e.id and f.alumnus_id = n.person_id and f.days = asked.days)`;
const unplanned = statement('behaviour.unplanned', `select n.id ${plannable} limit 1`);
const planFollowUps = statement(
  'behaviour.planFollowUps',
  `insert into behaviour_follow_ups (id, agency_id, evaluation_id, alumnus_id, days, due_on, unit_id, supervisor_id)
   select gen_random_uuid(), w.agency_id, w.evaluation_id, w.person_id, w.days, w.day + w.days, post.unit_id, supervisor_of(post.unit_id, w.day, w.person_id)
   from (select e.agency_id, e.id as evaluation_id, n.person_id, asked.days, done.day ${plannable} order by n.completed_at, n.id limit $3) w
   left join lateral (select a.unit_id from appointments a where a.person_id = w.person_id and ${onDay('w.day', 'a')} order by a.valid_from desc, a.id limit 1) post on true
   on conflict do nothing returning id`,
);

export async function followUpsMissing(transaction: Transaction, at: Date, openDays: number): Promise<boolean> {
  return (await transaction.query(unplanned, [at, openDays])).length > 0;
}

/** Plans the askings about people who completed, with their unit and supervisor of that day. Returns how many. */
export async function planMissingFollowUps(transaction: Transaction, at: Date, openDays: number, limit: number): Promise<number> {
  return (await transaction.query(planFollowUps, [at, openDays, limit])).length;
}

export type DueFollowUp = {
  readonly id: string; readonly alumnusId: string; readonly unitThen: string | null; readonly active: boolean; readonly unitNow: string | null;
  readonly supervisorThen: string | null; readonly supervisorNow: string | null; readonly colleagueIds: readonly string[]; readonly colleagues: number;
};

const due = statement(
  'behaviour.due',
  `select f.id, f.alumnus_id as "alumnusId", f.unit_id as "unitThen", p.state = 'active' as active, post.unit_id as "unitNow",
     case when ${serves('f.supervisor_id')} then f.supervisor_id end as "supervisorThen", case when ${serves('head.id')} then head.id end as "supervisorNow",
     array(select a.person_id from appointments a join people c on c.id = a.person_id and c.state = 'active' where a.unit_id = post.unit_id and a.person_id <> f.alumnus_id and ${onDay(local, 'a')}
       order by md5(f.alumnus_id::text || a.person_id::text) limit 6) as "colleagueIds",
     coalesce(b.colleagues, ${usualColleagues})::int as colleagues
   from behaviour_follow_ups f join people p on p.id = f.alumnus_id join agencies g on g.id = f.agency_id left join behaviour_plans b on b.evaluation_id = f.evaluation_id
   left join lateral (select a.unit_id from appointments a where a.person_id = f.alumnus_id and ${onDay(local, 'a')} order by a.valid_from desc, a.id limit 1) post on true
   left join lateral (select supervisor_of(post.unit_id, ${local}, f.alumnus_id) as id) head on true
   where f.state = 'planned' and f.due_on <= ${local} order by f.due_on, f.id limit $2 for update of f skip locked`,
);
const anyDue = statement('behaviour.anyDue', `select f.id from behaviour_follow_ups f join agencies g on g.id = f.agency_id where f.state = 'planned' and f.due_on <= ${local} limit 1`);
const open = statement('behaviour.open', `update behaviour_follow_ups set state = $2, moved = $3 where id = $1 and state = 'planned' returning id`);
const dispatch = statement(
  'behaviour.dispatch',
  `insert into behaviour_dispatches (id, agency_id, follow_up_id, rater, person_id)
   select gen_random_uuid(), $1, $2, d.rater, d.person_id from unnest($3::text[], $4::uuid[]) as d (rater, person_id) on conflict do nothing`,
);

export async function followUpsDue(transaction: Transaction, at: Date): Promise<boolean> {
  return (await transaction.query(anyDue, [at])).length > 0;
}

/** Askings whose day has come, held until the transaction ends, with everybody who serves around the alumnus on that day. */
export function dueFollowUps(transaction: Transaction, at: Date, limit: number): Promise<DueFollowUp[]> {
  return transaction.query<DueFollowUp>(due, [at, limit]);
}

/** The alumnus has left: nobody is asked. */
export async function closeFollowUp(transaction: Transaction, followUpId: string): Promise<void> {
  await transaction.query(open, [followUpId, 'left', false]);
}

export async function openFollowUp(transaction: Transaction, followUpId: string, moved: boolean, asked: readonly { readonly rater: Rater; readonly personId: string }[]): Promise<void> {
  if ((await transaction.query(open, [followUpId, 'opened', moved])).length === 0) return;
  await transaction.query(dispatch, [transaction.agencyId, followUpId, asked.map(({ rater }) => rater), asked.map(({ personId }) => personId)]);
}
