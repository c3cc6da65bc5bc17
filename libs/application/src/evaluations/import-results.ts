import type { AppraisalFileView, ServiceFileView } from '@sinau/contracts/evaluations';
import { DomainError } from '@sinau/domain/core';
import {
  findAppraisalColumns, findServiceColumns, readAppraisalRow, readServiceRow, type AppraisalColumn, type AppraisalRow, type FileContext, type ResultError, type ServiceColumn, type ServiceRow,
} from '@sinau/domain/evaluations';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { appraisalMarks, lockResults, peopleByNumber, putAppraisalMarks, putServiceIndices, serviceIndices, todayOfAgency, unitsOfResults } from '@sinau/persistence/evaluations';
import { Inject, Injectable } from '@nestjs/common';
import { personOf, readCsv, type CsvFile } from '../core/index.js';
import { assertAgencyWide } from './run-evaluated.js';

/** One transaction writes them all: a year of marks of a large agency. */
export const MOST_RESULT_ROWS = 20_000;
const MOST_ERRORS = 200;

type Told<Column extends string> = ResultError<Column> & { readonly line: number };
type Plan<Row, Column extends string> = { readonly rows: number; readonly created: Row[]; readonly changed: Row[]; unchanged: number; wrong: number; readonly errors: Told<Column>[] };

function viewOf<Row, Column extends string>({ rows, created, changed, unchanged, wrong, errors }: Plan<Row, Column>) {
  return { rows, counts: { created: created.length, changed: changed.length, unchanged, wrong }, errors: errors.slice(0, MOST_ERRORS).map(({ line, column, fault, value }) => ({ line, column, fault, value })) };
}

type Reading<Row, Column extends string> = {
  readonly read: (cells: readonly string[]) => { readonly row: Row | null; readonly errors: readonly ResultError<Column>[] };
  /** What two rows may not share. */
  readonly keyOf: (row: Row) => string;
  readonly twiceAt: Column;
  /** What stands under a key, as `textOf` writes a row. */
  readonly known: ReadonlyMap<string, string>;
  readonly textOf: (row: Row) => string;
};

function planOf<Row, Column extends string>(file: CsvFile, { read, keyOf, twiceAt, known, textOf }: Reading<Row, Column>): Plan<Row, Column> {
  const plan: Plan<Row, Column> = { rows: file.rows.length, created: [], changed: [], unchanged: 0, wrong: 0, errors: [] };
  const seen = new Set<string>();
  for (const { line, cells } of file.rows) {
    const { row, errors } = read(cells);
    const twice: ResultError<Column>[] = row !== null && seen.has(keyOf(row)) ? [{ column: twiceAt, fault: 'twice', value: '' }] : [];
    plan.errors.push(...[...errors, ...twice].map((error) => ({ ...error, line })));
    if (row === null || twice.length > 0) {
      plan.wrong += 1;
      continue;
    }
    seen.add(keyOf(row));
    const now = known.get(keyOf(row));
    if (now === undefined) plan.created.push(row);
    else if (now !== textOf(row)) plan.changed.push(row);
    else plan.unchanged += 1;
  }
  return plan;
}

function assertColumns(lacking: readonly string[]): void {
  if (lacking.length > 0) throw new DomainError('columns_missing', { columns: lacking.join(', ') });
}

const sorted = (elements: object) => JSON.stringify(Object.entries(elements).sort(([a], [b]) => a.localeCompare(b)));

