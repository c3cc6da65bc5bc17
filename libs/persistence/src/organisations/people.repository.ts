import type { Role } from '@sinau/domain/identity';
import type { AssignmentKind, IdentifierKind } from '@sinau/domain/organisations';
import { newId, statement, violatedConstraint, type Transaction } from '../core/index.js';
import { heldOnce } from './last-number.js';

type HeldRole = {
  id: string; role: Role; scopeKind: 'platform' | 'agency' | 'unit' | 'course' | 'run'; scopeId: string; scopeName: string | null; validFrom: string; validTo: string | null; inForce: boolean;
};

export type PersonDetail = {
  readonly id: string;
  readonly fullName: string;
  readonly birthPlace: string | null;
  readonly birthDate: string | null;
  readonly state: 'active' | 'suspended';
  readonly revision: number;
  readonly email: string | null;
  readonly language: 'id' | 'en';
  readonly hasPassword: boolean;
  readonly mustChangePassword: boolean;
  readonly lastSignInAt: string | null;
  readonly identifiers: { id: string; kind: IdentifierKind; value: string; validFrom: string; validTo: string | null }[];
  readonly appointments: {
    id: string; unitId: string; unitName: string; positionTitle: string; positionKind: string; rank: string | null;
    assignmentKind: AssignmentKind; validFrom: string; validTo: string | null;
  }[];
  readonly roles: HeldRole[];
  /** The latest that ended. */
  readonly pastRoles: (HeldRole & { validTo: string })[];
};

/** Roles that ended and are shown: the latest. */
const PAST_ROLES = 20;

