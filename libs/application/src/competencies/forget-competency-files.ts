import type { SystemActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { competencyFilesToForget, forgetCompetencyFile } from '@sinau/persistence/competencies';
import { Database } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';

/** Drops the cells of files of levels, of the framework and of profiles once their time is over; the counts and the audit stay. */
@Injectable()
export class ForgetCompetencyFiles {
  constructor(@Inject(Database) private readonly database: Database) {}

  find(actor: SystemActor): Promise<string[]> {
    return this.database.transaction(actor, competencyFilesToForget);
  }

  async run(actor: SystemActor, taskId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const file = await forgetCompetencyFile(transaction, taskId);
      if (file !== null) await recordAudit(transaction, 'competency.file_deleted', { kind: file.kind, id: taskId }, { fileName: file.fileName });
    });
  }
}
