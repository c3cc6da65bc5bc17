import { sendMail } from '@sinau/contracts/jobs';
import type { Facts } from '@sinau/domain/core';
import { enqueue, newId, statement, type Transaction } from '../core/index.js';

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

const reader = statement(
  'mails.reader',
  `select a.email, a.language, p.full_name as name, g.name as agency from accounts a join people p on p.id = a.person_id join agencies g on g.id = a.agency_id
   where a.person_id = $1 and a.email is not null`,
);
const insert = statement(
  'mails.insert',
  `insert into mails (id, agency_id, to_address, template, language, facts, dedupe) values ($1, $2, $3, $4, $5, $6, $7) on conflict (dedupe) do nothing returning id`,
);

/** Writes a mail and asks for its sending, in the transaction of the event. Who has no address gets none. */
export async function intendMail(transaction: Transaction, mail: NewMail): Promise<void> {
  const [known] = await transaction.query<MailReader & { email: string }>(reader, [mail.personId]);
  if (!known) return;
  const mailId = newId();
  const values = [mailId, transaction.agencyId, known.email, mail.template, known.language, JSON.stringify(mail.facts(known)), mail.dedupe];
  const written = await transaction.query(insert, values);
  if (written.length > 0) await enqueue(transaction, sendMail, { agencyId: transaction.agencyId, mailId });
}