const detail = statement(
  'people.detail',
  `select p.id, p.full_name as "fullName", p.birth_place as "birthPlace", p.birth_date::text as "birthDate", p.state, p.revision,
          a.email, coalesce(a.language, 'id') as language, a.password_hash is not null as "hasPassword", coalesce(a.must_change_password, true) as "mustChangePassword",
          (select to_char(max(s.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from sessions s where s.person_id = p.id) as "lastSignInAt",
          (select coalesce(json_agg(json_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'validFrom', i.valid_from, 'validTo', i.valid_to)
             order by i.valid_from desc, i.id desc), '[]') from identifiers i where i.person_id = p.id) as identifiers,
          (select coalesce(json_agg(json_build_object('id', t.id, 'unitId', t.unit_id, 'unitName', u.name, 'positionTitle', t.position_title,
             'positionKind', t.position_kind, 'rank', t.rank, 'assignmentKind', t.assignment_kind, 'validFrom', t.valid_from, 'validTo', t.valid_to)
             order by t.valid_to desc nulls first, t.valid_from desc, t.id), '[]')
             from appointments t join units u on u.id = t.unit_id where t.person_id = p.id) as appointments,
          (select coalesce(json_agg(json_build_object('id', r.id, 'role', r.role, 'scopeKind', r.scope_kind, 'scopeId', r.scope_id,
             'scopeName', case r.scope_kind when 'unit' then (select name from units where id = r.scope_id) when 'run' then (select name from runs where id = r.scope_id) end,
             'validFrom', r.valid_from, 'validTo', r.valid_to, 'inForce', r.valid_from <= current_date) order by r.role, r.id), '[]')
             from role_assignments r where r.person_id = p.id and (r.valid_to is null or r.valid_to >= current_date)) as roles,
          (select coalesce(json_agg(to_json(r) order by r."validTo" desc, r.id), '[]') from (select r.id, r.role, r.scope_kind as "scopeKind", r.scope_id as "scopeId",
             case r.scope_kind when 'unit' then (select name from units where id = r.scope_id) when 'run' then (select name from runs where id = r.scope_id) end as "scopeName",
             r.valid_from as "validFrom", greatest(r.valid_from, r.valid_to) as "validTo", false as "inForce"
             from role_assignments r where r.person_id = p.id and r.valid_to < current_date and r.valid_to >= r.valid_from - 1 order by r.valid_to desc, r.id limit ${PAST_ROLES}) r) as "pastRoles"
   from people p left join accounts a on a.person_id = p.id where p.id = $1`,
);
const lock = statement('people.lock', `select id from people where id = $1 for update`);
const insertPersonRow = statement('people.insert', `insert into people (id, agency_id, full_name, birth_place, birth_date) values ($1, $2, $3, $4, $5)`);
const insertAccount = statement('people.insertAccount', `insert into accounts (person_id, agency_id, email) values ($1, $2, $3)`);
const change = statement(
  'people.change',
  `update people set full_name = $3, birth_place = $4, birth_date = $5, revision = revision + 1, updated_at = now() where id = $1 and revision = $2 returning id`,
);
const touch = statement('people.touch', `update people set revision = revision + 1, updated_at = now() where id = $1`);
const setState = statement('people.setState', `update people set state = $2, revision = revision + 1, updated_at = now() where id = $1 and state <> $2 returning id`);
const endIdentifiers = statement(
  'people.endIdentifiers',
  `update identifiers set valid_to = $2 where person_id = $1 and valid_to is null`,
);
/* Who entered the number after the last day had it until then all the same. */
const closeIdentifiers = statement(
  'people.closeIdentifiers',
  `update identifiers set valid_to = greatest(valid_from, $2::date) where person_id = $1 and valid_to is null`,
);
const reopenIdentifier = statement(
  'people.reopenIdentifier',
  `update identifiers set valid_to = null where id = (select i.id from identifiers i where i.person_id = $1 and ${heldOnce('i')} order by i.valid_from desc limit 1)`,
);
const insertIdentifier = statement(
  'people.insertIdentifier',
  `insert into identifiers (id, agency_id, person_id, kind, value, valid_from) values ($1, $2, $3, $4, $5, $6)`,
);
const endDefinitive = statement(
  'people.endDefinitive',
  `update appointments set valid_to = $2 where person_id = $1 and valid_to is null and assignment_kind = 'definitive'`,
);
const insertAppointment = statement(
  'people.insertAppointment',
  `insert into appointments (id, agency_id, person_id, unit_id, position_title, position_kind, rank, assignment_kind, valid_from)
   select $1, $2, $3, u.id, $5, $6, $7, $8, $9 from units u where u.id = $4 and u.closed_at is null returning id`,
);
const endOneAppointment = statement(
  'people.endAppointment', `update appointments set valid_to = $3 where id = $2 and person_id = $1 and valid_to is null and valid_from <= $3::date returning id`,
);
const endAll = statement(
  'people.endAppointments', `update appointments set valid_to = greatest(valid_from - 1, $2::date) where person_id = $1 and valid_to is null returning unit_id`,
);
const today = statement('people.today', `select (now() at time zone time_zone)::date::text as today from agencies where id = $1`);
const takenEmails = statement('people.takenEmails', `select emails_elsewhere($1) as email union select email from accounts where email = any($1)`);

export type NewPerson = { readonly id: string; readonly fullName: string; readonly birthPlace: string | null; readonly birthDate: string | null; readonly email: string | null };
export type PersonChange = Omit<NewPerson, 'email'> & { readonly revision: number };
export type NewIdentifier = { readonly kind: IdentifierKind; readonly value: string; readonly validFrom: string };
export type NewAppointment = {
  readonly unitId: string; readonly positionTitle: string; readonly positionKind: string; readonly rank: string | null;
  readonly assignmentKind: AssignmentKind; readonly validFrom: string;
};

/** The person with numbers, posts and roles; null when there is none in the agency. */
export async function personById(transaction: Transaction, id: string): Promise<PersonDetail | null> {
  const [row] = await transaction.query<PersonDetail>(detail, [id]);
  return row ?? null;
}

/** Changes of one person come one after the other. */
export async function lockPerson(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(lock, [id]);
}

