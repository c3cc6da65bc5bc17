import { statement, type Transaction } from '../core/index.js';

/** A run whose programme plans to ask about behaviour, of which nobody is asked yet although somebody completed it. */
export type PlannedBehaviour = {
  readonly runId: string; readonly programme: string; readonly days: readonly number[];
  /** The newest version of the form that runs of the programme used most, else of the one published last. */
  readonly formVersionId: string;
  /** The programme's first owner, else whoever published the form. */
  readonly personId: string;
};

const daysOf = `array(select d.value::int from jsonb_array_elements_text(coalesce(m.evaluation_plan -> 'behaviourDays', '[]')) as d (value) order by 1)`;
/* Completed so long ago that nobody could answer any more: nothing begins. */
const waiting = statement(
  'plannedBehaviour.waiting',
  `select r.id as "runId", m.name as programme, asked.days, form.id as "formVersionId", coalesce(owner.id, form.published_by) as "personId"
   from programmes m join agencies g on g.id = m.agency_id cross join lateral (select ${daysOf} as days) asked join runs r on r.programme_id = m.id
   cross join lateral (
     select v.id, v.published_by from evaluation_forms f join evaluation_form_versions v on v.form_id = f.id
     where f.level = 3 and f.archived_at is null
     order by (select count(*) from evaluation_form_versions u join evaluations x on x.form_version_id = u.id join runs k on k.id = x.run_id where u.form_id = f.id and k.programme_id = m.id) desc,
       v.published_at desc, v.id limit 1) form
   left join lateral (select p.id from people p where p.id = any (m.owner_ids) order by array_position(m.owner_ids, p.id) limit 1) owner on true
   where m.state <> 'draft' and cardinality(asked.days) > 0 and not exists (select from evaluations e where e.run_id = r.id and e.level = 3)
     and exists (select from enrolments n where n.run_id = r.id and n.state = 'completed' and n.completed_at is not null
       and (n.completed_at at time zone g.time_zone)::date + asked.days[cardinality(asked.days)] + $2::int >= ($1::timestamptz at time zone g.time_zone)::date)
   order by r.id limit $3`,
);
const take = statement(
  'plannedBehaviour.take',
  `with begun as (
     insert into evaluations (id, agency_id, run_id, level, form_version_id, opens_on, created_by)
     select $1, g.id, $3, 3, $4, (now() at time zone g.time_zone)::date, $5 from agencies g where g.id = $2 on conflict (run_id, level) do nothing returning id)
   insert into behaviour_plans (evaluation_id, agency_id, days, colleagues) select id, $2, $6::smallint[], $7::smallint from begun returning evaluation_id`,
);
const ofRun = statement('plannedBehaviour.ofRun', `select m.id as "programmeId", m.name as programme, ${daysOf} as days from runs r join programmes m on m.id = r.programme_id where r.id = $1`);

/** Runs to begin with, up to `limit`. */
export function plannedBehaviour(transaction: Transaction, at: Date, openDays: number, limit: number): Promise<PlannedBehaviour[]> {
  return transaction.query<PlannedBehaviour>(waiting, [at, openDays, limit]);
}

/** Begins to ask by the programme's plan. False when the run's behaviour is asked about already. */
export async function takeOverPlan(transaction: Transaction, { runId, formVersionId, personId, days }: PlannedBehaviour, { id, colleagues }: { readonly id: string; readonly colleagues: number }): Promise<boolean> {
  return (await transaction.query(take, [id, transaction.agencyId, runId, formVersionId, personId, days, colleagues])).length > 0;
}

export type ProgrammePlan = { readonly programmeId: string; readonly programme: string; readonly days: readonly number[] };

/** What the programme of a run plans; null when it is a run of a course alone, or nothing is planned. */
export async function behaviourPlanned(transaction: Transaction, runId: string): Promise<ProgrammePlan | null> {
  const [row] = await transaction.query<ProgrammePlan>(ofRun, [runId]);
  return row && row.days.length > 0 ? row : null;
}
