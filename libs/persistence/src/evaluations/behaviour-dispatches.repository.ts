import type { AnswerMarks, AnswerTexts, FormItem, Rater, RaterGroup } from '@sinau/domain/evaluations';
import { statement, type Transaction } from '../core/index.js';

export type OpenDispatch = {
  readonly id: string; readonly personId: string; readonly rater: Rater; readonly dueOn: string; readonly sent: number; readonly lastSentAt: Date | null; readonly timeZone: string;
  /** As the agency set it; `workingWeek` of the domain reads it. */
  readonly week: unknown;
  readonly days: number; readonly alumnus: string; readonly course: string; readonly run: string;
};

const columns = `d.id, d.person_id as "personId", d.rater, f.due_on::text as "dueOn", d.sent, d.last_sent_at as "lastSentAt", g.time_zone as "timeZone", g.settings -> 'workingWeek' as week, f.days, p.full_name as alumnus,
  coalesce((select v.document ->> 'title' from courses c join course_versions v on v.id = c.current_version_id where c.id = r.course_id), '') as course, r.name as run`;
const tables = `behaviour_dispatches d join behaviour_follow_ups f on f.id = d.follow_up_id join people p on p.id = f.alumnus_id join agencies g on g.id = d.agency_id
  join evaluations e on e.id = f.evaluation_id join runs r on r.id = e.run_id`;
/* Who was told often enough comes up again only when the last day is over. */
const pending = `d.state = 'open' and ((d.sent <= $2::int and (d.last_sent_at is null or d.last_sent_at <= $1::timestamptz - make_interval(days => $3::int)))
  or f.due_on + $4::int < ($1::timestamptz at time zone g.time_zone)::date)`;
const waiting = statement('behaviourDispatches.waiting', `select ${columns} from ${tables} where ${pending} order by d.last_sent_at nulls first, d.id limit $5 for update of d skip locked`);
const peek = statement('behaviourDispatches.peek', `select ${columns} from ${tables} where ${pending} order by f.due_on, d.last_sent_at nulls first, d.id limit 1`);
const sent = statement('behaviourDispatches.sent', `update behaviour_dispatches set sent = sent + 1, last_sent_at = $2 where id = $1 and state = 'open'`);
const lapse = statement('behaviourDispatches.lapse', `update behaviour_dispatches set state = 'lapsed' where id = any($1::uuid[]) and state = 'open'`);
const dropLinks = statement('behaviourDispatches.dropLinks', `delete from behaviour_links where dispatch_id = any($1::uuid[])`);
const link = statement('behaviourDispatches.link', `insert into behaviour_links (code_hash, agency_id, dispatch_id) values ($1, $2, $3)`);

export type SendingTerms = { readonly at: Date; readonly reminders: number; readonly everyDays: number; readonly openDays: number };
const termsOf = ({ at, reminders, everyDays, openDays }: SendingTerms) => [at, reminders, everyDays, openDays];

/** One that something may be due for; null when there is none. */
export async function dispatchPending(transaction: Transaction, terms: SendingTerms): Promise<OpenDispatch | null> {
  const [row] = await transaction.query<OpenDispatch>(peek, termsOf(terms));
  return row ?? null;
}

/** The same, up to `limit`, held until the transaction ends: two workers never send one twice. */
export function pendingDispatches(transaction: Transaction, terms: SendingTerms, limit: number): Promise<OpenDispatch[]> {
  return transaction.query<OpenDispatch>(waiting, [...termsOf(terms), limit]);
}

export async function markDispatchSent(transaction: Transaction, dispatchId: string, at: Date): Promise<void> {
  await transaction.query(sent, [dispatchId, at]);
}

export async function lapseDispatches(transaction: Transaction, dispatchIds: readonly string[]): Promise<void> {
  if (dispatchIds.length === 0) return;
  await transaction.query(lapse, [dispatchIds]);
  await transaction.query(dropLinks, [dispatchIds]);
}

export async function keepLink(transaction: Transaction, dispatchId: string, codeHash: Buffer): Promise<void> {
  await transaction.query(link, [codeHash, transaction.agencyId, dispatchId]);
}

const holder = statement('behaviourDispatches.holder', `select dispatch_id as "dispatchId", agency_id as "agencyId" from behaviour_link_holder($1)`);
const asked = statement(
  'behaviourDispatches.asked',
  `select ${columns}, v.items, g.name as agency from ${tables} join evaluation_form_versions v on v.id = e.form_version_id where d.id = $1 and d.state = 'open'`,
);
const put = statement('behaviourDispatches.put', `select put_behaviour_answer($1, $2, $3, $4, $5) as taken`);

/** Whose a code is, while it can be answered by. */
export async function linkHolder(transaction: Transaction, codeHash: Buffer): Promise<{ readonly dispatchId: string; readonly agencyId: string } | null> {
  const [row] = await transaction.query<{ dispatchId: string; agencyId: string }>(holder, [codeHash]);
  return row ?? null;
}

export type AskedDispatch = OpenDispatch & { readonly items: readonly FormItem[]; readonly agency: string };

export async function askedDispatch(transaction: Transaction, dispatchId: string): Promise<AskedDispatch | null> {
  const [row] = await transaction.query<AskedDispatch>(asked, [dispatchId]);
  return row ?? null;
}

/** Takes the answer in and ends every link to it. False when there was one before. */
export async function putBehaviourAnswer(transaction: Transaction, dispatchId: string, group: RaterGroup, marks: AnswerMarks, texts: AnswerTexts, smallest: number): Promise<boolean> {
  const [row] = await transaction.query<{ taken: boolean }>(put, [dispatchId, group, JSON.stringify(marks), JSON.stringify(texts), smallest]);
  return row?.taken ?? false;
}

const mine = statement(
  'behaviourDispatches.mine',
  `select ${columns} from ${tables} where d.person_id = $1 and d.state = 'open' and d.sent > 0 and f.due_on + $2::int >= (now() at time zone g.time_zone)::date order by f.due_on, d.id limit 100`,
);

/** What a person is still asked, the oldest first. */
export function dispatchesOf(transaction: Transaction, personId: string, openDays: number): Promise<OpenDispatch[]> {
  return transaction.query<OpenDispatch>(mine, [personId, openDays]);
}
