import type { FilePerson, KnownPerson, UnitsOfFile } from '@sinau/domain/organisations';
import { statement, type Transaction } from '../core/index.js';
import { heldOnce } from './last-number.js';

/** A person whom the agency knows by an identifier of the file. */
export type KnownOfFile = KnownPerson & {
  readonly personId: string;
  readonly revision: number;
  readonly appointmentId: string | null;
  /** Holds the whole platform: not an agency's file to change. */
  readonly isProtected: boolean;
};

export type Creation = { readonly personId: string; readonly accountPerson: FilePerson; readonly identifierId: string; readonly appointmentId: string; readonly roleId: string };
export type Change = { readonly personId: string; readonly wanted: FilePerson; readonly newAppointmentId: string | null; readonly now: KnownOfFile };

type KnownRow = {
  value: string; person_id: string; revision: number; full_name: string; birth_place: string | null; birth_date: string | null; email: string | null;
  appointment_id: string | null; unit_id: string | null; position_title: string | null; position_kind: string | null; rank: string | null; protected: boolean;
};

const known = statement(
  'imports.known',
  `select i.value, p.id as person_id, p.revision, p.full_name, p.birth_place, p.birth_date::text as birth_date, a.email,
          t.id as appointment_id, t.unit_id, t.position_title, t.position_kind, t.rank,
          exists (select from role_assignments r where r.person_id = p.id and r.role = 'platform_admin' and (r.valid_to is null or r.valid_to >= current_date)) as protected
   from identifiers i join people p on p.id = i.person_id left join accounts a on a.person_id = p.id
   left join lateral (select id, unit_id, position_title, position_kind, rank from appointments
     where person_id = p.id and valid_to is null and assignment_kind = 'definitive' limit 1) t on true
   where i.kind in ('nip', 'ni_pppk') and i.value = any($1) and i.valid_to is null`,
);
const retired = statement(
  'imports.retired',
  `select i.value, p.full_name as name from identifiers i join people p on p.id = i.person_id and p.state = 'suspended'
   where i.value = any($1) and i.valid_to is not null and ${heldOnce('i')}
     and not exists (select from identifiers n where n.person_id = p.id and n.valid_from > i.valid_from and ${heldOnce('n')})`,
);
const elsewhere = statement('imports.elsewhere', 'select identifiers_elsewhere($1) as value');
const emailHolders = statement(
  'imports.emailHolders', `select email, person_id from accounts where email = any($1) union all select emails_elsewhere($1), null`,
);
const units = statement('imports.units', `select id, name, code, closed_at is not null as closed from units`);

const columns = `(person_id uuid, full_name text, birth_place text, birth_date date, email text, identifier_id uuid, identifier text, identifier_kind text,
  appointment_id uuid, unit_id uuid, position_title text, position_kind text, rank text, role_id uuid)`;
const createPeople = statement(
  'imports.createPeople',
  `insert into people (id, agency_id, full_name, birth_place, birth_date) select person_id, $1, full_name, birth_place, birth_date from jsonb_to_recordset($2::jsonb) as r ${columns}`,
);
const createAccounts = statement(
  'imports.createAccounts', `insert into accounts (person_id, agency_id, email) select person_id, $1, email from jsonb_to_recordset($2::jsonb) as r ${columns}`,
);
const createIdentifiers = statement(
  'imports.createIdentifiers',
  `insert into identifiers (id, agency_id, person_id, kind, value, valid_from)
   select identifier_id, $1, person_id, identifier_kind, identifier, current_date from jsonb_to_recordset($2::jsonb) as r ${columns}`,
);
const createRoles = statement(
  'imports.createRoles',
  `insert into role_assignments (id, agency_id, person_id, role, scope_kind, scope_id, valid_from)
   select role_id, $1, person_id, 'learner', 'agency', $1, current_date from jsonb_to_recordset($2::jsonb) as r ${columns}`,
);
const changePeople = statement(
  'imports.changePeople',
  `update people p set full_name = r.full_name, birth_place = coalesce(r.birth_place, p.birth_place), birth_date = coalesce(r.birth_date, p.birth_date),
     revision = p.revision + 1, updated_at = now()
   from jsonb_to_recordset($1::jsonb) as r ${columns} where p.id = r.person_id`,
);
const changeEmails = statement(
  'imports.changeEmails',
  `update accounts a set email = r.email, closed_email = null, updated_at = now() from jsonb_to_recordset($1::jsonb) as r ${columns}
   where a.person_id = r.person_id and r.email is not null and r.email is distinct from a.email`,
);
const endAppointments = statement(
  'imports.endAppointments',
  `update appointments t set valid_to = current_date - 1 from jsonb_to_recordset($1::jsonb) as r ${columns}
   where t.person_id = r.person_id and r.appointment_id is not null and t.valid_to is null and t.assignment_kind = 'definitive'`,
);
const createAppointments = statement(
  'imports.createAppointments',
  `insert into appointments (id, agency_id, person_id, unit_id, position_title, position_kind, rank, valid_from)
   select appointment_id, $1, person_id, unit_id, position_title, coalesce(position_kind, 'pelaksana'), rank, current_date
   from jsonb_to_recordset($2::jsonb) as r ${columns} where appointment_id is not null and unit_id is not null`,
);

