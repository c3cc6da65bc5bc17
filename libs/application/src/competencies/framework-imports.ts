import type { FrameworkFileKind, FrameworkImportView } from '@sinau/contracts/competencies';
import type { Language } from '@sinau/contracts/core';
import { importFramework } from '@sinau/contracts/jobs';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { beginCompetencyImport, competencyImportById, insertCompetencyImport, listCompetencyImports, wrongImportRows, type CompetencyImport } from '@sinau/persistence/competencies';
import { Database, enqueue, type Transaction } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { readCsv, writeCsv } from '../core/index.js';
import { assertMayManage } from './assert-competencies.js';
import { planFramework, planProfiles } from './framework-plan.js';
import { competencyRowWords, profileRowWords, wrongRowsOf } from './level-words.js';

/** A framework has hundreds of entries; a profile line stands for a post and a competency. */
const mostRows: Readonly<Record<FrameworkFileKind, number>> = { framework: 2_000, profiles: 20_000 };
const tasks = { framework: 'framework_import', profiles: 'profile_import' } as const;
const deeds = { framework: 'competency.imported', profiles: 'competency_profile.imported' } as const;

function viewOf(kind: FrameworkFileKind, { createdBy: _createdBy, ...found }: CompetencyImport<(typeof tasks)[FrameworkFileKind]>): FrameworkImportView {
  return { ...found, kind, errors: [...found.errors], createdAt: found.createdAt.toISOString(), finishedAt: found.finishedAt?.toISOString() ?? null };
}

/** The framework and the profiles as files: tried when they come, written by the worker, wrong rows given back. The same file again does nothing. */
@Injectable()
export class FrameworkImports {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `file_unreadable`, `file_empty`, `file_too_long`, `columns_missing`. */
  try(actor: PersonActor, kind: FrameworkFileKind, { fileName, bytes }: { readonly fileName: string; readonly bytes: Buffer }): Promise<FrameworkImportView> {
    assertMayManage(actor);
    const file = readCsv(bytes, mostRows[kind]);
    const about = { fileName, header: file.header, rows: file.rows.length };
    return this.database.transaction(actor, async (transaction) => {
      const id = kind === 'framework'
        ? await insertCompetencyImport(transaction, 'framework_import', actor.personId, { ...about, ...(await planFramework(transaction, file)) })
        : await insertCompetencyImport(transaction, 'profile_import', actor.personId, { ...about, ...(await planProfiles(transaction, file)) });
      return this.found(transaction, kind, id);
    });
  }

  list(actor: PersonActor, kind: FrameworkFileKind): Promise<FrameworkImportView[]> {
    assertMayManage(actor);
    return this.database.transaction(actor, async (transaction) => (await listCompetencyImports(transaction, tasks[kind])).map((one) => viewOf(kind, one)));
  }

  one(actor: PersonActor, kind: FrameworkFileKind, id: string): Promise<FrameworkImportView> {
    assertMayManage(actor);
    return this.database.transaction(actor, (transaction) => this.found(transaction, kind, id));
  }

  /** Throws `file_nothing_to_do` when it was begun before or has nothing to write. */
  apply(actor: PersonActor, kind: FrameworkFileKind, id: string): Promise<FrameworkImportView> {
    assertMayManage(actor);
    return this.database.transaction(actor, async (transaction) => {
      const { counts, fileName } = await this.found(transaction, kind, id);
      if (!(await beginCompetencyImport(transaction, tasks[kind], id))) throw new DomainError('file_nothing_to_do');
      await enqueue(transaction, importFramework, { agencyId: transaction.agencyId, taskId: id, kind });
      await recordAudit(transaction, deeds[kind], { kind: tasks[kind], id }, { fileName, ...counts });
      return this.found(transaction, kind, id);
    });
  }

  /** As they came, with a column that says what is wrong. */
  wrongRows(actor: PersonActor, kind: FrameworkFileKind, id: string, language: Language): Promise<string> {
    assertMayManage(actor);
    return this.database.transaction(actor, (transaction) => (kind === 'framework' ? this.wrongEntries(transaction, id, language) : this.wrongRequirements(transaction, id, language)));
  }

  private async wrongEntries(transaction: Transaction, id: string, language: Language): Promise<string> {
    const found = await wrongImportRows(transaction, 'framework_import', id);
    if (!found) throw new DomainError('not_found');
    return writeCsv(wrongRowsOf(found, competencyRowWords(language)));
  }

  private async wrongRequirements(transaction: Transaction, id: string, language: Language): Promise<string> {
    const found = await wrongImportRows(transaction, 'profile_import', id);
    if (!found) throw new DomainError('not_found');
    return writeCsv(wrongRowsOf(found, profileRowWords(language)));
  }

  private async found(transaction: Transaction, kind: FrameworkFileKind, id: string): Promise<FrameworkImportView> {
    const found = await competencyImportById(transaction, tasks[kind], id);
    if (!found) throw new DomainError('not_found');
    return viewOf(kind, found);
  }
}
