import type { PersonActor } from '@sinau/domain/identity';
import { statement, type Database, type Transaction } from '../core/index.js';

/** Idle and absolute life of a session. */
const IDLE = `interval '8 hours'`;
const ABSOLUTE = `interval '14 days'`;
export const SESSION_ABSOLUTE_SECONDS = 14 * 24 * 3600;

export type NewSession = {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly personId: string;
  readonly agencyId: string;
  readonly deviceLabel: string;
};

export type Device = { readonly id: string; readonly label: string; readonly createdAt: Date; readonly lastSeenAt: Date };

const open = statement(
  'sessions.open',
  `insert into sessions (id, token_hash, person_id, agency_id, device_label, expires_at) values ($1, $2, $3, $4, $5, now() + ${IDLE})`,
);
const touch = statement(
  'sessions.touch',
  `update sessions set last_seen_at = now(), expires_at = least(now() + ${IDLE}, created_at + ${ABSOLUTE})
   where id = $1 and person_id = $2 and revoked_at is null and expires_at > now() returning expires_at`,
);
const rotate = statement(
  'sessions.rotate',
  `with ended as (update sessions set revoked_at = now() where id = $1 and person_id = $2 and revoked_at is null returning *)
   insert into sessions (id, token_hash, person_id, agency_id, device_label, created_at, expires_at)
   select $3, $4, person_id, $5, device_label, created_at, expires_at from ended returning id`,
);
const endOne = statement(
  'sessions.endOne',
  `update sessions set revoked_at = now() where id = $1 and person_id = $2 and revoked_at is null returning id`,
);
const endReplaced = statement(
  'sessions.endReplaced',
  `update sessions set revoked_at = now() where token_hash = $2 and person_id = $1 and revoked_at is null`,
);
const endOthers = statement(
  'sessions.endOthers',
  `update sessions set revoked_at = now() where person_id = $1 and revoked_at is null and id <> $2`,
);
/** Also those that act in another agency, which the wall hides from who ends them. */
const endAll = statement('sessions.endAll', 'select end_sessions_of($1)');
const devices = statement(
  'sessions.devices',
  `select id, device_label, created_at, last_seen_at from sessions
   where person_id = $1 and revoked_at is null and expires_at > now() order by last_seen_at desc, id limit 100`,
);

export async function openSession(transaction: Transaction, session: NewSession): Promise<void> {
  await transaction.query(open, [session.id, session.tokenHash, session.personId, session.agencyId, session.deviceLabel]);
}

/** Ends the person's session behind a token, when there is one: its browser has just signed in anew. */
export async function endReplacedSession(transaction: Transaction, personId: string, tokenHash: Buffer): Promise<void> {
  await transaction.query(endReplaced, [personId, tokenHash]);
}

/** Slides the idle limit; the absolute one stays. Null when the session has ended meanwhile. */
export async function touchSession(database: Database, actor: PersonActor): Promise<Date | null> {
  const [row] = await database.run<{ expires_at: Date }>(actor, touch, [actor.sessionId, actor.personId]);
  return row?.expires_at ?? null;
}

/** Replaces a session by one with another token and perhaps another agency, of the same age. False when it had ended. */
export async function rotateSession(transaction: Transaction, actor: PersonActor, next: Pick<NewSession, 'id' | 'tokenHash' | 'agencyId'>): Promise<boolean> {
  const rows = await transaction.query(rotate, [actor.sessionId, actor.personId, next.id, next.tokenHash, next.agencyId]);
  return rows.length === 1;
}

/** Ends one session of a person. False when there is none such. */
export async function endSession(transaction: Transaction, personId: string, sessionId: string): Promise<boolean> {
  const rows = await transaction.query(endOne, [sessionId, personId]);
  return rows.length === 1;
}

/** Ends every session of a person of the transaction's agency. */
export async function endSessionsOf(transaction: Transaction, personId: string): Promise<void> {
  await transaction.query(endAll, [personId]);
}

export async function endOtherSessions(transaction: Transaction, actor: PersonActor): Promise<void> {
  await transaction.query(endOthers, [actor.personId, actor.sessionId]);
}

/** Live sessions of the person, the latest used first. */
export async function devicesOf(database: Database, actor: PersonActor): Promise<Device[]> {
  const rows = await database.run<{ id: string; device_label: string; created_at: Date; last_seen_at: Date }>(actor, devices, [actor.personId]);
  return rows.map((row) => ({ id: row.id, label: row.device_label, createdAt: row.created_at, lastSeenAt: row.last_seen_at }));
}
