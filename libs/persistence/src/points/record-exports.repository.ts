import { statement, type Transaction } from '../core/index.js';

export type ExportFormatName = 'json' | 'kursus_csv' | 'diklat_csv';
export type RecordExport = {
  readonly id: string; readonly year: number; readonly format: ExportFormatName; readonly state: 'waiting' | 'running' | 'done' | 'failed'; readonly done: number; readonly total: number;
  readonly createdAt: Date; readonly createdBy: string; readonly createdById: string; /** The agency's. */ readonly timeZone: string; readonly file: { readonly bytes: number; readonly records: number; readonly expiresAt: string; readonly gone?: boolean } | null;
};

const read = `select t.id, (t.input ->> 'year')::int as year, t.input ->> 'format' as format, t.state, t.done, t.total, t.created_at as "createdAt", p.full_name as "createdBy", t.created_by as "createdById", g.time_zone as "timeZone", t.result as file
  from tasks t join people p on p.id = t.created_by join agencies g on g.id = t.agency_id where t.kind = 'record_export'`;
const list = statement('recordExports.list', `${read} and t.agency_id = $1 order by t.created_at desc, t.id desc limit 20`);
const one = statement('recordExports.one', `${read} and t.id = $1`);
const insert = statement('recordExports.insert', `insert into tasks (id, agency_id, kind, created_by, total, input) values ($1, $2, 'record_export', $3, 0, $4)`);
const going = statement('recordExports.going', `select from tasks where agency_id = $1 and kind = 'record_export' and state in ('waiting', 'running') and input ->> 'year' = $2 and input ->> 'format' = $3`);
const advance = statement('recordExports.advance', `update tasks set state = 'running', done = $2, total = $3 where id = $1 and kind = 'record_export' and state in ('waiting', 'running') returning id`);
const finish = statement('recordExports.finish', `update tasks set state = 'done', done = total, result = $2, finished_at = now() where id = $1 and kind = 'record_export' and state in ('waiting', 'running') returning id`);
const fail = statement('recordExports.fail', `update tasks set state = 'failed', finished_at = now() where id = $1 and kind = 'record_export' and state in ('waiting', 'running')`);
const expired = statement(
  'recordExports.expired',
  `select id from tasks where agency_id = $1 and kind = 'record_export' and state = 'done' and not (result ? 'gone') and (result ->> 'expiresAt')::timestamptz < now() limit 100`,
);
const gone = statement('recordExports.gone', `update tasks set result = result || '{"gone": true}' where id = $1 and kind = 'record_export'`);
const thisYear = statement('recordExports.thisYear', `select extract(year from now() at time zone time_zone)::int as year from agencies where id = $1`);

/** The latest first; at most 20. */
export function recordExports(transaction: Transaction): Promise<RecordExport[]> {
  return transaction.query<RecordExport>(list, [transaction.agencyId]);
}

export async function recordExport(transaction: Transaction, id: string): Promise<RecordExport | null> {
  const [row] = await transaction.query<RecordExport>(one, [id]);
  return row ?? null;
}

export async function exportGoing(transaction: Transaction, year: number, format: ExportFormatName): Promise<boolean> {
  return (await transaction.query(going, [transaction.agencyId, String(year), format])).length > 0;
}

export async function addRecordExport(transaction: Transaction, id: string, by: string, wish: { readonly year: number; readonly format: ExportFormatName }): Promise<void> {
  await transaction.query(insert, [id, transaction.agencyId, by, JSON.stringify(wish)]);
}

/** False when nobody waits for it any more. */
export async function exportProgress(transaction: Transaction, id: string, done: number, total: number): Promise<boolean> {
  return (await transaction.query(advance, [id, done, total])).length > 0;
}

/** False when it was done or given up before. */
export async function exportDone(transaction: Transaction, id: string, file: { readonly bytes: number; readonly records: number; readonly expiresAt: string }): Promise<boolean> {
  return (await transaction.query(finish, [id, JSON.stringify(file)])).length > 0;
}

export async function exportFailed(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(fail, [id]);
}

export async function expiredExports(transaction: Transaction): Promise<string[]> {
  return (await transaction.query<{ id: string }>(expired, [transaction.agencyId])).map(({ id }) => id);
}

export async function exportGone(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(gone, [id]);
}

/** In the agency's zone. */
export async function yearNow(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ year: number }>(thisYear, [transaction.agencyId]);
  return row?.year ?? new Date().getUTCFullYear();
}
