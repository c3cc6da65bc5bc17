import type { SystemActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newId, violatedConstraint, type Transaction } from '@sinau/persistence/core';
import { intendMail, notify } from '@sinau/persistence/notifications';
import {
  advanceImport, changeFilePeople, createFilePeople, finishImport, importById, judgeImportRows, lockImport, unitsOfFile, waitingImportRows,
  type Change, type Creation, type FileRow, type JudgedRow, type PeopleImport,
} from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';
import { planRows, SeenInFile, type PlannedRow } from './plan-rows.js';

/** Rows of one transaction: small enough that progress is seen and a lock is short. */
const ROWS_AT_ONCE = 500;

type Step = 'more' | 'end';
type Applied = { readonly judged: JudgedRow[]; readonly creations: Creation[]; readonly changes: Change[] };

function creationOf(row: PlannedRow & { plan: 'created' }): Creation {
  return { personId: newId(), accountPerson: row.person, identifierId: newId(), appointmentId: newId(), roleId: newId() };
}

function changeOf(row: PlannedRow & { plan: 'changed' }): Change {
  return { personId: row.now.personId, wanted: row.person, newAppointmentId: row.changed.includes('appointment') ? newId() : null, now: row.now };
}

/** What an undo needs: the person as before, the post that was ended, and the one that began. */
function beforeOf({ now, newAppointmentId }: Change) {
  const { fullName, email, birthPlace, birthDate, appointmentId } = now;
  return { fullName, email, birthPlace, birthDate, endedAppointmentId: newAppointmentId === null ? null : appointmentId, newAppointmentId };
}

function applied(planned: readonly PlannedRow[]): Applied {
  const result: Applied = { judged: [], creations: [], changes: [] };
  for (const row of planned) {
    const { line } = row;
    if (row.plan === 'wrong') result.judged.push({ line, state: 'failed', outcome: { errors: row.errors } });
    if (row.plan === 'unchanged') result.judged.push({ line, state: 'done', outcome: { effect: 'unchanged' } });
    if (row.plan === 'created') {
      const creation = creationOf(row);
      result.creations.push(creation);
      result.judged.push({ line, state: 'done', outcome: { effect: 'created', personId: creation.personId } });
    }
    if (row.plan === 'changed') {
      const change = changeOf(row);
      result.changes.push(change);
      const outcome = { effect: 'changed', personId: change.personId, revision: change.now.revision + 1, before: beforeOf(change) } as const;
      result.judged.push({ line, state: 'done', outcome });
    }
  }
  return result;
}

/**
 * Applies the rows of a checked import that still wait, in steps that each commit with their rows marked:
 * killed and run again, it goes on where it was, and a row is never applied twice.
 */
@Injectable()
export class ImportPeople {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** `webAddress` begins the link of the mail: `https://sinau.example.go.id`. */
  async run(actor: SystemActor, taskId: string, webAddress: string): Promise<void> {
    let step: Step = 'more';
    while (step === 'more') step = await this.step(actor, taskId);
    await this.database.transaction(actor, (transaction) => this.finish(transaction, taskId, webAddress));
  }

  private async step(actor: SystemActor, taskId: string): Promise<Step> {
    try {
      return await this.apply(actor, taskId, ROWS_AT_ONCE);
    } catch (error) {
      if (violatedConstraint(error) === null) throw error;
      // Somebody entered one of these numbers or addresses at this very moment: row by row, that one alone fails.
      return this.oneByOne(actor, taskId);
    }
  }

  private async oneByOne(actor: SystemActor, taskId: string): Promise<Step> {
    for (let row = 0; row < ROWS_AT_ONCE; row += 1) {
      try {
        if ((await this.apply(actor, taskId, 1)) === 'end') return 'end';
      } catch (error) {
        const constraint = violatedConstraint(error);
        if (constraint === null) throw error;
        await this.database.transaction(actor, (transaction) => this.refuseNext(transaction, taskId, constraint));
      }
    }
    return 'more';
  }

  private apply(actor: SystemActor, taskId: string, limit: number): Promise<Step> {
    return this.database.transaction(actor, async (transaction) => {
      const batch = await this.held(transaction, taskId);
      const rows = batch ? await waitingImportRows(transaction, taskId, limit) : [];
      if (!batch || rows.length === 0) return 'end';
      await this.applyRows(transaction, batch, rows);
      return 'more';
    });
  }

  /** The import while it is to be worked on, locked; null when it has ended. */
  private async held(transaction: Transaction, taskId: string): Promise<PeopleImport | null> {
    const state = await lockImport(transaction, taskId);
    return state === 'waiting' || state === 'running' ? importById(transaction, taskId) : null;
  }

  private async applyRows(transaction: Transaction, batch: PeopleImport, rows: readonly FileRow[]): Promise<void> {
    const planned = await planRows(transaction, rows, batch.mapping, await unitsOfFile(transaction), new SeenInFile());
    const { judged, creations, changes } = applied(planned);
    await createFilePeople(transaction, creations);
    await changeFilePeople(transaction, changes);
    await judgeImportRows(transaction, batch.id, judged);
    const failed = judged.filter(({ state }) => state === 'failed').length;
    await advanceImport(transaction, batch.id, { done: judged.length - failed, failed });
  }

  private async refuseNext(transaction: Transaction, taskId: string, constraint: string): Promise<void> {
    const [row] = (await this.held(transaction, taskId)) ? await waitingImportRows(transaction, taskId, 1) : [];
    if (!row) return;
    const error = constraint === 'accounts_email' ? ({ column: 'email', fault: 'email_taken', value: '' } as const) : ({ column: 'identifier', fault: 'identifier_elsewhere', value: '' } as const);
    await judgeImportRows(transaction, taskId, [{ line: row.line, state: 'failed', outcome: { errors: [error] } }]);
    await advanceImport(transaction, taskId, { done: 0, failed: 1 });
  }

  private async finish(transaction: Transaction, taskId: string, webAddress: string): Promise<void> {
    if (!(await finishImport(transaction, taskId))) return;
    const batch = await importById(transaction, taskId);
    if (!batch) return;
    const counts = { created: batch.counts?.created ?? 0, changed: batch.counts?.changed ?? 0, done: batch.done, failed: batch.failed + (batch.counts?.wrong ?? 0) };
    await recordAudit(transaction, 'people_import.finished', { kind: 'people_import', id: taskId }, counts);
    await this.tell(transaction, batch, counts, webAddress);
  }

  private async tell(transaction: Transaction, batch: PeopleImport, counts: { created: number; changed: number; failed: number }, webAddress: string): Promise<void> {
    const link = `/admin/impor/${batch.id}`;
    const dedupe = `people-import:${batch.id}`;
    await notify(transaction, { personId: batch.createdBy, kind: 'import_finished', facts: { file: batch.fileName, ...counts }, link, dedupe });
    await intendMail(transaction, {
      personId: batch.createdBy,
      template: 'import-finished',
      dedupe,
      facts: ({ agency, name }) => ({
        agency, recipient: name, link: `${webAddress}${link}`, file: batch.fileName, added: counts.created, updated: counts.changed, failed: counts.failed,
      }),
    });
  }
}
