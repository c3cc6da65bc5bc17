import { importPeople } from '@sinau/contracts/jobs';
import type { ImportView } from '@sinau/contracts/organisations';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, enqueue } from '@sinau/persistence/core';
import { beginImport, lockImport, undoImport } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';
import { importViewOf } from './import-view.js';
import { assertMayImport, importOf } from './read-imports.js';

/** Sends a checked import to the background, and takes a finished one back. */
@Injectable()
export class ApplyImport {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found`, `import_not_ready` when not checked or begun already, `import_nothing_to_do`. */
  run(actor: PersonActor, id: string): Promise<ImportView> {
    assertMayImport(actor);
    return this.database.transaction(actor, async (transaction) => {
      await lockImport(transaction, id);
      const { total, counts } = await importOf(transaction, id);
      if (!(await beginImport(transaction, id))) throw new DomainError('import_not_ready');
      if (total === 0) throw new DomainError('import_nothing_to_do');
      await enqueue(transaction, importPeople, { agencyId: transaction.agencyId, taskId: id });
      await recordAudit(transaction, 'people_import.applied', { kind: 'people_import', id }, { ...counts });
      return importViewOf(await importOf(transaction, id));
    });
  }

  /** Throws `not_found`, `import_not_ready`, `undo_too_late`. */
  undo(actor: PersonActor, id: string): Promise<ImportView> {
    assertMayImport(actor);
    return this.database.transaction(actor, async (transaction) => {
      const state = await lockImport(transaction, id);
      await importOf(transaction, id);
      if (state !== 'done') throw new DomainError('import_not_ready');
      const counts = await undoImport(transaction, id);
      if (!counts) throw new DomainError('undo_too_late');
      await recordAudit(transaction, 'people_import.undone', { kind: 'people_import', id }, { ...counts });
      return importViewOf(await importOf(transaction, id));
    });
  }
}
