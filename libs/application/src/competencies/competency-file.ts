import type { CompetencyFileView } from '@sinau/contracts/competencies';
import {
  competencyColumns, competencyLevels, differsFrom, findCompetencyColumns, levelCell, neededCompetencyColumns, readCompetencyRow, type CompetencyColumn, type FieldError, type FrameworkEntry,
} from '@sinau/domain/competencies';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { changeCompetency, framework, insertCompetency, lockCompetencies, type Competency } from '@sinau/persistence/competencies';
import { Database, newId, type Transaction } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { readCsv, writeCsv } from '../core/index.js';
import { assertMayManage, assertMayRead } from './assert-competencies.js';

/** One transaction writes them all: beyond that it would be a background task. */
export const MOST_FRAMEWORK_ROWS = 2_000;
/** Wrong cells that are told. */
export const MOST_ERRORS = 200;

export const competencyHeadings: Readonly<Record<CompetencyColumn, string>> = {
  code: 'Kode', name: 'Nama kompetensi', competencyClass: 'Kelas', description: 'Uraian', level1: 'Level 1', level2: 'Level 2', level3: 'Level 3', level4: 'Level 4', level5: 'Level 5',
};
const classNames = { technical: 'Teknis', managerial: 'Manajerial', sociocultural: 'Sosial kultural' } as const;

type Told = FieldError<CompetencyColumn> & { readonly line: number };
type Plan = { readonly rows: number; readonly created: FrameworkEntry[]; readonly changed: { readonly now: Competency; readonly entry: FrameworkEntry }[]; unchanged: number; wrong: number; readonly errors: Told[] };

function viewOf({ rows, created, changed, unchanged, wrong, errors }: Plan): CompetencyFileView {
  return {
    rows, counts: { created: created.length, changed: changed.length, unchanged, wrong },
    errors: errors.slice(0, MOST_ERRORS).map(({ line, column, fault, value }) => ({ line, column, fault, value })),
  };
}

function planOf(bytes: Buffer, known: ReadonlyMap<string, Competency>): Plan {
  const file = readCsv(bytes, MOST_FRAMEWORK_ROWS);
  const columns = findCompetencyColumns(file.header);
  const lacking = neededCompetencyColumns.filter((column) => columns[column] === undefined);
  if (lacking.length > 0) throw new DomainError('columns_missing', { columns: lacking.map((column) => competencyHeadings[column]).join(', ') });
  const plan: Plan = { rows: file.rows.length, created: [], changed: [], unchanged: 0, wrong: 0, errors: [] };
  const seen = new Set<string>();
  for (const { line, cells } of file.rows) {
    const { entry, errors } = readCompetencyRow(cells, columns);
    const twice: FieldError<CompetencyColumn>[] = entry && seen.has(entry.code) ? [{ column: 'code', fault: 'twice', value: entry.code }] : [];
    plan.errors.push(...[...errors, ...twice].map((error) => ({ ...error, line })));
    if (!entry || twice.length > 0) {
      plan.wrong += 1;
      continue;
    }
    seen.add(entry.code);
    const now = known.get(entry.code);
    if (!now) plan.created.push(entry);
    else if (differsFrom(entry, now)) plan.changed.push({ now, entry });
    else plan.unchanged += 1;
  }
  return plan;
}

const byCode = async (transaction: Transaction) => new Map((await framework(transaction)).map((entry) => [entry.code, entry] as const));

/** The framework as a file: out, tried, and in. The same file a second time changes nothing. */
@Injectable()
export class CompetencyFile {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Headings alone while there is no framework: the template. */
  async write(actor: PersonActor): Promise<string> {
    assertMayRead(actor);
    const entries = await this.database.transaction(actor, framework);
    const rows = entries.filter(({ archived }) => !archived).map(({ code, name, competencyClass, description, levels }) => [
      code, name, classNames[competencyClass], description, ...competencyLevels.map((level) => levels.filter((one) => one.level === level).map(levelCell).join('')),
    ]);
    return writeCsv([competencyColumns.map((column) => competencyHeadings[column]), ...rows]);
  }

  /** Throws `file_unreadable`, `file_empty`, `file_too_long`, `columns_missing`. Writes nothing. */
  check(actor: PersonActor, bytes: Buffer): Promise<CompetencyFileView> {
    assertMayManage(actor);
    return this.database.transaction(actor, async (transaction) => viewOf(planOf(bytes, await byCode(transaction))));
  }

  /** The same, and `file_nothing_to_do`. Wrong rows are left out. */
  apply(actor: PersonActor, bytes: Buffer): Promise<CompetencyFileView> {
    assertMayManage(actor);
    return this.database.transaction(actor, async (transaction) => {
      await lockCompetencies(transaction);
      const plan = planOf(bytes, await byCode(transaction));
      if (plan.created.length + plan.changed.length === 0) throw new DomainError('file_nothing_to_do');
      for (const entry of plan.created) if (!(await insertCompetency(transaction, newId(), entry))) throw new DomainError('conflict');
      for (const { now, entry } of plan.changed) if ((await changeCompetency(transaction, now.id, now.revision, entry)) !== 'done') throw new DomainError('conflict');
      const view = viewOf(plan);
      await recordAudit(transaction, 'competency.imported', { kind: 'competency', id: null }, view.counts);
      return view;
    });
  }
}
