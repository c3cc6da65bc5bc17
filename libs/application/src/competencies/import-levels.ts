import { importLevels } from '@sinau/contracts/jobs';
import type { SystemActor } from '@sinau/domain/identity';
import { advanceCompetencyImport, competencyImportsGoing, holdImportRows, lockLevels, writeLevelRows } from '@sinau/persistence/competencies';
import { Database, enqueue } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { keepLevels } from './keep-levels.js';

/** Rows of one transaction: progress is seen, and people are locked shortly. */
const ROWS_AT_ONCE = 500;

/** Writes the findings of a file and weighs them, in steps that each commit with their place: killed and run again, it goes on where it was. */
@Injectable()
export class ImportLevels {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: SystemActor, taskId: string): Promise<void> {
    let more = true;
    while (more) more = await this.step(actor, taskId);
  }

  /** Imports that were begun and have not come to their end. */
  going(actor: SystemActor): Promise<string[]> {
    return this.database.transaction(actor, async (transaction) => (await competencyImportsGoing(transaction, ['level_import'])).map(({ id }) => id));
  }

  /** Asks for the job again: the first may have been lost. */
  ask(actor: SystemActor, taskId: string): Promise<void> {
    return this.database.transaction(actor, (transaction) => enqueue(transaction, importLevels, { agencyId: actor.agencyId, taskId }));
  }

  private step(actor: SystemActor, taskId: string): Promise<boolean> {
    return this.database.transaction(actor, async (transaction) => {
      const held = await holdImportRows(transaction, 'level_import', taskId, ROWS_AT_ONCE);
      if (!held || held.rows.length === 0) return false;
      await lockLevels(transaction, [...new Set(held.rows.map(({ personId }) => personId))]);
      await writeLevelRows(transaction, held);
      const pairs = new Map(held.rows.map(({ personId, competencyId }) => [`${personId} ${competencyId}`, { personId, competencyId }]));
      await keepLevels(transaction, [...pairs.values()]);
      return !(await advanceCompetencyImport(transaction, taskId, held.rows.length));
    });
  }
}
