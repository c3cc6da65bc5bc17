import { sendMail } from '@sinau/contracts/jobs';
import type { Facts } from '@sinau/domain/core';
import { newId, statement, type Transaction } from '../core/index.js';

export type MailReader = { readonly name: string; readonly language: 'id' | 'en'; readonly agency: string };

export type NewMail = {
  readonly personId: string;
  /** A template of @sinau/mail. */
  readonly template: string;
  /** What the template needs, in the reader's language. */
  readonly facts: (reader: MailReader) => Facts;
  /** The same event mails a person once. */
  readonly dedupe: string;
};

const readers = statement(
  'mails.readers',
  `select a.person_id, a.email, a.language, p.full_name as name, g.name as agency from accounts a join people p on p.id = a.person_id join agencies g on g.id = a.agency_id
   where a.person_id = any ($1::uuid[]) and a.email is not null`,
);
const insert = statement(
  'mails.insert',
  `with written as (
     insert into mails (id, agency_id, to_address, template, language, facts, dedupe)
     select id, $1::uuid, address, template, language, facts::jsonb, dedupe
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as m (id, address, template, language, facts, dedupe)
     on conflict (dedupe) do nothing returning id
   )
   insert into outbox (id, agency_id, job, payload, request_id)
   select gen_random_uuid(), $1::uuid, $8, jsonb_build_object('agencyId', $1::uuid, 'mailId', id), $9 from written`,
);

/** Writes mails and asks for their sending, in the transaction of the event: two statements for any number. Who has no address gets none. */
export async function intendMails(transaction: Transaction, mails: readonly NewMail[]): Promise<void> {
  if (mails.length === 0) return;
  const known = await transaction.query<MailReader & { person_id: string; email: string }>(readers, [[...new Set(mails.map(({ personId }) => personId))]]);
  const byPerson = new Map(known.map((reader) => [reader.person_id, reader]));
  const written = mails.flatMap(({ personId, ...mail }) => {
    const reader = byPerson.get(personId);
    return reader ? [{ ...mail, reader, facts: JSON.stringify(mail.facts(reader)) }] : [];
  });
  if (written.length === 0) return;
  await transaction.query(insert, [
    transaction.agencyId, written.map(() => newId()), written.map(({ reader }) => reader.email), written.map(({ template }) => template),
    written.map(({ reader }) => reader.language), written.map(({ facts }) => facts), written.map(({ dedupe }) => dedupe), sendMail.name, transaction.requestId,
  ]);
}

/** The same for one. */
export function intendMail(transaction: Transaction, mail: NewMail): Promise<void> {
  return intendMails(transaction, [mail]);
}
