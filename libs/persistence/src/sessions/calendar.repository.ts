import type { CourseReach } from '@sinau/domain/courses';
import type { SessionKind, SessionState, SessionZone } from '@sinau/domain/sessions';
import { statement, type Transaction } from '../core/index.js';

export type CalendarEntry = {
  readonly id: string; readonly runId: string; readonly runName: string; readonly courseTitle: string; readonly title: string; readonly kind: SessionKind; readonly startsAt: Date; readonly endsAt: Date;
  readonly timeZone: SessionZone; readonly place: string | null; readonly link: string | null; readonly hours: number; readonly state: SessionState; readonly revision: number;
  readonly role: 'participant' | 'organiser' | 'speaker'; readonly present: boolean | null;
};
type Row = Omit<CalendarEntry, 'hours'> & { readonly hours: string };

const MOST = 500;

const own = statement(
  'calendar.own',
  `select s.id, r.id as "runId", r.name as "runName", coalesce(v.document ->> 'title', '') as "courseTitle", s.title, s.kind, s.starts_at as "startsAt", s.ends_at as "endsAt", s.time_zone as "timeZone",
     s.place, s.link, s.hours, case when s.state = 'planned' and s.ends_at <= now() then 'held' else s.state end as state, s.revision,
     case when e.id is not null then 'participant' when organises.run then 'organiser' else 'speaker' end as role,
     (select d.present from attendance_decisions d where d.session_id = s.id and d.person_id = $1 and e.id is not null order by d.number desc limit 1) as present
   from run_sessions s join runs r on r.id = run_here(s.run_id) join courses c on c.id = r.course_id left join course_versions v on v.id = c.current_version_id
   left join enrolments e on e.run_id = r.id and e.person_id = $1 and e.state <> 'withdrawn'
   cross join lateral (select coalesce($4 or c.owner_id = $5 or c.id = any ($6::uuid[]) or r.id = any ($7::uuid[])
     or exists (select from run_instructors i where i.run_id = r.id and i.person_id = $1), false) as run) organises
   where s.ends_at > $2 and s.starts_at < $3 and (e.id is not null or organises.run
     or exists (select from session_experts w join experts x on x.id = w.expert_id where w.session_id = s.id and w.state <> 'declined' and x.person_id = $1))
   order by s.starts_at, s.id limit ${MOST}`,
);
const zone = statement('calendar.zone', `select g.time_zone as "timeZone", (select created_at from calendar_feeds where person_id = $1) as "feedSince" from agencies g where g.id = $2`);
const bounds = statement('calendar.bounds', `select ($1 || '-01')::date::timestamp at time zone $2 as from, (($1 || '-01')::date + interval '1 month')::timestamp at time zone $2 as to`);
const put = statement(
  'calendar.put',
  `insert into calendar_feeds (person_id, agency_id, code_hash) values ($1, $2, $3) on conflict (person_id) do update set code_hash = excluded.code_hash, created_at = now()`,
);
const end = statement('calendar.end', `delete from calendar_feeds where person_id = $1`);
const holder = statement('calendar.holder', `select person_id as "personId", agency_id as "agencyId" from calendar_feed_holder($1)`);

/** Whose sessions: one's own as a participant, and those of what one organises or teaches. `reach` null is participants only. */
export type CalendarReader = { readonly personId: string; readonly reach: CourseReach | null; readonly runIds: readonly string[] };

/** Sessions between two moments, in the order of their time, at most 500. */
export async function calendarOf(transaction: Transaction, { personId, reach, runIds }: CalendarReader, from: Date, to: Date): Promise<CalendarEntry[]> {
  const [all, ownerId, courseIds] = reach === null ? [false, null, []] : reach.all ? [true, null, []] : [false, reach.ownerId, reach.courseIds];
  return (await transaction.query<Row>(own, [personId, from, to, all, ownerId, courseIds, runIds])).map((row) => ({ ...row, hours: Number(row.hours) }));
}

export async function calendarSettings(transaction: Transaction, personId: string, agencyId: string): Promise<{ timeZone: string; feedSince: Date | null }> {
  const [row] = await transaction.query<{ timeZone: string; feedSince: Date | null }>(zone, [personId, agencyId]);
  return row ?? { timeZone: 'Asia/Jakarta', feedSince: null };
}

/** @param month `2026-11` */
export async function monthBounds(transaction: Transaction, month: string, timeZone: string): Promise<{ from: Date; to: Date }> {
  const [row] = await transaction.query<{ from: Date; to: Date }>(bounds, [month, timeZone]);
  if (!row) throw new Error('a month has bounds');
  return row;
}

/** Keeps the hash of a new secret address; the one before ends. */
export async function keepFeed(transaction: Transaction, personId: string, codeHash: Buffer): Promise<void> {
  await transaction.query(put, [personId, transaction.agencyId, codeHash]);
}

export async function dropFeed(transaction: Transaction, personId: string): Promise<void> {
  await transaction.query(end, [personId]);
}

/** Whose secret address it is; null for nobody's, and for people who are suspended. */
export async function feedHolder(transaction: Transaction, codeHash: Buffer): Promise<{ personId: string; agencyId: string } | null> {
  const [row] = await transaction.query<{ personId: string; agencyId: string }>(holder, [codeHash]);
  return row ?? null;
}
