import type { Facts } from '@sinau/domain/core';
import { statement, type Transaction } from '../core/index.js';

export type BatchState = 'waiting' | 'running' | 'paused' | 'done' | 'cancelled';

export type Batch = {
  readonly id: string;
  readonly state: BatchState;
  readonly run: { readonly id: string; readonly name: string; readonly courseTitle: string };
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
};

export type FailedItem = { readonly position: number; readonly enrolmentId: string; readonly name: string; readonly code: string; readonly facts: Facts };
export type ItemOutcome = { readonly code: string; readonly facts: Facts };
export type WaitingItem = { readonly position: number; readonly enrolmentId: string };

type Row = {
  id: string; state: BatchState; total: number; done: number; failed: number; input: { runId: string; runName: string; courseTitle: string };
  created_by_name: string; created_at: Date; finished_at: Date | null;
};

const insert = statement(
  'batches.insert',
  `insert into tasks (id, agency_id, kind, created_by, total, input) values ($1, $2, 'certificate_batch', $3, $4, $5)`,
);
const columns = `t.id, t.state, t.total, t.done, t.failed, t.input, p.full_name as created_by_name, t.created_at, t.finished_at`;
const byId = statement('batches.byId', `select ${columns} from tasks t join people p on p.id = t.created_by where t.id = $1 and t.kind = 'certificate_batch'`);
const recent = statement(
  'batches.recent',
  `select ${columns} from tasks t join people p on p.id = t.created_by where t.agency_id = $1 and t.kind = 'certificate_batch' order by t.created_at desc, t.id desc limit 20`,
);
const goingOf = statement(
  'batches.goingOfRun',
  `select id from tasks where kind = 'certificate_batch' and state in ('waiting', 'running', 'paused') and input ->> 'runId' = $1 limit 1`,
);
const failedItems = statement(
  'batches.failedItems',
  `select position, input ->> 'enrolmentId' as enrolment_id, input ->> 'name' as name, outcome ->> 'code' as code, outcome -> 'facts' as facts
   from task_items where task_id = $1 and state = 'failed' order by position limit 500`,
);

function batchOf(row: Row): Batch {
  const { id, state, total, done, failed, input } = row;
  return {
    id, state, total, done, failed, run: { id: input.runId, name: input.runName, courseTitle: input.courseTitle },
    createdBy: row.created_by_name, createdAt: row.created_at, finishedAt: row.finished_at,
  };
}

export type NewBatch = {
  readonly id: string;
  readonly createdBy: string;
  readonly run: Batch['run'];
  readonly total: number;
};

/** A batch without its items. */
export async function addBatch(transaction: Transaction, { id, createdBy, run, total }: NewBatch): Promise<void> {
  const input = JSON.stringify({ runId: run.id, runName: run.name, courseTitle: run.courseTitle });
  await transaction.query(insert, [id, transaction.agencyId, createdBy, total, input]);
}

export async function batchById(transaction: Transaction, taskId: string): Promise<Batch | null> {
  const [row] = await transaction.query<Row>(byId, [taskId]);
  return row ? batchOf(row) : null;
}

/** The agency's last twenty, newest first. */
export async function recentBatches(transaction: Transaction): Promise<Batch[]> {
  return (await transaction.query<Row>(recent, [transaction.agencyId])).map(batchOf);
}

/** The batch of a run that has not ended. */
export async function openBatchOf(transaction: Transaction, runId: string): Promise<string | null> {
  const [row] = await transaction.query<{ id: string }>(goingOf, [runId]);
  return row?.id ?? null;
}

export async function failedItemsOf(transaction: Transaction, taskId: string): Promise<FailedItem[]> {
  const rows = await transaction.query<{ position: number; enrolment_id: string; name: string; code: string; facts: Facts }>(failedItems, [taskId]);
  return rows.map((row) => ({ position: row.position, enrolmentId: row.enrolment_id, name: row.name, code: row.code, facts: row.facts }));
}

const pause = statement('batches.pause', `update tasks set state = 'paused' where id = $1 and state in ('waiting', 'running') returning id`);
const resume = statement('batches.resume', `update tasks set state = 'waiting' where id = $1 and state = 'paused' returning id`);
const cancel = statement('batches.cancel', `update tasks set state = 'cancelled', finished_at = now() where id = $1 and state in ('waiting', 'running', 'paused') returning id`);
const cancelItems = statement('batches.cancelItems', `update task_items set state = 'cancelled' where task_id = $1 and state = 'waiting'`);
const retry = statement('batches.retry', `update tasks set state = 'waiting', failed = 0, finished_at = null where id = $1 and state = 'done' and failed > 0 returning id`);
const retryItems = statement('batches.retryItems', `update task_items set state = 'waiting', outcome = null where task_id = $1 and state = 'failed'`);

/** Each answers false when the batch is in no state for it. */
export async function pauseBatch(transaction: Transaction, taskId: string): Promise<boolean> {
  return (await transaction.query(pause, [taskId])).length > 0;
}

export async function resumeBatch(transaction: Transaction, taskId: string): Promise<boolean> {
  return (await transaction.query(resume, [taskId])).length > 0;
}

/** What is waiting is cancelled; what was issued stays issued. */
export async function cancelBatch(transaction: Transaction, taskId: string): Promise<boolean> {
  if ((await transaction.query(cancel, [taskId])).length === 0) return false;
  await transaction.query(cancelItems, [taskId]);
  return true;
}

/** Only the failed items run again. */
export async function retryBatch(transaction: Transaction, taskId: string): Promise<boolean> {
  if ((await transaction.query(retry, [taskId])).length === 0) return false;
  await transaction.query(retryItems, [taskId]);
  return true;
}

const begin = statement('batches.begin', `update tasks set state = 'running' where id = $1 and kind = 'certificate_batch' and state in ('waiting', 'running') returning id`);
const next = statement(
  'batches.next',
  `select position, input ->> 'enrolmentId' as enrolment_id from task_items where task_id = $1 and state = 'waiting' order by position limit 1 for update`,
);
const finish = statement('batches.finish', `update tasks set state = 'done', finished_at = now() where id = $1 and state = 'running'`);
const settle = statement('batches.settle', `update task_items set state = $3, outcome = $4 where task_id = $1 and position = $2 and state = 'waiting' returning position`);
const count = statement(
  'batches.count',
  `update tasks set done = done + case when $2 = 'done' then 1 else 0 end, failed = failed + case when $2 = 'failed' then 1 else 0 end where id = $1`,
);

/** Holds the batch for this transaction and gives its next item: null when it is paused, cancelled or through. */
export async function takeItem(transaction: Transaction, taskId: string): Promise<WaitingItem | null> {
  if ((await transaction.query(begin, [taskId])).length === 0) return null;
  const [row] = await transaction.query<{ position: number; enrolment_id: string }>(next, [taskId]);
  if (row) return { position: row.position, enrolmentId: row.enrolment_id };
  await transaction.query(finish, [taskId]);
  return null;
}

export async function settleItem(transaction: Transaction, taskId: string, position: number, state: 'done' | 'failed', outcome: ItemOutcome | null): Promise<void> {
  const settled = await transaction.query(settle, [taskId, position, state, outcome === null ? null : JSON.stringify(outcome)]);
  if (settled.length > 0) await transaction.query(count, [taskId, state]);
}
