import type { SystemActor } from '@sinau/domain/identity';
import { Database, type Transaction } from '@sinau/persistence/core';
import { intendMail } from '@sinau/persistence/notifications';
import { careerPage, careerSize, expiredExports, exportDone, exportFailed, exportGone, exportProgress, recordExport, type CareerAward, type RecordExport } from '@sinau/persistence/points';
import type { ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { momentText, OBJECT_STORE, PublicSite } from '../core/index.js';
import { careerExport } from './career-exports.js';
import { careerFileName } from './read-career.js';

const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;
const STEP = 1_000;
const types = { json: 'application/json', kursus_csv: 'text/csv', diklat_csv: 'text/csv' } as const;

/** One file per task: making it again overwrites it. */
export function recordExportKey(agencyId: string, taskId: string): string {
  return `record-exports/${agencyId}/${taskId}`;
}

/** Writes an agency's records of a year into a file that is kept for seven days, and tells whoever asked for it. */
@Injectable()
export class ExportRecords {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(PublicSite) private readonly site: PublicSite,
  ) {}

  /** May run twice: the second makes the same file again, and nobody is told twice. */
  async run(actor: SystemActor, taskId: string, { isLast, signal }: { readonly isLast: boolean; readonly signal: AbortSignal }): Promise<void> {
    const task = await this.database.transaction(actor, (transaction) => recordExport(transaction, taskId));
    if (task?.state !== 'waiting' && task?.state !== 'running') return;
    try {
      const awards = await this.awards(actor, taskId, task.year, signal);
      if (awards === null) return;
      const bytes = Buffer.from(careerExport(awards, task.format));
      await this.store.put(recordExportKey(actor.agencyId, taskId), bytes, { contentType: types[task.format] });
      const file = { bytes: bytes.length, records: awards.length, expiresAt: new Date(Date.now() + KEPT_DAYS * DAY_MS).toISOString() };
      await this.database.transaction(actor, async (transaction) => {
        if (await exportDone(transaction, taskId, file)) await this.tell(transaction, task, new Date(file.expiresAt));
      });
    } catch (error) {
      if (isLast && !signal.aborted) await this.database.transaction(actor, (transaction) => exportFailed(transaction, taskId));
      throw error;
    }
  }

  expired(actor: SystemActor): Promise<readonly string[]> {
    return this.database.transaction(actor, expiredExports);
  }

  /** Deletes a file that was kept long enough. */
  async expire(actor: SystemActor, taskId: string): Promise<void> {
    await this.store.delete(recordExportKey(actor.agencyId, taskId));
    await this.database.transaction(actor, (transaction) => exportGone(transaction, taskId));
  }

  private tell(transaction: Transaction, { id, format, year, createdById, timeZone }: RecordExport, expiresAt: Date): Promise<void> {
    return intendMail(transaction, {
      personId: createdById,
      template: 'export-ready',
      dedupe: `record-export:${id}`,
      facts: ({ agency, name, language }) => ({
        agency, recipient: name, link: this.site.address('/admin/catatan-karier'), file: careerFileName(format, year), validUntil: momentText(expiresAt, timeZone, language),
      }),
    });
  }

  /** Null when nobody waits for it any more. */
  private async awards(actor: SystemActor, taskId: string, year: number, signal: AbortSignal): Promise<readonly CareerAward[] | null> {
    const total = await careerSize(this.database, actor, actor.agencyId, year);
    const all: CareerAward[] = [];
    for (;;) {
      signal.throwIfAborted();
      if (!(await this.database.transaction(actor, (transaction) => exportProgress(transaction, taskId, all.length, Math.max(total, all.length))))) return null;
      const page = await careerPage(this.database, actor, actor.agencyId, year, all.at(-1)?.id ?? null, STEP);
      all.push(...page);
      if (page.length < STEP) return all;
    }
  }
}
