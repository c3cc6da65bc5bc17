import type { ExpertFileView } from '@sinau/contracts/experts';
import { DomainError } from '@sinau/domain/core';
import {
  expertColumns, expertDiffers, expertKey, findExpertColumns, neededExpertColumns, readExpertRow, type ExpertColumn, type ExpertEntry, type ExpertError, type FeeBand,
} from '@sinau/domain/experts';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { framework } from '@sinau/persistence/competencies';
import { Database, newId, type Transaction } from '@sinau/persistence/core';
import { allExperts, insertExpert, lockExperts, updateExpert, type Expert } from '@sinau/persistence/experts';
import { Inject, Injectable } from '@nestjs/common';
import { readCsv, writeCsv } from '../core/index.js';
import { assertManagesExperts, assertReadsExperts } from './expert-view.js';

/** One transaction writes them all. */
const MOST_ROWS = 2_000;
const MOST_ERRORS = 200;

const columnNames: Readonly<Record<ExpertColumn, string>> = {
  name: 'Nama', homeAgency: 'Instansi asal', competencies: 'Kompetensi', expertise: 'Keahlian', feeBand: 'Honor', availability: 'Ketersediaan', contact: 'Kontak',
};
const bandNames: Readonly<Record<FeeBand, string>> = { none: 'Tanpa honor', standard: 'Standar', above_standard: 'Di atas standar' };

type Told = ExpertError & { readonly line: number };
type Plan = { readonly rows: number; readonly created: ExpertEntry[]; readonly changed: { readonly now: Expert; readonly entry: ExpertEntry }[]; unchanged: number; wrong: number; readonly errors: Told[] };
type Known = { readonly experts: ReadonlyMap<string, Expert>; readonly codes: ReadonlySet<string> };

const entryOf = (expert: Expert): ExpertEntry => ({ ...expert, competencies: expert.competencies.map(({ code }) => code) });

const viewOf = ({ rows, created, changed, unchanged, wrong, errors }: Plan): ExpertFileView => ({
  rows, counts: { created: created.length, changed: changed.length, unchanged, wrong }, errors: errors.slice(0, MOST_ERRORS),
});

function sort(plan: Plan, entry: ExpertEntry, { experts }: Known): void {
  const now = experts.get(expertKey(entry));
  if (!now) plan.created.push(entry);
  else if (expertDiffers(entry, entryOf(now))) plan.changed.push({ now, entry });
  else plan.unchanged += 1;
}

function planOf(bytes: Buffer, known: Known): Plan {
  const file = readCsv(bytes, MOST_ROWS);
  const columns = findExpertColumns(file.header);
  const lacking = neededExpertColumns.filter((column) => columns[column] === undefined);
  if (lacking.length > 0) throw new DomainError('columns_missing', { columns: lacking.map((column) => columnNames[column]).join(', ') });
  const plan: Plan = { rows: file.rows.length, created: [], changed: [], unchanged: 0, wrong: 0, errors: [] };
  const seen = new Set<string>();
  for (const { line, cells } of file.rows) {
    const { entry, errors } = readExpertRow(cells, columns, known.codes);
    const twice: ExpertError[] = entry && seen.has(expertKey(entry)) ? [{ column: 'name', fault: 'twice', value: entry.name }] : [];
    plan.errors.push(...[...errors, ...twice].map((error) => ({ ...error, line })));
    if (!entry || twice.length > 0) {
      plan.wrong += 1;
      continue;
    }
    seen.add(expertKey(entry));
    sort(plan, entry, known);
  }
  return plan;
}

async function knownTo(transaction: Transaction): Promise<Known> {
  const experts = new Map((await allExperts(transaction)).map((expert) => [expertKey(expert), expert] as const));
  return { experts, codes: new Set((await framework(transaction)).map(({ code }) => code)) };
}

/** The register as a file: out, tried, and in. The same file a second time changes nothing; days and archived ones stay as they are. */
@Injectable()
export class ExpertRegisterFile {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Headings alone while the register is empty: the template. */
  async write(actor: PersonActor): Promise<string> {
    assertReadsExperts(actor);
    const experts = await this.database.transaction(actor, allExperts);
    const rows = experts.filter(({ archived }) => !archived).map(({ name, homeAgency, competencies, expertise, feeBand, availability, contact }) => [
      name, homeAgency, competencies.map(({ code }) => code).join(' | '), expertise.join(' | '), bandNames[feeBand], availability, contact ?? '',
    ]);
    return writeCsv([expertColumns.map((column) => columnNames[column]), ...rows]);
  }

  /** Throws `file_unreadable`, `file_empty`, `file_too_long`, `columns_missing`. Writes nothing. */
  check(actor: PersonActor, bytes: Buffer): Promise<ExpertFileView> {
    assertManagesExperts(actor);
    return this.database.transaction(actor, async (transaction) => viewOf(planOf(bytes, await knownTo(transaction))));
  }

  /** The same, and `file_nothing_to_do`. Wrong rows are left out. */
  apply(actor: PersonActor, bytes: Buffer): Promise<ExpertFileView> {
    assertManagesExperts(actor);
    return this.database.transaction(actor, async (transaction) => {
      await lockExperts(transaction);
      const plan = planOf(bytes, await knownTo(transaction));
      if (plan.created.length + plan.changed.length === 0) throw new DomainError('file_nothing_to_do');
      for (const entry of plan.created) if (!(await insertExpert(transaction, newId(), entry))) throw new DomainError('conflict');
      for (const { now, entry } of plan.changed) if ((await updateExpert(transaction, now.id, now.revision, entry)) !== 'done') throw new DomainError('conflict');
      const view = viewOf(plan);
      await recordAudit(transaction, 'expert.imported', { kind: 'expert', id: null }, view.counts);
      return view;
    });
  }
}
