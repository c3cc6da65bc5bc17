import { statement, type Transaction } from '../core/index.js';

/** The ZIP of a bulk issue. `waiting` for the worker, `making`, `ready` until `expiresAt`, `expired`, or `failed`: ask again. */
export type BatchArchive =
  | { readonly state: 'waiting' | 'expired' | 'failed' }
  | { readonly state: 'making'; readonly done: number; readonly count: number }
  | { readonly state: 'ready'; readonly count: number; readonly bytes: number; readonly madeAt: string; readonly expiresAt: string };

export type ArchiveState = {
  /** Null before anybody asked for one. */
  readonly archive: BatchArchive | null;
  /** Valid certificates of the batch, and how many of them are printed. */
  readonly certificates: number;
  readonly printed: number;
};

const state = statement(
  'batchArchives.state',
  `select t.result -> 'archive' as archive, count(c.id)::int as certificates, (count(c.id) filter (where c.pdf_state = 'ready'))::int as printed
   from tasks t
   left join task_items i on i.task_id = t.id and i.state = 'done'
   left join certificates c on c.enrolment_id = (i.input ->> 'enrolmentId')::uuid and c.state = 'valid'
   where t.id = $1 and t.kind = 'certificate_batch' group by t.id`,
);

export async function archiveState(transaction: Transaction, taskId: string): Promise<ArchiveState | null> {
  const [row] = await transaction.query<ArchiveState>(state, [taskId]);
  return row ?? null;
}

const ask = statement(
  'batchArchives.ask',
  `update tasks set result = jsonb_build_object('archive', jsonb_build_object('state', 'waiting'))
   where id = $1 and kind = 'certificate_batch' and state in ('done', 'cancelled')
     and coalesce(result -> 'archive' ->> 'state', 'none') not in ('waiting', 'making') returning id`,
);
const write = statement(
  'batchArchives.write',
  `update tasks set result = jsonb_build_object('archive', $2::jsonb)
   where id = $1 and kind = 'certificate_batch' and result -> 'archive' ->> 'state' in ('waiting', 'making', 'ready') returning id`,
);

/** Asks the worker for an archive; false while one is being made, or while the batch goes on. */
export async function askForArchive(transaction: Transaction, taskId: string): Promise<boolean> {
  return (await transaction.query(ask, [taskId])).length > 0;
}

/** How far the archive is; false when nobody wants it any more. */
export async function writeArchive(transaction: Transaction, taskId: string, archive: BatchArchive): Promise<boolean> {
  return (await transaction.query(write, [taskId, JSON.stringify(archive)])).length > 0;
}

export type ArchivedCertificate = { readonly id: string; readonly number: string; readonly holder: string; readonly bytes: number; readonly issuedAt: Date };

const files = statement(
  'batchArchives.files',
  `select c.id, c.number, c.snapshot -> 'holder' ->> 'name' as holder, c.pdf_bytes as bytes, c.issued_at as "issuedAt"
   from task_items i join certificates c on c.enrolment_id = (i.input ->> 'enrolmentId')::uuid and c.state = 'valid' and c.pdf_state = 'ready'
   where i.task_id = $1 and i.state = 'done' order by holder, c.number`,
);

/** Printed certificates of a batch that are valid now, by name. */
export async function certificatesToArchive(transaction: Transaction, taskId: string): Promise<ArchivedCertificate[]> {
  return transaction.query<ArchivedCertificate>(files, [taskId]);
}

const wanted = statement(
  'batchArchives.wanted',
  `select id from tasks where agency_id = $1 and kind = 'certificate_batch' and result -> 'archive' ->> 'state' in ('waiting', 'making') order by created_at limit 100`,
);

/** Batches whose archive is waited for. */
export async function wantedArchives(transaction: Transaction): Promise<readonly string[]> {
  return (await transaction.query<{ id: string }>(wanted, [transaction.agencyId])).map((row) => row.id);
}

const expired = statement(
  'batchArchives.expired',
  `select id from tasks where agency_id = $1 and kind = 'certificate_batch' and result -> 'archive' ->> 'state' = 'ready'
     and (result -> 'archive' ->> 'expiresAt')::timestamptz < now() order by created_at limit 100`,
);

/** Batches whose archive has been kept long enough. */
export async function expiredArchives(transaction: Transaction): Promise<readonly string[]> {
  return (await transaction.query<{ id: string }>(expired, [transaction.agencyId])).map((row) => row.id);
}
