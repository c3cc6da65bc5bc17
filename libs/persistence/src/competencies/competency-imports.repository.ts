import type { CompetencyColumn, FieldError, FrameworkEntry, LevelColumn, LevelRow, ProfileColumn, RequirementRow } from '@sinau/domain/competencies';
import { newId, statement, type Transaction } from '../core/index.js';

/** Kinds of tasks: a file of findings, of the framework, of what posts ask for. */
export type CompetencyImportKind = 'level_import' | 'framework_import' | 'profile_import';
type RowOf = { level_import: LevelRow; framework_import: FrameworkEntry; profile_import: RequirementRow };
type ColumnOf = { level_import: LevelColumn; framework_import: CompetencyColumn; profile_import: ProfileColumn };

export type WrongRow<Column extends string> = { readonly line: number; readonly cells: readonly string[]; readonly errors: readonly FieldError<Column>[] };
/** Findings are never changed: a file of levels has nothing that is. */
export type CompetencyImportCounts = { readonly created: number; readonly changed: number; readonly unchanged: number; readonly wrong: number };
export type CompetencyImportState = 'checked' | 'waiting' | 'running' | 'done';
export type CompetencyImport<K extends CompetencyImportKind> = {
  readonly id: string; readonly fileName: string; readonly state: CompetencyImportState; readonly rows: number; readonly counts: CompetencyImportCounts;
  /** Of those to be written. */
  readonly done: number; readonly errors: readonly (FieldError<ColumnOf[K]> & { readonly line: number })[];
  readonly createdBy: string; readonly createdByName: string; readonly createdAt: Date; readonly finishedAt: Date | null;
};
export type TriedFile<K extends CompetencyImportKind> = {
  readonly fileName: string; readonly header: readonly string[]; readonly rows: number; readonly sound: readonly RowOf[K][]; readonly wrong: readonly WrongRow<ColumnOf[K]>[];
  readonly counts: CompetencyImportCounts;
};

/** Wrong cells that are told; the file of wrong rows has all. */
const TOLD = 200;

const view = `select t.id, t.input ->> 'fileName' as "fileName", t.state, (t.input ->> 'rows')::int as rows, '{"changed": 0}' || t.result as counts, t.done, coalesce(t.input -> 'told', '[]') as errors,
    t.created_by as "createdBy", p.full_name as "createdByName", t.created_at as "createdAt", t.finished_at as "finishedAt"
  from tasks t join people p on p.id = t.created_by where t.kind = $1`;
const one = statement('competencyImports.one', `${view} and t.id = $2`);
const list = statement('competencyImports.list', `${view} and t.agency_id = $2 order by t.created_at desc, t.id desc limit 10`);
const insert = statement('competencyImports.insert', `insert into tasks (id, agency_id, kind, created_by, state, total, input, result) values ($1, $2, $3, $4, 'checked', $5, $6, $7)`);
const kinds = `kind in ('level_import', 'framework_import', 'profile_import')`;
const kept = `${kinds} and state in ('checked', 'done') and created_at < now() - interval '30 days' and input ? 'wrong'`;
const old = statement('competencyImports.old', `select id from tasks where agency_id = $1 and ${kept} order by id limit 200`);
const forget = statement('competencyImports.forget', `update tasks set input = input - 'sound' - 'wrong' - 'told' where id = $1 and ${kept} returning kind, input ->> 'fileName' as "fileName"`);
const begin = statement('competencyImports.begin', `update tasks set state = 'waiting' where id = $2 and kind = $1 and state = 'checked' and total > 0 and input ? 'sound' returning id`);
const going = statement('competencyImports.going', `select id, kind from tasks where agency_id = $1 and kind = any($2) and state in ('waiting', 'running') order by id limit 50`);
const hold = statement(
  'competencyImports.hold',
  `select t.id, t.created_by as "createdBy", coalesce((select jsonb_agg(r.x order by r.n) from jsonb_array_elements(t.input -> 'sound') with ordinality as r (x, n) where r.n > t.done and r.n <= t.done + $3::int), '[]') as rows
   from tasks t where t.id = $2 and t.kind = $1 and t.state in ('waiting', 'running') for update of t`,
);
const advance = statement(
  'competencyImports.advance',
  `update tasks set done = done + $2, state = case when done + $2 >= total then 'done' else 'running' end, finished_at = case when done + $2 >= total then now() end,
     input = case when done + $2 >= total then input - 'sound' else input end where id = $1 returning state`,
);
const wrongRows = statement('competencyImports.wrongRows', `select input -> 'header' as header, coalesce(input -> 'wrong', '[]') as wrong from tasks where id = $2 and kind = $1`);

