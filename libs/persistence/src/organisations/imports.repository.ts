import type { CellError, ColumnMapping } from '@sinau/domain/organisations';
import { newId, statement, type Database, type Transaction } from '../core/index.js';
import type { Actor } from '@sinau/domain/identity';

export type ImportFile = {
  readonly fileName: string;
  readonly encoding: 'utf-8' | 'windows-1252';
  readonly delimiter: ',' | ';' | '\t';
  readonly columns: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly mapping: ColumnMapping;
};
export type ImportCounts = { readonly created: number; readonly changed: number; readonly unchanged: number; readonly wrong: number };
export type UndoCounts = { readonly removed: number; readonly restored: number; readonly kept: number };
export type ImportState = 'mapping' | 'checked' | 'waiting' | 'running' | 'done' | 'failed' | 'undone' | 'cancelled';

export type PeopleImport = ImportFile & {
  readonly id: string;
  readonly state: ImportState;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly rows: number;
  readonly counts: ImportCounts | null;
  readonly undone: UndoCounts | null;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly undoable: boolean;
  /** Until when the rows of the file are kept; null once they are deleted. */
  readonly fileUntil: Date | null;
};

/** A row of the file: its line, the heading being line 1, and its cells. */
export type FileRow = { readonly line: number; readonly cells: readonly string[] };
export type RowState = 'waiting' | 'done' | 'failed';
export type RowOutcome =
  | { readonly errors: readonly CellError[] }
  | { readonly plan: 'created' | 'changed' | 'unchanged' }
  | { readonly effect: 'created'; readonly personId: string }
  | { readonly effect: 'changed'; readonly personId: string; readonly revision: number; readonly before: unknown }
  | { readonly effect: 'unchanged' };
export type JudgedRow = { readonly line: number; readonly state: RowState; readonly outcome: RowOutcome };

type Row = {
  id: string; state: ImportState; total: number; done: number; failed: number; rows: number; input: ImportFile;
  result: { counts?: ImportCounts; undone?: UndoCounts } | null; created_by: string; created_by_name: string; created_at: Date; finished_at: Date | null; undoable: boolean; file_until: Date | null;
};

/** Days that the rows of a file are kept after the import has ended, or after the upload when it never was applied. */
const FILE_DAYS = 30;
const fileEnds = `coalesce(t.finished_at, t.created_at) + interval '${FILE_DAYS} days'`;

const view = `select t.id, t.state, t.total, t.done, t.failed, t.input, t.result, t.created_by, p.full_name as created_by_name, t.created_at, t.finished_at,
    coalesce((t.input ->> 'rows')::int, 0) as rows,
    t.state = 'done' and t.finished_at > now() - interval '24 hours' as undoable,
    case when t.input ? 'deletedAt' then null else ${fileEnds} end as file_until
  from tasks t join people p on p.id = t.created_by`;
