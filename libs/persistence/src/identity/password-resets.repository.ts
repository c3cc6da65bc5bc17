import type { Actor, KnownOfPerson } from '@sinau/domain/identity';
import { newId, statement, type Database, type Transaction } from '../core/index.js';

export type ResetHolder = KnownOfPerson & { readonly personId: string; readonly agencyId: string; readonly language: 'id' | 'en' };

type HolderRow = { person_id: string; agency_id: string; name: string; email: string | null; language: 'id' | 'en'; birth_date: string | null; identifiers: string[] };

const nobody = { kind: 'anonymous' } as const;

const asker = statement('passwordResets.asker', 'select * from password_reset_asker($1)');
/** One statement whether the account exists or not, so that the time tells nothing. */
const ask = statement(
  'passwordResets.ask',
  `with asker as (select $1::uuid as person_id where $1 is not null),
   reset as (insert into password_resets (token_hash, person_id, expires_at) select $2, person_id, $3 from asker),
   mail as (insert into mails (id, agency_id, to_address, template, language, facts, dedupe)
     select $4, $11::uuid, $5, $6, $7, $8, 'password-reset:' || encode($2, 'hex') from asker)
   insert into outbox (id, agency_id, job, payload, request_id)
   select $9, $11, 'send-mail', jsonb_build_object('agencyId', $11, 'mailId', $4::text), $10 from asker`,
);
const holder = statement('passwordResets.holder', 'select * from password_reset_holder($1)');
const use = statement('passwordResets.use', 'select person_id from use_password_reset($1)');

export type ResetAsker = {
  readonly personId: string;
  readonly email: string | null;
  readonly language: 'id' | 'en';
  readonly name: string;
  readonly agencyName: string;
  readonly timeZone: string;
};
export type ResetMail = {
  readonly personId: string;
  readonly to: string;
  readonly tokenHash: Buffer;
  readonly expiresAt: Date;
  /** `password-reset`: asked for; `welcome`: the first password. */
  readonly template: 'password-reset' | 'welcome';
  readonly language: 'id' | 'en';
  /** Of the template; holds the link and so the token. */
  readonly facts: Readonly<Record<string, string>>;
};

type AskerRow = { person_id: string; email: string | null; language: 'id' | 'en'; name: string; agency_name: string; time_zone: string };

/** Whom a login belongs to, as a mail must know it. */
export async function resetAsker(database: Database, login: string): Promise<ResetAsker | null> {
  const [row] = await database.run<AskerRow>(nobody, asker, [login]);
  if (!row) return null;
  return { personId: row.person_id, email: row.email, language: row.language, name: row.name, agencyName: row.agency_name, timeZone: row.time_zone };
}

function valuesOf(mail: ResetMail | null, requestId: string | null, agencyId: string | null): unknown[] {
  const { personId = null, tokenHash = null, expiresAt = null, to = null, template = null, language = null, facts = null } = mail ?? {};
  return [personId, tokenHash, expiresAt, newId(), to, template, language, facts === null ? null : JSON.stringify(facts), newId(), requestId, agencyId];
}

/** Writes the reset, its mail and the job that sends it; nothing, by the same statement, when there is nobody to write to. */
export async function askForReset(database: Database, actor: Actor, mail: ResetMail | null): Promise<void> {
  await database.run(nobody, ask, valuesOf(mail, actor.requestId ?? null, null));
}

/** The same for a person whom an administrator lets in. */
export async function mailResetLink(transaction: Transaction, mail: ResetMail): Promise<void> {
  await transaction.query(ask, valuesOf(mail, transaction.requestId, transaction.agencyId));
}

const storeLink = statement('passwordResets.storeLink', 'insert into password_resets (token_hash, person_id, expires_at) values ($1, $2, $3)');

/** A link that is handed over without a mail, by somebody who owns the tables. */
export async function storeResetLink(transaction: Transaction, { tokenHash, personId, expiresAt }: Pick<ResetMail, 'tokenHash' | 'personId' | 'expiresAt'>): Promise<void> {
  await transaction.query(storeLink, [tokenHash, personId, expiresAt]);
}

/** Whom a live reset token belongs to; null when it was used, is too old or never was. */
export async function resetHolder(database: Database, tokenHash: Buffer): Promise<ResetHolder | null> {
  const [row] = await database.run<HolderRow>(nobody, holder, [tokenHash]);
  if (!row) return null;
  return {
    personId: row.person_id, agencyId: row.agency_id, name: row.name, email: row.email, language: row.language, birthDate: row.birth_date, identifiers: row.identifiers,
  };
}

/** Uses a token up. False when somebody was faster. */
export async function useReset(transaction: Transaction, tokenHash: Buffer): Promise<boolean> {
  const rows = await transaction.query(use, [tokenHash]);
  return rows.length === 1;
}
