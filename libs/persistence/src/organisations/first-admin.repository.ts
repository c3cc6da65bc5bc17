import type { Role } from '@sinau/domain/identity';
import { statement, type Database, type Transaction } from '../core/index.js';

export type EmailHolder = { readonly personId: string; readonly agencyId: string; readonly name: string; readonly state: 'active' | 'suspended'; readonly passwordHash: string | null };

const byCode = statement('firstAdmin.agency', 'select id from agencies where code = $1');
const byEmail = statement(
  'firstAdmin.holder',
  `select a.person_id, a.agency_id, p.full_name, p.state, a.password_hash from accounts a join people p on p.id = a.person_id where a.email = $1`,
);
const rolesHeld = statement('firstAdmin.roles', 'select role from role_assignments where person_id = $1 and valid_to is null');
/** Two operators at once must not make two of anything. */
const alone = statement('firstAdmin.alone', `select pg_advisory_xact_lock(hashtextextended('sinau.first-admin', 0))`);

type HolderRow = { person_id: string; agency_id: string; full_name: string; state: EmailHolder['state']; password_hash: string | null };

/** For the owner of the tables, who stands above the walls: the agency of a code, wherever one is. */
export async function agencyIdByCode(database: Database, code: string): Promise<string | null> {
  const [row] = await database.run<{ id: string }>({ kind: 'anonymous' }, byCode, [code]);
  return row?.id ?? null;
}

/** For the owner of the tables: whose address it is, in whatever agency. Nobody else makes an administrator until the transaction ends. */
export async function lockEmailHolder(transaction: Transaction, email: string): Promise<EmailHolder | null> {
  await transaction.query(alone);
  const [row] = await transaction.query<HolderRow>(byEmail, [email]);
  return row ? { personId: row.person_id, agencyId: row.agency_id, name: row.full_name, state: row.state, passwordHash: row.password_hash } : null;
}

export async function openRolesOf(transaction: Transaction, personId: string): Promise<readonly Role[]> {
  const rows = await transaction.query<{ role: Role }>(rolesHeld, [personId]);
  return rows.map(({ role }) => role);
}