async function servicePlan(transaction: Transaction, bytes: Buffer): Promise<Plan<ServiceRow, ServiceColumn>> {
  const file = readCsv(bytes, MOST_RESULT_ROWS);
  const columns = findServiceColumns(file.header);
  assertColumns([columns.unit === undefined ? 'Kode unit' : '', columns.period === undefined ? 'Periode' : '', columns.index === undefined && columns.requirements === undefined ? 'IKM' : ''].filter(Boolean));
  const context: FileContext = { today: await todayOfAgency(transaction), known: await unitsOfResults(transaction) };
  const textOf = (row: Pick<ServiceRow, 'index' | 'respondents' | 'elements'>) => `${row.index} ${row.respondents ?? ''} ${sorted(row.elements)}`;
  const known = new Map((await serviceIndices(transaction)).map((row) => [`${row.unitId} ${row.period}`, textOf(row)] as const));
  return planOf(file, { read: (cells) => readServiceRow(cells, columns, context), keyOf: ({ unitId, period }) => `${unitId} ${period.name}`, twiceAt: 'unit', known, textOf });
}

async function markPlan(transaction: Transaction, bytes: Buffer): Promise<Plan<AppraisalRow, AppraisalColumn>> {
  const file = readCsv(bytes, MOST_RESULT_ROWS);
  const columns = findAppraisalColumns(file.header);
  assertColumns([columns.identifier === undefined ? 'NIP' : '', columns.period === undefined ? 'Periode' : '', columns.mark === undefined ? 'Nilai' : ''].filter(Boolean));
  const numbers = file.rows.map(({ cells }) => (cells[columns.identifier ?? -1] ?? '').replace(/\D/g, '')).filter(Boolean);
  const context: FileContext = { today: await todayOfAgency(transaction), known: await peopleByNumber(transaction, numbers) };
  const known = new Map((await appraisalMarks(transaction, [...new Set(context.known.values())])).map((mark) => [`${mark.personId} ${mark.period}`, String(mark.mark)] as const));
  return planOf(file, { read: (cells) => readAppraisalRow(cells, columns, context), keyOf: ({ personId, period }) => `${personId} ${period.name}`, twiceAt: 'identifier', known, textOf: ({ mark }) => String(mark) });
}

/** Service indices and appraisal marks as files: tried, and in. The same file a second time changes nothing. */
@Injectable()
export class ImportResults {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `file_unreadable`, `file_empty`, `file_too_long`, `columns_missing`. Writes nothing. */
  checkIndices(actor: Actor, bytes: Buffer): Promise<ServiceFileView> {
    assertAgencyWide(actor, 'evaluation.manage');
    return this.database.transaction(actor, async (transaction) => viewOf(await servicePlan(transaction, bytes)));
  }

  /** The same, and `file_nothing_to_do`. Wrong rows are left out. */
  applyIndices(actor: Actor, bytes: Buffer): Promise<ServiceFileView> {
    assertAgencyWide(actor, 'evaluation.manage');
    return this.database.transaction(actor, async (transaction) => {
      await lockResults(transaction);
      const plan = await servicePlan(transaction, bytes);
      const rows = [...plan.created, ...plan.changed];
      if (rows.length === 0) throw new DomainError('file_nothing_to_do');
      await putServiceIndices(transaction, personOf(actor).personId, rows);
      await recordAudit(transaction, 'service_index.imported', { kind: 'service_index', id: null }, viewOf(plan).counts);
      return viewOf(plan);
    });
  }

  /** As `checkIndices`. */
  checkMarks(actor: Actor, bytes: Buffer): Promise<AppraisalFileView> {
    assertAgencyWide(actor, 'evaluation.manage');
    return this.database.transaction(actor, async (transaction) => viewOf(await markPlan(transaction, bytes)));
  }

  /** As `applyIndices`. */
  applyMarks(actor: Actor, bytes: Buffer): Promise<AppraisalFileView> {
    assertAgencyWide(actor, 'evaluation.manage');
    return this.database.transaction(actor, async (transaction) => {
      await lockResults(transaction);
      const plan = await markPlan(transaction, bytes);
      const rows = [...plan.created, ...plan.changed];
      if (rows.length === 0) throw new DomainError('file_nothing_to_do');
      await putAppraisalMarks(transaction, personOf(actor).personId, rows);
      await recordAudit(transaction, 'appraisal_mark.imported', { kind: 'appraisal_mark', id: null }, viewOf(plan).counts);
      return viewOf(plan);
    });
  }
}
