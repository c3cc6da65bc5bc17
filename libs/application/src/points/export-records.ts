import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { careerPage, careerSize, expiredExports, exportDone, exportFailed, exportGone, exportProgress, recordExport, type CareerAward } from '@sinau/persistence/points';
import type { ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { careerExport } from './career-exports.js';

const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;
const STEP = 1_000;
const types = { json: 'application/json', kursus_csv: 'text/csv', diklat_csv: 'text/csv' } as const;

/** One file per task: making it again overwrites it. */
export function recordExportKey(agencyId: string, taskId: string): string {
  return `record-exports/${agencyId}/${taskId}`;
}

/** Writes an agency's records of a year into a file that is kept for seven days. */
@Injectable()
export class ExportRecords {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  /** May run twice: the second makes the same file again. */
  async run(actor: SystemActor, taskId: string, { isLast, signal }: { readonly isLast: boolean; readonly signal: AbortSignal }): Promise<void> {
    const task = await this.database.transaction(actor, (transaction) => recordExport(transaction, taskId));
    if (task?.state !== 'waiting' && task?.state !== 'running') return;
    try {
      const awards = await this.awards(actor, taskId, task.year, signal);
      if (awards === null) return;
      const bytes = Buffer.from(careerExport(awards, task.format));
      await this.store.put(recordExportKey(actor.agencyId, taskId), bytes, { contentType: types[task.format] });
      const file = { bytes: bytes.length, records: awards.length, expiresAt: new Date(Date.now() + KEPT_DAYS * DAY_MS).toISOString() };
      await this.database.transaction(actor, (transaction) => exportDone(transaction, taskId, file));
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
