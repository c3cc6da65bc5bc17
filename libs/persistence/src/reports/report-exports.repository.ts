import type { ReportName } from '@sinau/domain/reports';
import { newId, statement, type Transaction } from '../core/index.js';

export type ReportExportInput = { readonly report: ReportName; readonly format: 'csv' | 'xlsx'; readonly year: number; readonly unitId: string | null; readonly language: 'id' | 'en' };
export type ReportExport = {
  readonly id: string; readonly input: ReportExportInput; readonly state: 'waiting' | 'running' | 'done' | 'failed'; readonly done: number; readonly total: number; readonly createdBy: string; readonly createdAt: Date;
  /** False once its file was removed. */
  readonly kept: boolean;
};

const insert = statement('reportExports.insert', `insert into tasks (id, agency_id, kind, created_by, input) values ($1, $2, 'report', $3, $4)`);
const one = statement(
  'reportExports.one',
  `select id, input, state, done, total, created_by as "createdBy", created_at as "createdAt", coalesce(result ->> 'kept', 'true') = 'true' as kept from tasks where id = $1 and kind = 'report'`,
);
const progress = statement('reportExports.progress', `update tasks set state = 'running', done = $2, total = $3 where id = $1 and state in ('waiting', 'running')`);
const finish = statement('reportExports.finish', `update tasks set state = $2, done = case when $2 = 'done' then total else done end, finished_at = now() where id = $1 and state in ('waiting', 'running')`);
const old = statement('reportExports.old', `select id from tasks where kind = 'report' and agency_id = $1 and finished_at < now() - interval '7 days' and coalesce(result ->> 'kept', 'true') = 'true' order by id limit 100`);
const forget = statement('reportExports.forget', `update tasks set result = '{"kept": false}' where id = $1 and kind = 'report'`);

export async function askForReport(transaction: Transaction, createdBy: string, input: ReportExportInput): Promise<string> {
  const id = newId();
  await transaction.query(insert, [id, transaction.agencyId, createdBy, JSON.stringify(input)]);
  return id;
}
export async function reportExportById(transaction: Transaction, exportId: string): Promise<ReportExport | null> {
  const [row] = await transaction.query<ReportExport>(one, [exportId]);
  return row ?? null;
}
export async function reportProgress(transaction: Transaction, exportId: string, done: number, total: number): Promise<void> {
  await transaction.query(progress, [exportId, done, total]);
}
export async function finishReport(transaction: Transaction, exportId: string, state: 'done' | 'failed'): Promise<void> {
  await transaction.query(finish, [exportId, state]);
}
/** Files of more than seven days. */
export async function oldReportFiles(transaction: Transaction): Promise<string[]> {
  return (await transaction.query<{ id: string }>(old, [transaction.agencyId])).map(({ id }) => id);
}
export async function forgetReportFile(transaction: Transaction, exportId: string): Promise<void> {
  await transaction.query(forget, [exportId]);
}
