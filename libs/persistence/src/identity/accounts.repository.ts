import type { KnownOfPerson, PersonActor } from '@sinau/domain/identity';
import { statement, violatedConstraint, type Database, type Transaction } from '../core/index.js';

export type LoginCandidate = {
  readonly personId: string;
  readonly agencyId: string;
  /** Null: an account that has no password yet. */
  readonly passwordHash: string | null;
  readonly name: string;
  /** Whether this person signed in on this device before. */
  readonly deviceIsKnown: boolean;
};

export type OwnAccount = KnownOfPerson & { readonly passwordHash: string | null; readonly language: 'id' | 'en' };

type CandidateRow = { person_id: string; agency_id: string; password_hash: string | null; name: string; known: boolean };
type AccountRow = { full_name: string; email: string | null; language: 'id' | 'en'; password_hash: string | null; birth_date: string | null; identifiers: string[] };

const nobody = { kind: 'anonymous' } as const;

const candidate = statement(
  'accounts.candidate',
  `select c.person_id, c.agency_id, c.password_hash, c.name,
          exists (select 1 from known_devices d where d.person_id = c.person_id and d.device_hash = $2) as known
   from login_candidate($1) c`,
);
const own = statement('accounts.own', 'select * from own_account()');
const setPassword = statement(
  'accounts.setPassword',
  `update accounts set password_hash = $2, must_change_password = $3, updated_at = now() where person_id = $1`,
);
const setLanguage = statement('accounts.setLanguage', `update accounts set language = $2, updated_at = now() where person_id = $1`);
const setEmail = statement('accounts.setEmail', `update accounts set email = $2, closed_email = null, updated_at = now() where person_id = $1`);
const freeEmail = statement('accounts.freeEmail', `update accounts set closed_email = email, email = null, updated_at = now() where person_id = $1 and email is not null`);
const closedEmail = statement('accounts.closedEmail', `select closed_email as email from accounts where person_id = $1 and email is null and closed_email is not null`);
const knowDevice = statement(
  'accounts.knowDevice',
  `insert into known_devices (person_id, device_hash) values ($1, $2) on conflict (person_id, device_hash) do update set last_used_at = now()`,
);
const knows = statement('accounts.knowsDevice', `select 1 from known_devices where person_id = $1 and device_hash = $2`);
const forgetDevices = statement('accounts.forgetDevices', `delete from known_devices where person_id = $1`);

/** Who might be meant by a login, and whether the device is one of theirs. Null for an unknown or suspended person. */
export async function loginCandidate(database: Database, login: string, deviceHash: Buffer | null): Promise<LoginCandidate | null> {
  const [row] = await database.run<CandidateRow>(nobody, candidate, [login, deviceHash]);
  if (!row) return null;
  return { personId: row.person_id, agencyId: row.agency_id, passwordHash: row.password_hash, name: row.name, deviceIsKnown: row.known };
}

export async function ownAccount(database: Database, actor: PersonActor): Promise<OwnAccount | null> {
  const [row] = await database.run<AccountRow>(actor, own);
  if (!row) return null;
  return {
    name: row.full_name, email: row.email, language: row.language, passwordHash: row.password_hash, birthDate: row.birth_date, identifiers: row.identifiers,
  };
}

/** Sets the password that its owner chose. */
export async function setOwnPassword(transaction: Transaction, personId: string, passwordHash: string): Promise<void> {
  await transaction.query(setPassword, [personId, passwordHash, false]);
}

/** Sets a password that its owner must change at the next sign-in. */
export async function setInitialPassword(transaction: Transaction, personId: string, passwordHash: string): Promise<void> {
  await transaction.query(setPassword, [personId, passwordHash, true]);
}

export async function setAccountLanguage(transaction: Transaction, personId: string, language: 'id' | 'en'): Promise<void> {
  await transaction.query(setLanguage, [personId, language]);
}

/** False when another account has the address. */
export async function setAccountEmail(transaction: Transaction, personId: string, email: string | null): Promise<boolean> {
  try {
    await transaction.query(setEmail, [personId, email]);
    return true;
  } catch (error) {
    if (violatedConstraint(error) === 'accounts_email') return false;
    throw error;
  }
}

/** Leaves the address to whoever needs it next, and remembers it for a return. */
export async function freeAccountEmail(transaction: Transaction, personId: string): Promise<void> {
  await transaction.query(freeEmail, [personId]);
}

/** The address that was freed with retirement; null when there is none, or another one stands there since. */
export async function closedEmailOf(transaction: Transaction, personId: string): Promise<string | null> {
  const [row] = await transaction.query<{ email: string }>(closedEmail, [personId]);
  return row?.email ?? null;
}

export async function rememberDevice(transaction: Transaction, personId: string, deviceHash: Buffer): Promise<void> {
  await transaction.query(knowDevice, [personId, deviceHash]);
}

/** Whether the actor signed in on this device before. */
export async function knowsDevice(database: Database, actor: PersonActor, deviceHash: Buffer): Promise<boolean> {
  return (await database.run(actor, knows, [actor.personId, deviceHash])).length > 0;
}

export async function forgetKnownDevices(transaction: Transaction, personId: string): Promise<void> {
  await transaction.query(forgetDevices, [personId]);
}

