import type { ProfileFileView } from '@sinau/contracts/competencies';
import {
  findProfileColumns, neededProfileColumns, profileColumns, readRequirementRow, type CompetenciesOfFile, type FieldError, type ProfileColumn, type RequirementRow,
} from '@sinau/domain/competencies';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { applyRequirements, framework, knownRequirements, listProfiles, lockCompetencies, type KnownRequirements } from '@sinau/persistence/competencies';
import { Database, type Transaction } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { readCsv, writeCsv } from '../core/index.js';
import { assertMayManage, assertMayRead } from './assert-competencies.js';
import { MOST_ERRORS, MOST_FRAMEWORK_ROWS } from './competency-file.js';

const headings: Readonly<Record<ProfileColumn, string>> = { positionKind: 'Jenis jabatan', titlePattern: 'Jabatan', code: 'Kode kompetensi', level: 'Level' };
/** More profiles than an agency has kinds of posts. */
const MOST_PROFILES = 5_000;

type Plan = {
  readonly rows: number; readonly created: RequirementRow[]; readonly changed: RequirementRow[]; unchanged: number; wrong: number; readonly errors: (FieldError<ProfileColumn> & { readonly line: number })[];
};

function planOf(bytes: Buffer, competencies: CompetenciesOfFile, known: KnownRequirements): Plan {
  const file = readCsv(bytes, MOST_FRAMEWORK_ROWS);
  const columns = findProfileColumns(file.header);
  const lacking = neededProfileColumns.filter((column) => columns[column] === undefined);
  if (lacking.length > 0) throw new DomainError('columns_missing', { columns: lacking.map((column) => headings[column]).join(', ') });
  const plan: Plan = { rows: file.rows.length, created: [], changed: [], unchanged: 0, wrong: 0, errors: [] };
  const seen = new Set<string>();
  for (const { line, cells } of file.rows) {
    const { row, errors } = readRequirementRow(cells, columns, competencies);
    const key = row ? JSON.stringify([row.positionKind, row.titlePattern, row.competencyId]) : '';
    const twice: FieldError<ProfileColumn>[] = row && seen.has(key) ? [{ column: 'code', fault: 'twice', value: '' }] : [];
    plan.errors.push(...[...errors, ...twice].map((error) => ({ ...error, line })));
    if (!row || twice.length > 0) {
      plan.wrong += 1;
      continue;
    }
    seen.add(key);
    const now = known.levelOf(row);
    if (now === null) plan.created.push(row);
    else if (now !== row.level) plan.changed.push(row);
    else plan.unchanged += 1;
  }
  return plan;
}

async function planned(transaction: Transaction, bytes: Buffer): Promise<{ plan: Plan; known: KnownRequirements; view: ProfileFileView }> {
  const competencies = new Map((await framework(transaction)).map(({ id, code, archived }) => [code, { id, archived }] as const));
  const known = await knownRequirements(transaction);
  const plan = planOf(bytes, competencies, known);
  const { rows, created, changed, unchanged, wrong } = plan;
  const errors = plan.errors.slice(0, MOST_ERRORS).map(({ line, column, fault, value }) => ({ line, column, fault, value }));
  return { plan, known, view: { rows, counts: { created: created.length, changed: changed.length, unchanged, wrong }, errors } };
}

/** Profiles as a file: out, tried, and in. A line adds or changes one level; nothing is taken away. */
@Injectable()
export class ProfileFile {
  constructor(@Inject(Database) private readonly database: Database) {}

  async write(actor: PersonActor): Promise<string> {
    assertMayRead(actor);
    const profiles = await listProfiles(this.database, actor, null, MOST_PROFILES);
    const rows = profiles.flatMap((profile) => profile.requirements.map(({ code, level }) => [profile.positionKind ?? '', profile.titlePattern, code, String(level)]));
    return writeCsv([profileColumns.map((column) => headings[column]), ...rows]);
  }

  /** Throws `file_unreadable`, `file_empty`, `file_too_long`, `columns_missing`. Writes nothing. */
  check(actor: PersonActor, bytes: Buffer): Promise<ProfileFileView> {
    assertMayManage(actor);
    return this.database.transaction(actor, async (transaction) => (await planned(transaction, bytes)).view);
  }

  /** The same, and `file_nothing_to_do`. Wrong rows are left out. */
  apply(actor: PersonActor, bytes: Buffer): Promise<ProfileFileView> {
    assertMayManage(actor);
    return this.database.transaction(actor, async (transaction) => {
      await lockCompetencies(transaction);
      const { plan, known, view } = await planned(transaction, bytes);
      if (plan.created.length + plan.changed.length === 0) throw new DomainError('file_nothing_to_do');
      await applyRequirements(transaction, known, [...plan.created, ...plan.changed]);
      await recordAudit(transaction, 'competency_profile.imported', { kind: 'competency_profile', id: null }, view.counts);
      return view;
    });
  }
}
