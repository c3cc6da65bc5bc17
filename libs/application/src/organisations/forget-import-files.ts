import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { forgetImportFile, importsToForget } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';
import { recordAudit } from '@sinau/persistence/audit';

/** Deletes the rows of files of people once their time is over; the counts and the audit stay. */
@Injectable()
export class ForgetImportFiles {
  constructor(@Inject(Database) private readonly database: Database) {}

  find(actor: SystemActor): Promise<string[]> {
    return this.database.transaction(actor, (transaction) => importsToForget(transaction));
  }

  async run(actor: SystemActor, importId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const rows = await forgetImportFile(transaction, importId);
      if (rows !== null) await recordAudit(transaction, 'people_import.file_deleted', { kind: 'people_import', id: importId }, { rows });
    });
  }
}