function knownOfRow(row: KnownRow): KnownOfFile {
  const { unit_id: unitId, position_title: positionTitle, position_kind: positionKind } = row;
  const posted = unitId !== null && positionTitle !== null && positionKind !== null;
  return {
    personId: row.person_id, revision: row.revision, fullName: row.full_name, email: row.email, birthPlace: row.birth_place, birthDate: row.birth_date,
    appointmentId: row.appointment_id, appointment: posted ? { unitId, positionTitle, positionKind, rank: row.rank } : null, isProtected: row.protected,
  };
}

/** People of the agency by identifier. */
export async function knownPeople(transaction: Transaction, identifiers: readonly string[]): Promise<ReadonlyMap<string, KnownOfFile>> {
  const rows = await transaction.query<KnownRow>(known, [identifiers]);
  return new Map(rows.map((row) => [row.value, knownOfRow(row)]));
}

/** Names of the agency's own people whose service ended, by the number that they held last. */
export async function retiredPeople(transaction: Transaction, identifiers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.query<{ value: string; name: string }>(retired, [identifiers]);
  return new Map(rows.map(({ value, name }) => [value, name]));
}

/** Those of the identifiers that people of other agencies hold. */
export async function identifiersElsewhere(transaction: Transaction, identifiers: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await transaction.query<{ value: string }>(elsewhere, [identifiers]);
  return new Set(rows.map((row) => row.value));
}

/** Who holds an address: a person of the agency, or null for somebody elsewhere. */
export async function holdersOfEmails(transaction: Transaction, emails: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const rows = await transaction.query<{ email: string; person_id: string | null }>(emailHolders, [emails]);
  return new Map(rows.map((row) => [row.email, row.person_id]));
}

/** Units by code and, where it is the only one, by name; both in lower case. A code wins. */
export async function unitsOfFile(transaction: Transaction): Promise<UnitsOfFile> {
  const rows = await transaction.query<{ id: string; name: string; code: string; closed: boolean }>(units);
  const names = new Map<string, number>();
  for (const row of rows) names.set(row.name.toLowerCase(), (names.get(row.name.toLowerCase()) ?? 0) + 1);
  const byName = rows.flatMap((row) => (names.get(row.name.toLowerCase()) === 1 ? [[row.name.toLowerCase(), row] as const] : []));
  return new Map([...byName, ...rows.map((row) => [row.code.toLowerCase(), row] as const)]);
}

function recordOf(personId: string, person: FilePerson) {
  return {
    person_id: personId, full_name: person.fullName, birth_place: person.birthPlace ?? null, birth_date: person.birthDate ?? null, email: person.email ?? null,
    identifier: person.identifier, identifier_kind: person.identifierKind, unit_id: person.unitId ?? null, position_title: person.positionTitle ?? null,
    position_kind: person.positionKind ?? null, rank: person.rank ?? null,
  };
}

/** Adds people with account, number, post and the learner's role: five statements, however many. */
export async function createFilePeople(transaction: Transaction, creations: readonly Creation[]): Promise<void> {
  if (creations.length === 0) return;
  const records = creations.map(({ personId, accountPerson, identifierId, appointmentId, roleId }) => ({
    ...recordOf(personId, accountPerson), identifier_id: identifierId, appointment_id: appointmentId, role_id: roleId,
  }));
  const json = JSON.stringify(records);
  for (const each of [createPeople, createAccounts, createIdentifiers, createRoles, createAppointments]) await transaction.query(each, [transaction.agencyId, json]);
}

/** Changes people; a new post ends the one before. Cells that were empty change nothing. */
export async function changeFilePeople(transaction: Transaction, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const records = changes.map(({ personId, wanted, newAppointmentId, now }) => ({
    ...recordOf(personId, wanted),
    appointment_id: newAppointmentId,
    unit_id: wanted.unitId ?? now.appointment?.unitId ?? null,
    position_title: wanted.positionTitle ?? now.appointment?.positionTitle ?? null,
    position_kind: wanted.positionKind ?? now.appointment?.positionKind ?? null,
    rank: wanted.rank ?? now.appointment?.rank ?? null,
  }));
  const json = JSON.stringify(records);
  for (const each of [changePeople, changeEmails, endAppointments]) await transaction.query(each, [json]);
  await transaction.query(createAppointments, [transaction.agencyId, json]);
}