export async function competencyImportById<K extends CompetencyImportKind>(transaction: Transaction, kind: K, id: string): Promise<CompetencyImport<K> | null> {
  const [row] = await transaction.query<CompetencyImport<K>>(one, [kind, id]);
  return row ?? null;
}

/** The newest ten first. */
export function listCompetencyImports<K extends CompetencyImportKind>(transaction: Transaction, kind: K): Promise<CompetencyImport<K>[]> {
  return transaction.query<CompetencyImport<K>>(list, [kind, transaction.agencyId]);
}

/** Keeps a tried file. */
export async function insertCompetencyImport<K extends CompetencyImportKind>(transaction: Transaction, kind: K, createdBy: string, { counts, ...input }: TriedFile<K>): Promise<string> {
  const id = newId();
  const told = input.wrong.flatMap(({ line, errors }) => errors.map((error) => ({ line, ...error }))).slice(0, TOLD);
  await transaction.query(insert, [id, transaction.agencyId, kind, createdBy, input.sound.length, JSON.stringify({ ...input, told }), JSON.stringify(counts)]);
  return id;
}

/** Files whose cells have been kept for 30 days and are not being written. */
export async function competencyFilesToForget(transaction: Transaction): Promise<string[]> {
  return (await transaction.query<{ id: string }>(old, [transaction.agencyId])).map(({ id }) => id);
}

/** Drops the cells; the counts stay. What it was; null when its time has not come or it was done before. */
export async function forgetCompetencyFile(transaction: Transaction, id: string): Promise<{ kind: CompetencyImportKind; fileName: string } | null> {
  const [row] = await transaction.query<{ kind: CompetencyImportKind; fileName: string }>(forget, [id]);
  return row ?? null;
}

/** False when it was begun before, has nothing to write, or its cells were forgotten. */
export async function beginCompetencyImport(transaction: Transaction, kind: CompetencyImportKind, id: string): Promise<boolean> {
  return (await transaction.query(begin, [kind, id])).length > 0;
}

export function competencyImportsGoing<K extends CompetencyImportKind>(transaction: Transaction, of: readonly K[]): Promise<{ id: string; kind: K }[]> {
  return transaction.query<{ id: string; kind: K }>(going, [transaction.agencyId, of]);
}

export type HeldRows<K extends CompetencyImportKind> = { readonly id: string; readonly createdBy: string; readonly rows: readonly RowOf[K][] };

/** The next rows, held until the transaction ends; null when there is nothing to do. */
export async function holdImportRows<K extends CompetencyImportKind>(transaction: Transaction, kind: K, id: string, limit: number): Promise<HeldRows<K> | null> {
  const [row] = await transaction.query<HeldRows<K>>(hold, [kind, id, limit]);
  return row ?? null;
}

/** Whether it has come to its end. */
export async function advanceCompetencyImport(transaction: Transaction, id: string, rows: number): Promise<boolean> {
  const [row] = await transaction.query<{ state: CompetencyImportState }>(advance, [id, rows]);
  return row?.state === 'done';
}

/** The heading and the wrong rows; none when they were forgotten. */
export async function wrongImportRows<K extends CompetencyImportKind>(transaction: Transaction, kind: K, id: string): Promise<{ header: readonly string[]; wrong: readonly WrongRow<ColumnOf[K]>[] } | null> {
  const [row] = await transaction.query<{ header: readonly string[]; wrong: readonly WrongRow<ColumnOf[K]>[] }>(wrongRows, [kind, id]);
  return row ?? null;
}
