import type { FieldError, LevelColumn, LevelRow } from '@sinau/domain/competencies';
import { newId, statement, type Transaction } from '../core/index.js';

export type WrongLevelRow = { readonly line: number; readonly cells: readonly string[]; readonly errors: readonly FieldError<LevelColumn>[] };
export type LevelImportCounts = { readonly created: number; readonly unchanged: number; readonly wrong: number };
export type LevelImportState = 'checked' | 'waiting' | 'running' | 'done';
export type LevelImport = {
  readonly id: string; readonly fileName: string; readonly state: LevelImportState; readonly rows: number; readonly counts: LevelImportCounts; readonly done: number;
  readonly errors: readonly (FieldError<LevelColumn> & { readonly line: number })[]; readonly createdBy: string; readonly createdByName: string; readonly createdAt: Date; readonly finishedAt: Date | null;
};
export type LevelFileRows = { readonly fileName: string; readonly header: readonly string[]; readonly rows: number; readonly sound: readonly LevelRow[]; readonly wrong: readonly WrongLevelRow[]; readonly unchanged: number };

/** Wrong cells that are told; the file of wrong rows has all. */
const TOLD = 200;

const view = `select t.id, t.input ->> 'fileName' as "fileName", t.state, (t.input ->> 'rows')::int as rows, t.result as counts, t.done, coalesce(t.input -> 'told', '[]') as errors,
    t.created_by as "createdBy", p.full_name as "createdByName", t.created_at as "createdAt", t.finished_at as "finishedAt"
  from tasks t join people p on p.id = t.created_by where t.kind = 'level_import'`;
const one = statement('levelImports.one', `${view} and t.id = $1`);
const list = statement('levelImports.list', `${view} and t.agency_id = $1 order by t.created_at desc, t.id desc limit 10`);
const known = statement(
  'levelImports.known',
  `select x.n::int as n from jsonb_to_recordset($1::jsonb) as x (n int, "personId" uuid, "competencyId" uuid, source text, level smallint, "measuredOn" date)
   where exists (select from competency_measurements m where m.person_id = x."personId" and m.competency_id = x."competencyId" and m.source = x.source and m.level = x.level and m.measured_on = x."measuredOn"
     and m.withdraws_id is null and not exists (select from competency_measurements w where w.withdraws_id = m.id))`,
);
const insert = statement('levelImports.insert', `insert into tasks (id, agency_id, kind, created_by, state, total, input, result) values ($1, $2, 'level_import', $3, 'checked', $4, $5, $6)`);
const old = statement(
  'levelImports.old',
  `select id from tasks where kind = 'level_import' and agency_id = $1 and state in ('checked', 'done') and created_at < now() - interval '30 days' and input ? 'wrong' order by id limit 200`,
);
const forget = statement(
  'levelImports.forget',
  `update tasks set input = input - 'sound' - 'wrong' - 'told' where id = $1 and kind = 'level_import' and state in ('checked', 'done') and created_at < now() - interval '30 days' and input ? 'wrong'
   returning input ->> 'fileName' as "fileName"`,
);
const begin = statement('levelImports.begin', `update tasks set state = 'waiting' where id = $1 and kind = 'level_import' and state = 'checked' and total > 0 and input ? 'sound' returning id`);
const going = statement('levelImports.going', `select id from tasks where kind = 'level_import' and agency_id = $1 and state in ('waiting', 'running') order by id limit 50`);
const hold = statement(
  'levelImports.hold',
  `select t.id, t.created_by as "createdBy", coalesce((select jsonb_agg(r.x order by r.n) from jsonb_array_elements(t.input -> 'sound') with ordinality as r (x, n) where r.n > t.done and r.n <= t.done + $2::int), '[]') as rows
   from tasks t where t.id = $1 and t.kind = 'level_import' and t.state in ('waiting', 'running') for update of t`,
);
const write = statement(
  'levelImports.write',
  `insert into competency_measurements (id, agency_id, person_id, competency_id, source, level, measured_on, assessor_id, note)
   select gen_random_uuid(), $1, x."personId", x."competencyId", x.source, x.level, x."measuredOn", $3, x.note
   from jsonb_to_recordset($2::jsonb) as x ("personId" uuid, "competencyId" uuid, source text, level smallint, "measuredOn" date, note text)
   join people p on p.id = x."personId" join competencies c on c.id = x."competencyId"
   where not exists (select from competency_measurements m where m.person_id = x."personId" and m.competency_id = x."competencyId" and m.source = x.source and m.level = x.level and m.measured_on = x."measuredOn"
     and m.withdraws_id is null and not exists (select from competency_measurements w where w.withdraws_id = m.id))`,
);
const advance = statement(
  'levelImports.advance',
  `update tasks set done = done + $2, state = case when done + $2 >= total then 'done' else 'running' end, finished_at = case when done + $2 >= total then now() end,
     input = case when done + $2 >= total then input - 'sound' else input end where id = $1 returning state`,
);
const wrongRows = statement('levelImports.wrongRows', `select input -> 'header' as header, coalesce(input -> 'wrong', '[]') as wrong from tasks where id = $1 and kind = 'level_import'`);

