import { cutPage, readCursor, statement, type Transaction } from '../core/index.js';

/** `kept`: it would have been sent, but there is no mail server; its reader is the administrator. */
export type MailState = 'pending' | 'sent' | 'kept' | 'failed';
export type StoredMail = {
  readonly id: string;
  readonly to: string;
  readonly template: string;
  readonly language: 'id' | 'en';
  readonly facts: Readonly<Record<string, unknown>>;
  readonly state: MailState;
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
};

type Row = {
  id: string; to_address: string; template: string; language: 'id' | 'en'; facts: StoredMail['facts']; state: MailState; failure: string | null; created_at: Date; sent_at: Date | null; sorted_by: string;
};

const stateOf = `case when m.state = 'sent' and m.sent_at is null then 'kept' else m.state end`;
const columns = `m.id, m.to_address, m.template, m.language, m.facts, ${stateOf} as state, m.failure, m.created_at, m.sent_at,
  to_char(m.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' as sorted_by`;

const mailOf = (row: Row): StoredMail => ({
  id: row.id, to: row.to_address, template: row.template, language: row.language, facts: row.facts, state: row.state, failure: row.failure, createdAt: row.created_at, sentAt: row.sent_at,
});

const list = statement(
  'mails.list',
  `select ${columns} from mails m where ($1::text is null or ${stateOf} = $1) and ($2::timestamptz is null or (m.created_at, m.id) < ($2, $3::uuid))
   order by m.created_at desc, m.id desc limit $4`,
);
const byId = statement('mails.byId', `select ${columns} from mails m where m.id = $1`);
const lock = statement('mails.lock', `select ${columns} from mails m where m.id = $1 for update`);
const sent = statement('mails.sent', `update mails set state = 'sent', sent_at = now(), failure = null where id = $1`);
const kept = statement('mails.kept', `update mails set state = 'sent', sent_at = null, failure = null where id = $1`);
const hasSecret = `m.template in ('password-reset', 'welcome') and m.facts ->> 'link' like '%#%'`;
const withoutSecret = `facts = facts || jsonb_build_object('link', split_part(facts ->> 'link', '#', 1))`;
const forget = statement('mails.forgetSecret', `update mails m set ${withoutSecret} where m.id = $1 and ${hasSecret}`);
/* Links to answer by: who has the code answers in the reader's stead. */
const forgetAnswerLink = statement(
  'mails.forgetAnswerLink',
  `update mails m set facts = facts || jsonb_build_object('link', split_part(facts ->> 'link', '/jawab/', 1) || '/umpan-balik') where m.id = $1 and m.template in ('behaviour-self', 'behaviour-asked') and m.facts ->> 'link' like '%/jawab/%'`,
);
/** The mail is told from others by its token's hash: `password-reset:<hex>`. */
const dead = `not exists (select from password_resets r where r.token_hash = decode(split_part(m.dedupe, ':', 2), 'hex') and r.used_at is null and r.expires_at > now())`;
const deadSecrets = statement('mails.deadSecrets', `select m.id from mails m where ${hasSecret} and ${dead} limit 200`);
const failed = statement('mails.failed', `update mails set state = 'failed', failure = $2 where id = $1 and state <> 'sent'`);

export async function listMails(transaction: Transaction, query: { readonly state: MailState | null; readonly after?: string | undefined; readonly limit: number }) {
  const [at, id] = readCursor(query.after, ['instant', 'id']) ?? [];
  const rows = await transaction.query<Row>(list, [query.state, at ?? null, id ?? null, query.limit + 1]);
  const page = cutPage(rows, query.limit, (row) => [row.sorted_by, row.id]);
  return { rows: page.rows.map(mailOf), next: page.next };
}

export async function mailById(transaction: Transaction, mailId: string): Promise<StoredMail | null> {
  const [row] = await transaction.query<Row>(byId, [mailId]);
  return row ? mailOf(row) : null;
}

/** Locks the mail while it is sent: two workers never send it at once. */
export async function mailToSend(transaction: Transaction, mailId: string): Promise<StoredMail | null> {
  const [row] = await transaction.query<Row>(lock, [mailId]);
  return row ? mailOf(row) : null;
}

export async function markSent(transaction: Transaction, mailId: string): Promise<void> {
  await transaction.query(sent, [mailId]);
}

/** There is no mail server: the mail stays where an administrator reads it. */
export async function markKept(transaction: Transaction, mailId: string): Promise<void> {
  await transaction.query(kept, [mailId]);
}

export async function markFailed(transaction: Transaction, mailId: string, failure: string): Promise<void> {
  await transaction.query(failed, [mailId, failure]);
}

/** Takes the secret out of a mail's link, which then leads to a page that offers a new one. */
export async function forgetMailSecret(transaction: Transaction, mailId: string): Promise<void> {
  await transaction.query(forget, [mailId]);
  await transaction.query(forgetAnswerLink, [mailId]);
}

/** Mails whose secret was used or is too old, up to 200. */
export async function mailsWithDeadSecret(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>(deadSecrets);
  return rows.map(({ id }) => id);
}
