import type { ReportExportView } from '@sinau/contracts/reports';
import { makeReport } from '@sinau/contracts/jobs';
import { DomainError } from '@sinau/domain/core';
import type { Actor, SystemActor } from '@sinau/domain/identity';
import type { ReportName } from '@sinau/domain/reports';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, enqueue, type Transaction } from '@sinau/persistence/core';
import { askForReport, finishReport, forgetReportFile, oldReportFiles, reportExportById, reportProgress, reportRows, type ReportExport } from '@sinau/persistence/reports';
import { isUnavailable, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE, personOf } from '../core/index.js';
import { assertReports, filterOf, type AskedFilter } from './read-reports.js';
import { reportCsv, reportXlsx } from './report-file.js';
import { reportWords } from './report-words.js';

/** The address at the store lives this long; the file itself for days. */
const ADDRESS_SECONDS = 300;
const TYPES = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

const keyOf = (agencyId: string, { id, input }: Pick<ReportExport, 'id' | 'input'>): string => `reports/${agencyId}/${id}.${input.format}`;

function viewOf({ id, input, state, done, total, createdAt }: ReportExport): ReportExportView {
  return { id, report: input.report, format: input.format, year: input.year, state, done, total, createdAt: createdAt.toISOString() };
}

/** A report as a file: asked for by a person, made by the worker, fetched from the store by whoever asked. */
@Injectable()
export class ExportReport {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  ask(actor: Actor, report: ReportName, { format, language, ...asked }: AskedFilter & { readonly format: 'csv' | 'xlsx'; readonly language: 'id' | 'en' }): Promise<ReportExportView> {
    const { personId, agencyId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      assertReports(actor, transaction);
      const { year, unitId } = await filterOf(transaction, report, asked);
      const taskId = await askForReport(transaction, personId, { report, format, language, year, unitId });
      await enqueue(transaction, makeReport, { agencyId, taskId });
      await recordAudit(transaction, 'report.exported', { kind: 'task', id: taskId }, { report, format });
      return viewOf(await this.own(transaction, actor, taskId));
    });
  }

  state(actor: Actor, taskId: string): Promise<ReportExportView> {
    return this.database.transaction(actor, async (transaction) => viewOf(await this.own(transaction, actor, taskId)));
  }

  /** Throws `report_not_ready`. */
  async address(actor: Actor, taskId: string): Promise<string> {
    const { agencyId } = personOf(actor);
    const found = await this.database.transaction(actor, (transaction) => this.own(transaction, actor, taskId));
    if (found.state !== 'done' || !found.kept) throw new DomainError('report_not_ready');
    const { input } = found;
    const downloadName = `${reportWords[input.language].titles[input.report]} ${input.year}.${input.format}`;
    try {
      return await this.store.presignGet(keyOf(agencyId, found), { expiresIn: ADDRESS_SECONDS, downloadName, contentType: TYPES[input.format] });
    } catch (error) {
      if (isUnavailable(error)) throw new DomainError('unavailable', { service: 'storage' });
      throw error;
    }
  }

  private async own(transaction: Transaction, actor: Actor, taskId: string): Promise<ReportExport> {
    const found = await reportExportById(transaction, taskId);
    if (!found || found.createdBy !== personOf(actor).personId) throw new DomainError('not_found');
    return found;
  }
}

/** Makes the file of a report. Run again, it makes the same file over the first. */
@Injectable()
export class MakeReport {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  /** What fails in the last try is written down as failed. */
  async run(actor: SystemActor, taskId: string, isLast: boolean): Promise<void> {
    const asked = await this.database.transaction(actor, (transaction) => reportExportById(transaction, taskId));
    if (!asked || (asked.state !== 'waiting' && asked.state !== 'running')) return;
    try {
      await this.make(actor, asked);
    } catch (error) {
      if (isLast) await this.database.transaction(actor, (transaction) => finishReport(transaction, taskId, 'failed'));
      throw error;
    }
  }

  private async make(actor: SystemActor, asked: ReportExport): Promise<void> {
    const { id, input } = asked;
    const rows = await this.database.transaction(actor, (transaction) => reportRows(transaction, input.report, input));
    await this.database.transaction(actor, (transaction) => reportProgress(transaction, id, 0, rows.length));
    const file = input.format === 'csv' ? reportCsv(input, rows) : await reportXlsx(input, rows);
    await this.store.put(keyOf(actor.agencyId, asked), file, { contentType: TYPES[input.format] });
    await this.database.transaction(actor, (transaction) => finishReport(transaction, id, 'done'));
  }

  find(actor: SystemActor): Promise<string[]> {
    return this.database.transaction(actor, oldReportFiles);
  }

  /** Removes a file that was kept long enough. */
  async forget(actor: SystemActor, taskId: string): Promise<void> {
    const old = await this.database.transaction(actor, (transaction) => reportExportById(transaction, taskId));
    if (!old) return;
    await this.store.delete(keyOf(actor.agencyId, old));
    await this.database.transaction(actor, (transaction) => forgetReportFile(transaction, taskId));
  }
}
