import type { FrameworkFileKind } from '@sinau/contracts/competencies';
import { importFramework } from '@sinau/contracts/jobs';
import { DomainError } from '@sinau/domain/core';
import type { SystemActor } from '@sinau/domain/identity';
import { advanceCompetencyImport, applyRequirements, changeCompetency, competencyImportsGoing, holdImportRows, insertCompetency, knownRequirements, lockCompetencies } from '@sinau/persistence/competencies';
import { Database, enqueue, newId, type Transaction } from '@sinau/persistence/core';
import type { FrameworkEntry } from '@sinau/domain/competencies';
import { Inject, Injectable } from '@nestjs/common';
import { competenciesByCode, entryStands, requirementStands } from './framework-plan.js';

/** Rows of one transaction: progress is seen, and what stands is not read too often. */
const ROWS_AT_ONCE = 2_500;

export type GoingFramework = { readonly taskId: string; readonly kind: FrameworkFileKind };

/** Writes a tried file of the framework or of profiles, in steps that each commit with their place: killed and run again, it goes on where it was. */
@Injectable()
export class ImportFramework {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: SystemActor, { taskId, kind }: GoingFramework): Promise<void> {
    const step = kind === 'framework' ? (transaction: Transaction) => this.entries(transaction, taskId) : (transaction: Transaction) => this.requirements(transaction, taskId);
    let more = true;
    while (more) more = await this.database.transaction(actor, step);
  }

  /** Imports that were begun and have not come to their end. */
  going(actor: SystemActor): Promise<GoingFramework[]> {
    return this.database.transaction(actor, async (transaction) => (await competencyImportsGoing(transaction, ['framework_import', 'profile_import'])).map(({ id, kind }) => ({ taskId: id, kind: kind === 'framework_import' ? 'framework' : 'profiles' })));
  }

  /** Asks for the job again: the first may have been lost. */
  ask(actor: SystemActor, going: GoingFramework): Promise<void> {
    return this.database.transaction(actor, (transaction) => enqueue(transaction, importFramework, { agencyId: actor.agencyId, ...going }));
  }

  /** What stands now decides, not what stood when the file was tried. */
  private async entries(transaction: Transaction, taskId: string): Promise<boolean> {
    await lockCompetencies(transaction);
    const held = await holdImportRows(transaction, 'framework_import', taskId, ROWS_AT_ONCE);
    if (!held || held.rows.length === 0) return false;
    const known = await competenciesByCode(transaction);
    for (const entry of held.rows) await this.entry(transaction, entry, known);
    return !(await advanceCompetencyImport(transaction, taskId, held.rows.length));
  }

  private async entry(transaction: Transaction, entry: FrameworkEntry, known: Awaited<ReturnType<typeof competenciesByCode>>): Promise<void> {
    const now = known.get(entry.code);
    if (entryStands(entry, now) === 'unchanged') return;
    const done = now ? (await changeCompetency(transaction, now.id, now.revision, entry)) === 'done' : await insertCompetency(transaction, newId(), entry);
    if (!done) throw new DomainError('conflict');
  }

  private async requirements(transaction: Transaction, taskId: string): Promise<boolean> {
    await lockCompetencies(transaction);
    const held = await holdImportRows(transaction, 'profile_import', taskId, ROWS_AT_ONCE);
    if (!held || held.rows.length === 0) return false;
    const known = await knownRequirements(transaction);
    await applyRequirements(transaction, known, held.rows.filter((row) => requirementStands(row, known) !== 'unchanged'));
    return !(await advanceCompetencyImport(transaction, taskId, held.rows.length));
  }
}
