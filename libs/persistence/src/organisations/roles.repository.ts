import type { Role } from '@sinau/domain/identity';
import { newId, statement, violatedConstraint, type Transaction } from '../core/index.js';

export type ScopeKind = 'platform' | 'agency' | 'unit' | 'course' | 'run';
export type NewRole = { readonly personId: string; readonly role: Role; readonly scopeKind: ScopeKind; readonly scopeId: string; readonly validFrom: string | null; readonly validTo: string | null };

const insert = statement(
  'roles.insert',
  `insert into role_assignments (id, agency_id, person_id, role, scope_kind, scope_id, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, coalesce($7::date, current_date), $8)`,
);
const end = statement(
  'roles.end',
  `update role_assignments set valid_to = current_date - 1 where id = $2 and person_id = $1 and (valid_to is null or valid_to >= current_date) returning role`,
);
const endAll = statement(
  'roles.endAll', `update role_assignments set valid_to = current_date - 1 where person_id = $1 and (valid_to is null or valid_to >= current_date) returning role`,
);
const scopeExists = statement(
  'roles.scopeExists',
  `select case $1 when 'unit' then exists (select from units where id = $2 and closed_at is null)
                  when 'course' then exists (select from courses where id = $2)
                  when 'run' then exists (select from runs where id = $2) else false end as found`,
);
const otherAdmins = statement(
  'roles.otherAdmins',
  `select exists (select from role_assignments r join people p on p.id = r.person_id and p.state = 'active'
     where r.role = 'agency_admin' and r.person_id <> $1 and r.valid_from <= current_date and (r.valid_to is null or r.valid_to >= current_date)) as found`,
);
const admins = statement(
  'roles.agencyAdmins',
  `select distinct r.person_id from role_assignments r join people p on p.id = r.person_id and p.state = 'active'
   where r.role = 'agency_admin' and r.valid_from <= current_date and (r.valid_to is null or r.valid_to >= current_date)`,
);
const lockAdmins = statement('roles.lockAdmins', `select pg_advisory_xact_lock(hashtextextended('sinau.admins.' || $1, 0))`);

/** `validFrom` null: from today. False when the person holds the same already. */
export async function assignRole(transaction: Transaction, role: NewRole): Promise<boolean> {
  try {
    await transaction.query(insert, [newId(), transaction.agencyId, role.personId, role.role, role.scopeKind, role.scopeId, role.validFrom, role.validTo]);
    return true;
  } catch (error) {
    if (violatedConstraint(error) !== 'role_assignments_current') throw error;
    return false;
  }
}

/** Ends a role as of yesterday. Null when there is none such. */
export async function endRole(transaction: Transaction, personId: string, assignmentId: string): Promise<Role | null> {
  const [row] = await transaction.query<{ role: Role }>(end, [personId, assignmentId]);
  return row?.role ?? null;
}

/** Ends every role of a person as of yesterday. Those that ended. */
export async function endRoles(transaction: Transaction, personId: string): Promise<Role[]> {
  return (await transaction.query<{ role: Role }>(endAll, [personId])).map(({ role }) => role);
}

/** Whether the unit, course or run is one of the agency's. */
export async function isScope(transaction: Transaction, kind: ScopeKind, id: string): Promise<boolean> {
  const [row] = await transaction.query<{ found: boolean }>(scopeExists, [kind, id]);
  return row?.found ?? false;
}

/** Whether somebody else administers the agency too. Asked under a lock, so that two administrators can't leave at once. */
export async function hasOtherAdmin(transaction: Transaction, personId: string): Promise<boolean> {
  await transaction.query(lockAdmins, [transaction.agencyId]);
  const [row] = await transaction.query<{ found: boolean }>(otherAdmins, [personId]);
  return row?.found ?? false;
}

/** Who administers this agency today. */
export async function agencyAdminIds(transaction: Transaction): Promise<string[]> {
  return (await transaction.query<{ person_id: string }>(admins)).map((row) => row.person_id);
}
