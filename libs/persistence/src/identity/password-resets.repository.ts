import type { KnownOfPerson } from '@sinau/domain/identity';
import { newId, statement, type Database, type Transaction } from '../core/index.js';

export type ResetHolder = KnownOfPerson & { readonly personId: string; readonly agencyId: string; readonly language: 'id' | 'en' };

type HolderRow = { person_id: string; agency_id: string; name: string; email: string | null; language: 'id' | 'en'; birth_date: string | null; identifiers: string[] };

const nobody = { kind: 'anonymous' } as const;

/** One statement whether the account exists or not, so that the time tells nothing. */
const ask = statement(
  'passwordResets.ask',
  `with asker as (select person_id, email, language, name from login_candidate($1) where email is not null and $6),
   reset as (insert into password_resets (token_hash, person_id, expires_at) select $2, person_id, now() + interval '1 hour' from asker),
   mail as (
     insert into mails (id, agency_id, to_address, template, language, facts, dedupe)
     select $3, null, email, 'password-reset', language, jsonb_build_object('agency', 'Sinau', 'recipient', name, 'link', $4::text,
         'validUntil', to_char((now() + interval '1 hour') at time zone 'Asia/Jakarta', 'HH24.MI') || ' WIB'), 'password-reset:' || encode($2, 'hex') from asker)
   insert into outbox (id, agency_id, job, payload, request_id)
   select $5, null, 'send-mail', jsonb_build_object('agencyId', null, 'mailId', $3), $7 from asker`,
);
const holder = statement('passwordResets.holder', 'select * from password_reset_holder($1)');
const use = statement('passwordResets.use', 'select person_id from use_password_reset($1)');

export type ResetRequest = {
  readonly login: string;
  readonly tokenHash: Buffer;
  /** The address that the mail shows; holds the token. */
  readonly link: string;
  /** False writes nothing: the account has asked too often. */
  readonly send: boolean;
  readonly requestId: string | null;
};

/** Writes the reset, its mail and the job that sends it, when such an account with an address exists. */
export async function askForReset(database: Database, request: ResetRequest): Promise<void> {
  const values = [request.login, request.tokenHash, newId(), request.link, newId(), request.send, request.requestId];
  await database.run(nobody, ask, values);
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
