import { statement, type Transaction } from '../core/index.js';

/** Days before a run's last day on which a learner is warned, once each; in the agency's morning, from 07.00. */
const SOON = { early: 7, last: 1, fromHour: 7 } as const;

/** Names the warning of one enrolment, last day and day of warning: a run that ends later warns anew. */
const dedupe = `'due-soon:' || e.id || ':' || r.ends_on || ':' || w.days`;

const dueSoon = statement(
  'enrolments.dueSoon',
  `select e.id, e.person_id, v.document ->> 'title' as course, r.ends_on::text, ${dedupe} as dedupe
   from agencies g join runs r on r.agency_id = g.id join enrolments e on e.run_id = r.id and e.state in ('enrolled', 'in_progress')
   join people p on p.id = e.person_id and p.state = 'active'
   join courses c on c.id = e.course_id join course_versions v on v.id = coalesce(e.version_id, c.current_version_id)
   cross join lateral (select $1::timestamptz at time zone g.time_zone as local) t
   cross join lateral (select case when r.ends_on - t.local::date <= ${SOON.last} then ${SOON.last} else ${SOON.early} end as days) w
   where r.closed_at is null and extract(hour from t.local) >= ${SOON.fromHour} and r.starts_on <= t.local::date and r.ends_on - t.local::date between 0 and ${SOON.early}
     and (e.enrolled_at at time zone g.time_zone)::date < r.ends_on - w.days
     and not exists (select from notifications n where n.person_id = e.person_id and n.dedupe = ${dedupe})
   order by r.ends_on, e.id limit $2`,
);

export type DueSoon = {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly course: string;
  /** `YYYY-MM-DD` */
  readonly endsOn: string;
  readonly dedupe: string;
};

/** Enrolments of the actor's agency that end soon, are not done, and whose learner was not warned yet. Who enrolled after the day of warning is not warned. */
export async function enrolmentsDueSoon(transaction: Transaction, at: Date, limit: number): Promise<DueSoon[]> {
  const rows = await transaction.query<{ id: string; person_id: string; course: string; ends_on: string; dedupe: string }>(dueSoon, [at, limit]);
  return rows.map((row) => ({ enrolmentId: row.id, personId: row.person_id, course: row.course, endsOn: row.ends_on, dedupe: row.dedupe }));
}
