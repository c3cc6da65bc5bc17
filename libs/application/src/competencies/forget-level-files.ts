import type { SystemActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { forgetLevelFile, levelFilesToForget } from '@sinau/persistence/competencies';
import { Database } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';

/** Drops the cells of files of levels once their time is over; the counts and the audit stay. */
@Injectable()
export class ForgetLevelFiles {
  constructor(@Inject(Database) private readonly database: Database) {}

  find(actor: SystemActor): Promise<string[]> {
    return this.database.transaction(actor, levelFilesToForget);
  }

  async run(actor: SystemActor, taskId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const fileName = await forgetLevelFile(transaction, taskId);
      if (fileName !== null) await recordAudit(transaction, 'competency.file_deleted', { kind: 'level_import', id: taskId }, { fileName });
    });
  }
}