export async function levelImportById(transaction: Transaction, id: string): Promise<LevelImport | null> {
  const [row] = await transaction.query<LevelImport>(one, [id]);
  return row ?? null;
}

/** The newest first. */
export function listLevelImports(transaction: Transaction): Promise<LevelImport[]> {
  return transaction.query<LevelImport>(list, [transaction.agencyId]);
}

/** Places (from 0) of the findings that were written down before, just so. */
export async function knownFindings(transaction: Transaction, rows: readonly LevelRow[]): Promise<ReadonlySet<number>> {
  const found = await transaction.query<{ n: number }>(known, [JSON.stringify(rows.map((row, n) => ({ n, ...row })))]);
  return new Set(found.map(({ n }) => n));
}

/** Keeps a tried file. */
export async function insertLevelImport(transaction: Transaction, createdBy: string, file: LevelFileRows): Promise<string> {
  const id = newId();
  const { unchanged, ...input } = file;
  const told = file.wrong.flatMap(({ line, errors }) => errors.map((error) => ({ line, ...error }))).slice(0, TOLD);
  const counts: LevelImportCounts = { created: file.sound.length, unchanged, wrong: file.wrong.length };
  await transaction.query(insert, [id, transaction.agencyId, createdBy, file.sound.length, JSON.stringify({ ...input, told }), JSON.stringify(counts)]);
  return id;
}

/** Files whose cells have been kept for 30 days and are not being written. */
export async function levelFilesToForget(transaction: Transaction): Promise<string[]> {
  return (await transaction.query<{ id: string }>(old, [transaction.agencyId])).map(({ id }) => id);
}

/** Drops the cells; the counts stay. The file's name; null when its time has not come or it was done before. */
export async function forgetLevelFile(transaction: Transaction, id: string): Promise<string | null> {
  const [row] = await transaction.query<{ fileName: string }>(forget, [id]);
  return row?.fileName ?? null;
}

/** False when it was begun before, has nothing to write, or its cells were forgotten. */
export async function beginLevelImport(transaction: Transaction, id: string): Promise<boolean> {
  return (await transaction.query(begin, [id])).length > 0;
}

export async function levelImportsGoing(transaction: Transaction): Promise<string[]> {
  return (await transaction.query<{ id: string }>(going, [transaction.agencyId])).map(({ id }) => id);
}

export type HeldLevels = { readonly id: string; readonly createdBy: string; readonly rows: readonly LevelRow[] };

/** The next rows, held until the transaction ends; null when there is nothing to do. */
export async function holdLevelRows(transaction: Transaction, id: string, limit: number): Promise<HeldLevels | null> {
  const [row] = await transaction.query<HeldLevels>(hold, [id, limit]);
  return row ?? null;
}

/** Findings that are not written yet. Asked under the locks of these people. */
export async function writeLevelRows(transaction: Transaction, held: HeldLevels): Promise<void> {
  await transaction.query(write, [transaction.agencyId, JSON.stringify(held.rows), held.createdBy]);
}

/** Whether it has come to its end. */
export async function advanceLevelImport(transaction: Transaction, id: string, rows: number): Promise<boolean> {
  const [row] = await transaction.query<{ state: LevelImportState }>(advance, [id, rows]);
  return row?.state === 'done';
}

/** The heading and the wrong rows; none when they were forgotten. */
export async function wrongLevelRows(transaction: Transaction, id: string): Promise<{ header: readonly string[]; wrong: readonly WrongLevelRow[] } | null> {
  const [row] = await transaction.query<{ header: readonly string[]; wrong: readonly WrongLevelRow[] }>(wrongRows, [id]);
  return row ?? null;
}
