import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';

async function sessionOf(pool: pg.Pool, people: string, values: readonly unknown[]): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await pool.query(
    `insert into sessions (id, token_hash, person_id, agency_id, device_label, expires_at) select gen_random_uuid(), $1, person_id, agency_id, 'bench', now() + interval '1 day' from ${people}`,
    [createHash('sha256').update(token).digest(), ...values],
  );
  return `sid=${token}`;
}

/** The cookie of a fresh session of somebody who has the role, of any agency or of this one. */
export function signIn(pool: pg.Pool, role: string, agencyId: string | null = null): Promise<string> {
  return sessionOf(pool, 'role_assignments where role = $2 and ($3::uuid is null or agency_id = $3) limit 1', [role, agencyId]);
}

/** The cookie of a fresh session of this person. */
export function signInAs(pool: pg.Pool, personId: string): Promise<string> {
  return sessionOf(pool, '(select id as person_id, agency_id from people where id = $2) p', [personId]);
}