const one = statement('imports.one', `${view} where t.id = $1 and t.kind = 'people_import'`);
const lock = statement('imports.lock', `select state from tasks where id = $1 and kind = 'people_import' for update`);
const list = statement(
  'imports.list',
  `${view} where t.kind = 'people_import' and ($1::timestamptz is null or (t.created_at, t.id) < ($1, $2::uuid)) order by t.created_at desc, t.id desc limit $3`,
);
const insert = statement(
  'imports.insert',
  `insert into tasks (id, agency_id, kind, created_by, state, total, input) values ($1, $2, 'people_import', $3, 'mapping', 0, $4)`,
);
const insertRows = statement(
  'imports.insertRows',
  `insert into task_items (task_id, agency_id, position, input, state)
   select $1, $2, (row -> 0)::int, row -> 1, 'waiting' from jsonb_array_elements($3::jsonb) as rows(row)`,
);
const rowsAfter = statement('imports.rowsAfter', `select position as line, input as cells from task_items where task_id = $1 and position > $2 order by position limit $3`);
const waitingRows = statement(
  'imports.waitingRows', `select position as line, input as cells from task_items where task_id = $1 and state = 'waiting' order by position limit $2`,
);
/** No join: rows that were inserted a moment ago are unknown to the planner's statistics, and it would take the slowest. */
const judge = statement(
  'imports.judge',
  `update task_items set state = $4::jsonb -> position::text ->> 'state', outcome = $4::jsonb -> position::text -> 'outcome'
   where task_id = $1 and position between $2 and $3 and $4::jsonb ? position::text`,
);
const checked = statement(
  'imports.checked',
  `update tasks set state = 'checked', total = $2, input = input || jsonb_build_object('mapping', $3::jsonb), result = jsonb_build_object('counts', $4::jsonb) where id = $1`,
);
const begin = statement('imports.begin', `update tasks set state = 'waiting', done = 0, failed = 0 where id = $1 and state = 'checked' returning id`);
const advance = statement(
  'imports.advance', `update tasks set state = 'running', done = done + $2, failed = failed + $3 where id = $1`,
);
const finish = statement('imports.finish', `update tasks set state = 'done', finished_at = now() where id = $1 and state in ('waiting', 'running') returning id`);
const undo = statement('imports.undo', 'select removed, restored, kept from undo_people_import($1)');
const undone = statement('imports.undone', `update tasks set state = 'undone', result = result || jsonb_build_object('undone', $2::jsonb) where id = $1`);
const toForget = statement(
  'imports.toForget',
  `select t.id from tasks t where t.kind = 'people_import' and t.state not in ('waiting', 'running') and not t.input ? 'deletedAt' and ${fileEnds} < now() order by t.id limit 50`,
);
const deleteRows = statement('imports.deleteRows', `with gone as (delete from task_items where task_id = $1 returning 1) select count(*)::int as rows from gone`);
const forgetFile = statement(
  'imports.forgetFile',
  `update tasks t set state = case when state in ('mapping', 'checked') then 'cancelled' else state end,
     input = input || jsonb_build_object('sample', '[]'::jsonb, 'deletedAt', now())
   where t.id = $1 and t.kind = 'people_import' and t.state not in ('waiting', 'running') and not t.input ? 'deletedAt' and ${fileEnds} < now() returning t.id`,
);
const wrong = statement(
  'imports.wrong',
  `select position as line, input as cells, outcome -> 'errors' as errors from task_items where task_id = $1 and state = 'failed' and position > $2 order by position limit $3`,
);

const mendRow = statement('imports.mendRow', `update task_items set input = $3 where task_id = $1 and position = $2 and state = 'failed' returning position`);
const rowAt = statement('imports.row', `select position as line, input as cells, case when state = 'failed' then outcome -> 'errors' end as errors from task_items where task_id = $1 and position = $2`);

function importOfRow(row: Row): PeopleImport {
  return {
    ...row.input,
    id: row.id, state: row.state, total: row.total, done: row.done, failed: row.failed, rows: row.rows,
    counts: row.result?.counts ?? null, undone: row.result?.undone ?? null,
    createdBy: row.created_by, createdByName: row.created_by_name, createdAt: row.created_at, finishedAt: row.finished_at, undoable: row.undoable, fileUntil: row.file_until,
  };
}

export async function importById(transaction: Transaction, id: string): Promise<PeopleImport | null> {
  const [row] = await transaction.query<Row>(one, [id]);
  return row ? importOfRow(row) : null;
}

/** The state, held until the transaction ends: two can't go on with the same import. Null when there is none. */
export async function lockImport(transaction: Transaction, id: string): Promise<ImportState | null> {
  const [row] = await transaction.query<{ state: ImportState }>(lock, [id]);
  return row?.state ?? null;
}

/** The latest first, after a moment and id. */
export async function listImports(database: Database, actor: Actor, after: { text: string; id: string } | null, limit: number): Promise<PeopleImport[]> {
  const rows = await database.run<Row>(actor, list, [after?.text ?? null, after?.id ?? null, limit]);
  return rows.map(importOfRow);
}

/** Stores a file's rows as a task that waits for its columns. Returns the id. */
export async function insertImport(transaction: Transaction, createdBy: string, file: ImportFile, rows: readonly FileRow[]): Promise<string> {
  const id = newId();
  await transaction.query(insert, [id, transaction.agencyId, createdBy, JSON.stringify({ ...file, rows: rows.length })]);
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const part = rows.slice(from, from + ROWS_AT_ONCE).map((row) => [row.line, row.cells]);
    await transaction.query(insertRows, [id, transaction.agencyId, JSON.stringify(part)]);
  }
  return id;
}

/** What one statement carries: some 300 kB. */
export const ROWS_AT_ONCE = 2_000;

/** Rows by line, after a line. */
export function importRows(transaction: Transaction, id: string, afterLine: number): Promise<FileRow[]> {
  return transaction.query<{ line: number; cells: string[] }>(rowsAfter, [id, afterLine, ROWS_AT_ONCE]);
}

