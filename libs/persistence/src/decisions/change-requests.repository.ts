import type { ChangeRequestState } from '@sinau/domain/decisions';
import { statement, type Transaction } from '../core/index.js';
import type { Reach } from './decided-runs.repository.js';
import { requestColumns, type StoredRequest } from './decisions.repository.js';

export type ListedRequest = StoredRequest & { readonly runId: string; readonly runName: string; readonly courseId: string; readonly courseTitle: string; readonly sortedBy: string };
export type RequestsQuery = { readonly courseId: string | null; readonly state: ChangeRequestState | null; readonly reach: Reach; readonly after: { readonly at: string; readonly id: string } | null; readonly limit: number };

const list = statement(
  'changeRequests.list',
  `select ${requestColumns}, r.id as "runId", r.name as "runName", c.id as "courseId", coalesce(k.title, '') as "courseTitle", q.created_at::text as "sortedBy"
   from change_requests q join decisions d on d.id = q.decision_id join runs r on r.id = d.run_id join courses c on c.id = q.course_id left join catalogue_entries k on k.course_id = c.id
   where ($1::uuid is null or q.course_id = $1) and ($2::text is null or q.state = $2) and ($3::uuid is null or c.owner_id = $3 or c.id = any ($4::uuid[]))
     and ($5::timestamptz is null or (q.created_at, q.id) > ($5, $6::uuid))
   order by q.created_at, q.id limit $7`,
);

export function listChangeRequests(transaction: Transaction, { courseId, state, reach, after, limit }: RequestsQuery): Promise<ListedRequest[]> {
  return transaction.query<ListedRequest>(list, [courseId, state, reach?.ownerId ?? null, reach?.courseIds ?? [], after?.at ?? null, after?.id ?? null, limit]);
}

const lock = statement('changeRequests.lock', 'select id, state, course_id as "courseId" from change_requests where id = $1 for update');
const answer = statement(
  'changeRequests.answer',
  `update change_requests set state = 'answered', version_id = $2, answer = $3, answered_by = $4, answered_at = now() where id = $1 and state = 'open' returning id`,
);

/** The request, held until the transaction ends; null when the agency has none of that id. */
export async function lockChangeRequest(transaction: Transaction, requestId: string): Promise<{ id: string; state: ChangeRequestState; courseId: string } | null> {
  const [row] = await transaction.query<{ id: string; state: ChangeRequestState; courseId: string }>(lock, [requestId]);
  return row ?? null;
}

export async function answerChangeRequest(transaction: Transaction, requestId: string, by: { readonly versionId: string; readonly answer: string; readonly personId: string }): Promise<boolean> {
  return (await transaction.query(answer, [requestId, by.versionId, by.answer, by.personId])).length > 0;
}
