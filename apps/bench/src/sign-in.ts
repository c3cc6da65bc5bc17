import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';

/** The cookie of a fresh session of somebody who has the role. */
export async function signIn(pool: pg.Pool, role: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await pool.query(
    `insert into sessions (id, token_hash, person_id, agency_id, device_label, expires_at)
     select gen_random_uuid(), $1, person_id, agency_id, 'bench', now() + interval '1 day' from role_assignments where role = $2 limit 1`,
    [createHash('sha256').update(token).digest(), role],
  );
  return `sid=${token}`;
}