export function waitingImportRows(transaction: Transaction, id: string, limit: number): Promise<FileRow[]> {
  return transaction.query<{ line: number; cells: string[] }>(waitingRows, [id, limit]);
}

/** Writes down what became of rows; they come in the order of their lines. */
export async function judgeImportRows(transaction: Transaction, id: string, rows: readonly JudgedRow[]): Promise<void> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return;
  const byLine = Object.fromEntries(rows.map(({ line, state, outcome }) => [line, { state, outcome }]));
  await transaction.query(judge, [id, first.line, last.line, JSON.stringify(byLine)]);
}

export function judgeImportRow(transaction: Transaction, id: string, row: JudgedRow): Promise<void> {
  return judgeImportRows(transaction, id, [row]);
}

const countRows = statement(
  'imports.countRows',
  `select count(*) filter (where outcome ->> 'plan' = 'created')::int as created, count(*) filter (where outcome ->> 'plan' = 'changed')::int as changed,
     count(*) filter (where outcome ->> 'plan' = 'unchanged')::int as unchanged, count(*) filter (where state = 'failed')::int as wrong from task_items where task_id = $1`,
);

/** What a checked file's rows would do. */
export async function countImportRows(transaction: Transaction, id: string): Promise<ImportCounts> {
  const [row] = await transaction.query<ImportCounts>(countRows, [id]);
  return row ?? { created: 0, changed: 0, unchanged: 0, wrong: 0 };
}

/** `total` is the number of rows that applying will touch. */
export async function importChecked(transaction: Transaction, id: string, mapping: ColumnMapping, counts: ImportCounts): Promise<void> {
  await transaction.query(checked, [id, counts.created + counts.changed, JSON.stringify(mapping), JSON.stringify(counts)]);
}

/** False when it was not checked, or begun already. */
export async function beginImport(transaction: Transaction, id: string): Promise<boolean> {
  return (await transaction.query(begin, [id])).length === 1;
}

export async function advanceImport(transaction: Transaction, id: string, step: { done: number; failed: number }): Promise<void> {
  await transaction.query(advance, [id, step.done, step.failed]);
}

/** False when it had ended: its end is told once. */
export async function finishImport(transaction: Transaction, id: string): Promise<boolean> {
  return (await transaction.query(finish, [id])).length === 1;
}

/** Takes the batch back. Null when it is not done, or older than 24 hours. */
export async function undoImport(transaction: Transaction, id: string): Promise<UndoCounts | null> {
  const [row] = await transaction.query<UndoCounts>(undo, [id]);
  if (!row) return null;
  const counts: UndoCounts = { removed: row.removed, restored: row.restored, kept: row.kept };
  await transaction.query(undone, [id, JSON.stringify(counts)]);
  return counts;
}

/** Wrong rows by line, after a line, with all that is wrong in each. */
export function wrongImportRows(
  transaction: Transaction, id: string, afterLine: number, limit: number,
): Promise<(FileRow & { readonly errors: readonly CellError[] })[]> {
  return transaction.query<{ line: number; cells: string[]; errors: CellError[] }>(wrong, [id, afterLine, limit]);
}

export type ImportRow = FileRow & { /** Null when nothing is wrong. */ readonly errors: readonly CellError[] | null };

export async function importRow(transaction: Transaction, id: string, line: number): Promise<ImportRow | null> {
  const [row] = await transaction.query<{ line: number; cells: string[]; errors: CellError[] | null }>(rowAt, [id, line]);
  return row ?? null;
}

/** Writes a wrong row anew. False when there is none at that line. */
export async function mendImportRow(transaction: Transaction, id: string, line: number, cells: readonly string[]): Promise<boolean> {
  return (await transaction.query(mendRow, [id, line, JSON.stringify(cells)])).length === 1;
}

/** Imports whose file has been kept long enough, up to 50. */
export async function importsToForget(transaction: Transaction): Promise<string[]> {
  return (await transaction.query<{ id: string }>(toForget)).map(({ id }) => id);
}

/** Deletes a file's rows: how many; null when it is not time, or they are gone. One that was never applied can't be any more. */
export async function forgetImportFile(transaction: Transaction, id: string): Promise<number | null> {
  if ((await transaction.query(forgetFile, [id])).length === 0) return null;
  const [row] = await transaction.query<{ rows: number }>(deleteRows, [id]);
  return row?.rows ?? 0;
}
