import type { Assignment, PersonActor } from '@sinau/domain/identity';
import { statement, type Database } from '../core/index.js';

export type LiveSession = {
  readonly sessionId: string;
  readonly actor: PersonActor;
  readonly mustChangePassword: boolean;
  readonly expiresAt: Date;
  readonly lastSeenAt: Date;
};

type Row = {
  session_id: string;
  person_id: string;
  agency_id: string;
  name: string;
  must_change: boolean;
  expires_at: Date;
  last_seen_at: Date;
  assignments: Assignment[];
};

const byToken = statement('sessions.byToken', 'select * from session_by_token($1)');

/** The session behind a token's SHA-256, with its actor; null when there is none, or it ended, or the person is suspended. */
export async function sessionByToken(database: Database, tokenHash: Buffer): Promise<LiveSession | null> {
  const [row] = await database.run<Row>({ kind: 'anonymous' }, byToken, [tokenHash]);
  if (!row) return null;
  return {
    sessionId: row.session_id,
    actor: { kind: 'person', personId: row.person_id, agencyId: row.agency_id, sessionId: row.session_id, name: row.name, assignments: row.assignments },
    mustChangePassword: row.must_change,
    expiresAt: row.expires_at,
    lastSeenAt: row.last_seen_at,
  };
}
