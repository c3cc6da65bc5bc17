import type { ChangeRequestState, ChangeWish, FrozenFigures, RecordedKind, Teaching } from '@sinau/domain/decisions';
import { newId, statement, type Transaction } from '../core/index.js';

export type StoredRequest = {
  readonly id: string; readonly what: string; readonly why: string; readonly state: ChangeRequestState; readonly createdAt: string; readonly answer: string;
  readonly version: { readonly id: string; readonly number: number; readonly publishedAt: string } | null;
};
export type StoredDecision = {
  readonly id: string; readonly kind: RecordedKind; readonly reasons: string; readonly decidedAt: Date; readonly decidedBy: string | null; readonly figures: FrozenFigures | null;
  readonly request: StoredRequest | null; readonly instructors: readonly string[];
  readonly withdrawnAt: Date | null; readonly withdrawnBy: string | null; readonly withdrawalReason: string | null;
};

/** Of the change request `q`; instants as JSON writes them in UTC. */
export const requestColumns = `q.id, q.what, q.why, q.state, q.answer, to_char(q.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
  (select jsonb_build_object('id', v.id, 'number', v.number, 'publishedAt', to_char(v.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) from course_versions v where v.id = q.version_id) as version`;

const ofRun = statement(
  'decisions.ofRun',
  `select d.id, d.kind, d.reasons, d.decided_at as "decidedAt", p.full_name as "decidedBy", d.figures, d.withdrawn_at as "withdrawnAt", w.full_name as "withdrawnBy", d.withdrawal_reason as "withdrawalReason",
     (select to_jsonb(asked) from (select ${requestColumns} from change_requests q where q.decision_id = d.id) asked) as request,
     coalesce((select jsonb_agg(coalesce(i.full_name, b.guest_name) order by coalesce(i.full_name, b.guest_name)) from instructor_blocks b left join people i on i.id = b.person_id where b.decision_id = d.id), '[]') as instructors
   from decisions d left join people p on p.id = d.decided_by left join people w on w.id = d.withdrawn_by where d.run_id = $1 order by d.decided_at desc, d.id desc`,
);

/** Every decision on a run, the latest first; at most one was not taken back. */
export async function decisionsOfRun(transaction: Transaction, runId: string): Promise<StoredDecision[]> {
  return transaction.query<StoredDecision>(ofRun, [runId]);
}

const insert = statement(
  'decisions.insert',
  `insert into decisions (id, agency_id, run_id, course_id, programme_id, version_id, kind, reasons, figures, decided_by, decided_at)
   select $1, r.agency_id, r.id, r.course_id, r.programme_id, c.current_version_id, $3, $4, $5, $6, coalesce($7, now()) from runs r join courses c on c.id = r.course_id where r.id = $2`,
);
const hold = statement('decisions.holdRun', 'select id from runs where id = $1 and revision = $2 and closed_at is null for no key update');
const close = statement('decisions.closeRun', 'update runs set closed_at = coalesce($3, now()), decision_id = $2, revision = revision + 1 where id = $1');
const insertRequest = statement(
  'decisions.insertRequest',
  `insert into change_requests (id, agency_id, decision_id, course_id, what, why, created_at) select $1, d.agency_id, d.id, d.course_id, $3, $4, d.decided_at from decisions d where d.id = $2`,
);
const insertBlocks = statement(
  'decisions.insertBlocks',
  `insert into instructor_blocks (id, agency_id, decision_id, programme_id, course_id, person_id, guest_name)
   select i.id, d.agency_id, d.id, d.programme_id, d.course_id, i.person, i.guest from decisions d cross join unnest($2::uuid[], $3::uuid[], $4::text[]) as i (id, person, guest) where d.id = $1`,
);

export type NewDecision = {
  readonly id: string; readonly runId: string; readonly kind: RecordedKind; readonly reasons: string; readonly figures: FrozenFigures; readonly decidedBy: string;
  readonly request: ChangeWish | null; readonly blocked: readonly Teaching[];
  /** Null is now. */
  readonly at: Date | null;
};

/** Holds an open run until the transaction ends. False when it was changed since `revision`, or closed. */
export async function holdOpenRun(transaction: Transaction, runId: string, revision: number): Promise<boolean> {
  return (await transaction.query(hold, [runId, revision])).length > 0;
}

/** Writes a decision and closes its run, which is held, in the same act. */
export async function closeRunWith(transaction: Transaction, decision: NewDecision): Promise<void> {
  const { id, runId, request, blocked } = decision;
  await transaction.query(insert, [id, runId, decision.kind, decision.reasons, JSON.stringify(decision.figures), decision.decidedBy, decision.at]);
  await transaction.query(close, [runId, id, decision.at]);
  if (request !== null) await transaction.query(insertRequest, [newId(), id, request.what, request.why]);
  if (blocked.length > 0) await transaction.query(insertBlocks, [id, blocked.map(() => newId()), blocked.map(({ personId }) => personId), blocked.map(({ personId, name }) => (personId === null ? name : null))]);
}

const withdraw = statement(
  'decisions.withdraw',
  `update decisions d set withdrawn_at = now(), withdrawn_by = $2, withdrawal_reason = $3 where d.id = $1 and d.withdrawn_at is null
     and not exists (select from change_requests q where q.decision_id = d.id and q.state = 'answered') returning d.id`,
);
const withdrawRequest = statement('decisions.withdrawRequest', `update change_requests set state = 'withdrawn' where decision_id = $1 and state = 'open'`);
const reopen = statement('decisions.reopenRun', 'update runs set closed_at = null, decision_id = null, revision = revision + 1 where id = $1 and decision_id = $2 returning id');
const lockRequest = statement('decisions.lockRequest', 'select id from change_requests where decision_id = $1 for update');

/** Takes a decision back, its open request with it, and opens the run. False when a version answered it meanwhile, or somebody took it back. */
export async function withdrawDecision(transaction: Transaction, runId: string, decisionId: string, by: { readonly personId: string; readonly reason: string }): Promise<boolean> {
  await transaction.query(lockRequest, [decisionId]);
  if ((await transaction.query(withdraw, [decisionId, by.personId, by.reason])).length === 0) return false;
  await transaction.query(withdrawRequest, [decisionId]);
  return (await transaction.query(reopen, [runId, decisionId])).length > 0;
}

const versionNumber = statement('decisions.versionNumber', 'select v.number from courses c join course_versions v on v.id = c.current_version_id where c.id = $1');

/** Number of the course's current version; null before the first. */
export async function currentVersionNumber(transaction: Transaction, courseId: string): Promise<number | null> {
  const [row] = await transaction.query<{ number: number }>(versionNumber, [courseId]);
  return row?.number ?? null;
}
