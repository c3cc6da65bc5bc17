import type { SessionZone } from '@sinau/domain/sessions';
import { statement, type Transaction } from '../core/index.js';
import { peopleOfSession } from './people-of-session.js';

export type DueReminder = {
  readonly sessionId: string; readonly personId: string; readonly title: string; readonly runName: string; readonly startsAt: Date; readonly place: string | null; readonly link: string | null;
  /** The person's agency's zone, and the session's own. */
  readonly timeZone: string; readonly sessionZone: SessionZone;
  readonly dedupe: string;
};

/* A session that is moved is reminded of anew. Who comes into a run an hour before is reminded once. Who takes part and teaches too is one person. */
const due = statement(
  'reminders.due',
  `select s.id as "sessionId", p.id as "personId", s.title, r.name as "runName", s.starts_at as "startsAt", s.place, s.link, g.time_zone as "timeZone", s.time_zone as "sessionZone", l.dedupe
   from run_sessions s join runs r on r.id = run_here(s.run_id) join agencies g on g.id = r.agency_id
   cross join lateral (${peopleOfSession('s', 'r')}) told join people p on p.id = told.person_id and p.state = 'active'
   cross join lateral (select 'session-soon:' || s.id || ':' || extract(epoch from s.starts_at)::bigint || ':' || case when s.starts_at - $1::timestamptz <= interval '1 hour' then 'hour' else 'day' end as dedupe) l
   where s.state = 'planned' and s.starts_at > $1 and s.starts_at <= $1::timestamptz + interval '1 day'
     and not exists (select from notifications n where n.person_id = p.id and n.dedupe = l.dedupe)
   order by s.starts_at, s.id, p.id limit $2`,
);

/** People of the agency, who take part or teach, whose session starts within a day or an hour and who were not reminded of that yet. */
export function remindersDue(transaction: Transaction, at: Date, limit: number): Promise<DueReminder[]> {
  return transaction.query<DueReminder>(due, [at, limit]);
}
