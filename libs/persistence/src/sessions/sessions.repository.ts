import type { ActivityKind, CompetencyClass } from '@sinau/domain/courses';
import type { SessionKind, SessionState, SessionZone } from '@sinau/domain/sessions';
import { newPublicCode, statement, type Transaction } from '../core/index.js';
import { randomBytes } from 'node:crypto';
import { peopleOfSession } from './people-of-session.js';

export type SessionValues = {
  readonly title: string; readonly kind: SessionKind; readonly startsAt: Date; readonly endsAt: Date; readonly timeZone: SessionZone; readonly place: string | null; readonly link: string | null;
  readonly activityKind: ActivityKind; readonly competencyClass: CompetencyClass; readonly hours: number; readonly minimumShare: number;
};

export type SessionRecord = SessionValues & {
  readonly id: string; readonly runId: string; readonly runName: string; readonly courseId: string; readonly courseTitle: string; readonly ownerId: string; readonly state: SessionState;
  readonly revision: number; readonly participants: number; readonly present: number; readonly decided: number; readonly unmatched: number;
  /** Of a joint run's host: this agency's people take part, and it changes nothing of the session. `runId` is then this agency's own run of it. */
  readonly hosted: boolean;
  /** Of a cancelled one. */
  readonly cancelReason: string | null;
};

type Row = {
  id: string; run_id: string; run_name: string; course_id: string; course_title: string | null; owner_id: string; title: string; kind: SessionKind; starts_at: Date; ends_at: Date;
  time_zone: SessionZone; place: string | null; link: string | null; activity_kind: ActivityKind; competency_class: CompetencyClass; hours: string; minimum_share: number; state: SessionState;
  revision: number; participants: number; present: number; decided: number; unmatched: number; hosted: boolean; cancel_reason: string | null;
};

/* A session that is over and was not cancelled was held: no job has to say so. */
const columns = `s.id, r.id as run_id, r.name as run_name, r.course_id, v.document ->> 'title' as course_title, c.owner_id, s.title, s.kind, s.starts_at, s.ends_at, s.time_zone, s.place, s.link,
  s.activity_kind, s.competency_class, s.hours, s.minimum_share, case when s.state = 'planned' and s.ends_at <= now() then 'held' else s.state end as state, s.revision, s.agency_id <> r.agency_id as hosted, s.cancel_reason,
  (select count(*)::int from enrolments e where e.run_id = r.id and e.state <> 'withdrawn') as participants, d.present, d.decided + guests_decided(s.id) as decided,
  (select count(*)::int from unmatched_attendees u where u.session_id = s.id and u.state = 'open') as unmatched`;
const tables = `run_sessions s join runs r on r.id = run_here(s.run_id) join courses c on c.id = r.course_id left join course_versions v on v.id = c.current_version_id
  cross join lateral (
    select count(*) filter (where held.present)::int as present,
      (count(*) + (select count(*) from practice_reports p where p.session_id = s.id and p.state = 'signed'
        and not exists (select from attendance_decisions a where a.session_id = s.id and a.person_id = p.person_id)))::int as decided
    from (select distinct on (a.person_id) a.present from attendance_decisions a where a.session_id = s.id order by a.person_id, a.number desc) held
  ) d`;

const byId = statement('sessions.byId', `select ${columns} from ${tables} where s.id = $1`);
const ofRun = statement('sessions.ofRun', `select ${columns} from ${tables} where s.run_id in ($1, run_with_sessions($1)) order by s.starts_at, s.id limit 100`);
/* Whoever writes attendance holds this row: decisions of a session are made by one transaction at a time. */
const lock = statement('sessions.lock', `select id from run_sessions where id = $1 for no key update`);
/* A guest of a joint run can't hold the host's row, and need not: its people are nobody else's to decide about. */
const lockAsGuest = statement('sessions.lockAsGuest', `select pg_advisory_xact_lock(hashtextextended('sinau.session.' || $1 || $2, 0))`);
const insert = statement(
  'sessions.insert',
  `insert into run_sessions (id, agency_id, run_id, title, kind, starts_at, ends_at, time_zone, place, link, activity_kind, competency_class, hours, minimum_share)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (id) do nothing returning id`,
);
const keepSecret = statement('sessions.keepSecret', `insert into session_secrets (session_id, agency_id, room_secret, hook_code, hook_secret) values ($1, $2, $3, $4, $5)`);
const update = statement(
  'sessions.update',
  `update run_sessions set title = $3, kind = $4, starts_at = $5, ends_at = $6, time_zone = $7, place = $8, link = $9, activity_kind = $10, competency_class = $11, hours = $12,
     minimum_share = $13, revision = revision + 1
   where id = $1 and revision = $2 and state <> 'cancelled' returning id`,
);
const cancel = statement('sessions.cancel', `update run_sessions set state = 'cancelled', cancel_reason = $2, revision = revision + 1 where id = $1 and state <> 'cancelled' returning id`);
const secrets = statement('sessions.secrets', `select room_secret, hook_code, hook_secret, hook_key_made_at from session_secrets where session_id = $1`);
const newKey = statement('sessions.newHookKey', `update session_secrets set hook_secret = $2, hook_key_made_at = now() where session_id = $1 returning hook_key_made_at`);
const roomSecretOf = statement('sessions.roomSecret', `select room_secret_of($1) as secret`);
const guests = statement('sessions.guests', `select agency_id from guests_of_session($1)`);
const ofHook = statement('sessions.ofHook', `select session_id, agency_id, hook_secret from session_of_hook($1)`);
const told = statement('sessions.told', `select told.person_id from run_sessions s join runs r on r.id = run_here(s.run_id) cross join lateral (${peopleOfSession('s', 'r')}) told where s.id = $1`);
const participants = statement('sessions.participants', `select person_id from enrolments where run_id = $1 and state <> 'withdrawn'`);