/** Adds a person with an account that has no password. False when the e-mail is taken. */
export async function insertPerson(transaction: Transaction, person: NewPerson): Promise<boolean> {
  await transaction.query(insertPersonRow, [person.id, transaction.agencyId, person.fullName, person.birthPlace, person.birthDate]);
  try {
    await transaction.query(insertAccount, [person.id, transaction.agencyId, person.email]);
    return true;
  } catch (error) {
    if (violatedConstraint(error) !== 'accounts_email') throw error;
    return false;
  }
}

/** False when another revision stands there. */
export async function changePerson(transaction: Transaction, wanted: PersonChange): Promise<boolean> {
  const rows = await transaction.query(change, [wanted.id, wanted.revision, wanted.fullName, wanted.birthPlace, wanted.birthDate]);
  return rows.length === 1;
}

/** Counts a change of what belongs to a person, so that an open form notices. */
export async function touchPerson(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(touch, [id]);
}

/** False when the person is in that state already. */
export async function setPersonState(transaction: Transaction, id: string, state: 'active' | 'suspended'): Promise<boolean> {
  const rows = await transaction.query(setState, [id, state]);
  return rows.length === 1;
}

/** Today where the agency is: after midnight in Jayapura it is still yesterday in Jakarta. */
export async function agencyToday(transaction: Transaction): Promise<string> {
  const [row] = await transaction.query<{ today: string }>(today, [transaction.agencyId]);
  return row?.today ?? new Date().toISOString().slice(0, 10);
}

/** Ends the number held on `endsOn`, where one is, and begins the new one. False when somebody else holds it. */
export async function giveIdentifier(transaction: Transaction, personId: string, identifier: NewIdentifier, endsOn: string | null): Promise<boolean> {
  if (endsOn !== null) await transaction.query(endIdentifiers, [personId, endsOn]);
  try {
    await transaction.query(insertIdentifier, [newId(), transaction.agencyId, personId, identifier.kind, identifier.value, identifier.validFrom]);
    return true;
  } catch (error) {
    if (violatedConstraint(error) !== 'identifiers_current') throw error;
    return false;
  }
}

/** Ends the number with the service, so that another agency may enter it. */
export async function closeIdentifier(transaction: Transaction, personId: string, lastDay: string): Promise<void> {
  await transaction.query(closeIdentifiers, [personId, lastDay]);
}

/** Takes the number back that was held last, where one was. False when somebody else holds it now. */
export async function takeBackIdentifier(transaction: Transaction, personId: string): Promise<boolean> {
  try {
    await transaction.query(reopenIdentifier, [personId]);
    return true;
  } catch (error) {
    if (violatedConstraint(error) !== 'identifiers_current') throw error;
    return false;
  }
}

/** Begins an appointment, and ends the definitive one on `endsOn` where it takes its place. False when the unit is closed or not there. */
export async function appoint(transaction: Transaction, personId: string, post: NewAppointment, endsOn: string | null): Promise<boolean> {
  if (endsOn !== null) await transaction.query(endDefinitive, [personId, endsOn]);
  const rows = await transaction.query(insertAppointment, [
    newId(), transaction.agencyId, personId, post.unitId, post.positionTitle, post.positionKind, post.rank, post.assignmentKind, post.validFrom,
  ]);
  return rows.length === 1;
}

/** False when there is no such open appointment, or it would end before it began. */
export async function endAppointment(transaction: Transaction, personId: string, appointmentId: string, validTo: string): Promise<boolean> {
  const rows = await transaction.query(endOneAppointment, [personId, appointmentId, validTo]);
  return rows.length === 1;
}

/** Ends every appointment that still holds; one that would begin later never held. How many. */
export async function endAppointments(transaction: Transaction, personId: string, validTo: string): Promise<number> {
  return (await transaction.query(endAll, [personId, validTo])).length;
}

/** Those of the addresses that an account holds, here or elsewhere. */
export async function emailsTaken(transaction: Transaction, emails: readonly string[]): Promise<string[]> {
  const rows = await transaction.query<{ email: string }>(takenEmails, [emails]);
  return rows.map((row) => row.email);
}