function sessionOf(row: Row): SessionRecord {
  return {
    id: row.id, runId: row.run_id, runName: row.run_name, courseId: row.course_id, courseTitle: row.course_title ?? '', ownerId: row.owner_id, title: row.title, kind: row.kind,
    startsAt: row.starts_at, endsAt: row.ends_at, timeZone: row.time_zone, place: row.place, link: row.link, activityKind: row.activity_kind, competencyClass: row.competency_class,
    hours: Number(row.hours), minimumShare: row.minimum_share, state: row.state, revision: row.revision, participants: row.participants, present: row.present, decided: row.decided,
    unmatched: row.unmatched, hosted: row.hosted, cancelReason: row.cancel_reason,
  };
}

export async function sessionById(transaction: Transaction, sessionId: string): Promise<SessionRecord | null> {
  const [row] = await transaction.query<Row>(byId, [sessionId]);
  return row ? sessionOf(row) : null;
}

/** The session, held against every other writer of its attendance until the transaction ends. */
export async function lockedSession(transaction: Transaction, sessionId: string): Promise<SessionRecord | null> {
  if ((await transaction.query(lock, [sessionId])).length === 0) await transaction.query(lockAsGuest, [sessionId, transaction.agencyId]);
  return sessionById(transaction, sessionId);
}

/** In the order of their time, at most 100. */
export async function sessionsOfRun(transaction: Transaction, runId: string): Promise<SessionRecord[]> {
  return (await transaction.query<Row>(ofRun, [runId])).map(sessionOf);
}

function written(values: SessionValues): unknown[] {
  const { title, kind, startsAt, endsAt, timeZone, place, link, activityKind, competencyClass, hours, minimumShare } = values;
  return [title, kind, startsAt, endsAt, timeZone, place, link, activityKind, competencyClass, hours, minimumShare];
}

/** With secrets of its own. False when the id is taken. */
export async function insertSession(transaction: Transaction, id: string, runId: string, values: SessionValues): Promise<boolean> {
  const rows = await transaction.query(insert, [id, transaction.agencyId, runId, ...written(values)]);
  if (rows.length === 0) return false;
  await transaction.query(keepSecret, [id, transaction.agencyId, randomBytes(32), newPublicCode(), randomBytes(32).toString('base64url')]);
  return true;
}

/** False when it was changed since `revision`, or cancelled. */
export async function updateSession(transaction: Transaction, id: string, revision: number, values: SessionValues): Promise<boolean> {
  return (await transaction.query(update, [id, revision, ...written(values)])).length > 0;
}

export async function cancelSession(transaction: Transaction, id: string, reason: string): Promise<boolean> {
  return (await transaction.query(cancel, [id, reason])).length > 0;
}

export type SessionSecrets = { readonly roomSecret: Buffer; readonly hookCode: string; readonly hookSecret: string; readonly hookKeyMadeAt: Date | null };

export async function sessionSecrets(transaction: Transaction, sessionId: string): Promise<SessionSecrets | null> {
  const [row] = await transaction.query<{ room_secret: Buffer; hook_code: string; hook_secret: string; hook_key_made_at: Date | null }>(secrets, [sessionId]);
  return row ? { roomSecret: row.room_secret, hookCode: row.hook_code, hookSecret: row.hook_secret, hookKeyMadeAt: row.hook_key_made_at } : null;
}

/** A new key for the webinar's provider; the one before signs nothing any more. */
export async function newHookKey(transaction: Transaction, sessionId: string): Promise<{ readonly key: string; readonly madeAt: Date } | null> {
  const key = randomBytes(32).toString('base64url');
  const [row] = await transaction.query<{ hook_key_made_at: Date }>(newKey, [sessionId, key]);
  return row ? { key, madeAt: row.hook_key_made_at } : null;
}

/** Of one's own session, or one that one's people take part in as guests. */
export async function roomSecret(transaction: Transaction, sessionId: string): Promise<Buffer | null> {
  const [row] = await transaction.query<{ secret: Buffer | null }>(roomSecretOf, [sessionId]);
  return row?.secret ?? null;
}

/** Agencies that are guests at one's own session. */
export async function guestAgencies(transaction: Transaction, sessionId: string): Promise<string[]> {
  return (await transaction.query<{ agency_id: string }>(guests, [sessionId])).map((row) => row.agency_id);
}

export type Hook = { readonly sessionId: string; readonly agencyId: string; readonly hookSecret: string };

/** Whose address a provider reports to: of any agency, since the code alone tells. */
export async function sessionOfHook(transaction: Transaction, code: string): Promise<Hook | null> {
  const [row] = await transaction.query<{ session_id: string; agency_id: string; hook_secret: string }>(ofHook, [code]);
  return row ? { sessionId: row.session_id, agencyId: row.agency_id, hookSecret: row.hook_secret } : null;
}

/** Who hears of a session's changes: who takes part, and who teaches. */
export async function peopleToTell(transaction: Transaction, sessionId: string): Promise<string[]> {
  return (await transaction.query<{ person_id: string }>(told, [sessionId])).map((row) => row.person_id);
}

/** Everybody in the run who was not taken out. */
export async function participantIds(transaction: Transaction, runId: string): Promise<string[]> {
  return (await transaction.query<{ person_id: string }>(participants, [runId])).map((row) => row.person_id);
}
