import { exportRecords, sendRecord } from '@sinau/contracts/jobs';
import type { ExportFormat, RecordDeliveryRow, RecordExportView, RecordServiceView } from '@sinau/contracts/points';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import type { DeliveryFilter, DeliveryState } from '@sinau/domain/points';
import { recordAudit } from '@sinau/persistence/audit';
import { cutPage, Database, enqueue, newId, readCursor, type Transaction } from '@sinau/persistence/core';
import {
  addRecordExport, addRecordService, changeRecordService, correctionsOwed, deliveriesPage, deliveryById, deliveryCounts, exportGoing, noteCorrection, recordExport, recordExports, recordService, tryDeliveryAgain, yearNow,
  type Delivery, type RecordExport, type RecordService,
} from '@sinau/persistence/points';
import { isUnavailable, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { careerFileName } from './read-career.js';
import { recordExportKey } from './export-records.js';

const ADDRESS_SECONDS = 300;

export type ServiceWish = { readonly revision: number; readonly address: string; readonly key: string | null; readonly active: boolean; readonly sinceYear: number };

function assertRecords(actor: PersonActor, permission: 'record.read' | 'record.manage'): void {
  if (!can(actor, permission, { agencyId: actor.agencyId })) throw new DomainError('forbidden');
}

function serviceView({ updatedAt, ...service }: RecordService): RecordServiceView {
  return { ...service, updatedAt: updatedAt.toISOString() };
}

function deliveryView({ createdAt, nextAt, sentAt, correctedAt, state, ...delivery }: Delivery): RecordDeliveryRow {
  const open = state === 'waiting' || state === 'sending';
  return { ...delivery, state, createdAt: createdAt.toISOString(), nextAt: open ? nextAt.toISOString() : null, sentAt: sentAt?.toISOString() ?? null, correctedAt: correctedAt?.toISOString() ?? null };
}

function exportView({ file, createdAt, state, createdById: _, timeZone: __, ...task }: RecordExport): RecordExportView {
  const over = file !== null && (file.gone === true || Date.parse(file.expiresAt) < Date.now());
  return { ...task, state: over ? 'expired' : state, createdAt: createdAt.toISOString(), bytes: file?.bytes ?? null, records: file?.records ?? null, expiresAt: file?.expiresAt ?? null };
}

/** An agency's records of training on their way elsewhere: where to, how far each is, and files of a year. */
@Injectable()
export class ManageRecords {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  service(actor: PersonActor): Promise<{ service: RecordServiceView | null; counts: Record<DeliveryState, number>; owing: number; mayManage: boolean }> {
    assertRecords(actor, 'record.read');
    return this.database.transaction(actor, async (transaction) => {
      const found = await recordService(transaction);
      const counted = await deliveryCounts(transaction);
      const of = (state: DeliveryState): number => counted.get(state) ?? 0;
      const counts = { waiting: of('waiting'), sending: of('sending'), sent: of('sent'), refused: of('refused'), failed: of('failed'), withdrawn: of('withdrawn') };
      return { service: found && serviceView(found), counts, owing: await correctionsOwed(transaction), mayManage: can(actor, 'record.manage', { agencyId: actor.agencyId }) };
    });
  }

  /** A key goes to no other host than the one it was given for. Throws `record_key_missing`, `record_key_again`, `conflict`. The key is on no record of ours but the row that the worker reads. */
  setService(actor: PersonActor, wish: ServiceWish): Promise<RecordServiceView> {
    assertRecords(actor, 'record.manage');
    return this.database.transaction(actor, async (transaction) => {
      const before = await recordService(transaction);
      if (wish.active && wish.key === null && (before?.keyHint ?? null) === null) throw new DomainError('record_key_missing');
      if (before !== null && before.keyHint !== null && wish.key === null && new URL(before.address).origin !== new URL(wish.address).origin) throw new DomainError('record_key_again');
      const next = { address: wish.address, key: wish.key, active: wish.active, sinceYear: wish.sinceYear, by: actor.personId };
      const done = wish.revision === 0 ? await addRecordService(transaction, next) : await changeRecordService(transaction, wish.revision, next);
      const after = done ? await recordService(transaction) : null;
      if (!after) throw new DomainError('conflict');
      await recordAudit(transaction, 'record_service.changed', { kind: 'agency', id: transaction.agencyId }, { address: wish.address, active: wish.active, since: wish.sinceYear, key_changed: wish.key !== null });
      return serviceView(after);
    });
  }

  async deliveries(actor: PersonActor, query: { readonly after?: string | undefined; readonly limit: number; readonly state?: DeliveryFilter | undefined }): Promise<{ rows: RecordDeliveryRow[]; next: string | null }> {
    assertRecords(actor, 'record.read');
    const [after] = readCursor(query.after, ['id']) ?? [];
    const found = await deliveriesPage(this.database, actor, actor.agencyId, query.state ?? null, after ?? null, query.limit + 1);
    const { rows, next } = cutPage(found, query.limit, ({ id }) => [id]);
    return { rows: rows.map(deliveryView), next };
  }

  /** Throws `not_found`, `record_service_off`, `delivery_state`. */
  retry(actor: PersonActor, deliveryId: string): Promise<RecordDeliveryRow> {
    assertRecords(actor, 'record.manage');
    return this.database.transaction(actor, async (transaction) => {
      const delivery = await this.delivery(transaction, deliveryId);
      if (!(await recordService(transaction))?.active) throw new DomainError('record_service_off');
      if (!(await tryDeliveryAgain(transaction, deliveryId))) throw new DomainError('delivery_state');
      await enqueue(transaction, sendRecord, { agencyId: transaction.agencyId, deliveryId });
      await recordAudit(transaction, 'record_delivery.retried', { kind: 'person', id: delivery.person.id }, { title: delivery.title });
      return deliveryView(await this.delivery(transaction, deliveryId));
    });
  }

  /** Throws `not_found`, and `delivery_state` where nothing is to be corrected. */
  correct(actor: PersonActor, deliveryId: string): Promise<RecordDeliveryRow> {
    assertRecords(actor, 'record.manage');
    return this.database.transaction(actor, async (transaction) => {
      const delivery = await this.delivery(transaction, deliveryId);
      if (!(await noteCorrection(transaction, deliveryId))) throw new DomainError('delivery_state');
      await recordAudit(transaction, 'record_delivery.corrected', { kind: 'person', id: delivery.person.id }, { title: delivery.title, number: delivery.externalId });
      return deliveryView(await this.delivery(transaction, deliveryId));
    });
  }

  exports(actor: PersonActor): Promise<{ rows: RecordExportView[]; thisYear: number }> {
    assertRecords(actor, 'record.read');
    return this.database.transaction(actor, async (transaction) => ({ rows: (await recordExports(transaction)).map(exportView), thisYear: await yearNow(transaction) }));
  }

  /** Throws `record_export_going`. */
  ask(actor: PersonActor, wish: { readonly year: number; readonly format: ExportFormat }): Promise<RecordExportView> {
    assertRecords(actor, 'record.manage');
    return this.database.transaction(actor, async (transaction) => {
      if (await exportGoing(transaction, wish.year, wish.format)) throw new DomainError('record_export_going');
      const taskId = newId();
      await addRecordExport(transaction, taskId, actor.personId, wish);
      await enqueue(transaction, exportRecords, { agencyId: transaction.agencyId, taskId });
      await recordAudit(transaction, 'record_export.asked', { kind: 'task', id: taskId }, wish);
      return exportView(await this.export(transaction, taskId));
    });
  }

  /** Throws `not_found`, `record_export_gone`, `unavailable`. */
  async address(actor: PersonActor, taskId: string): Promise<{ url: string; expiresAt: string }> {
    assertRecords(actor, 'record.manage');
    const { year, format } = await this.database.transaction(actor, async (transaction) => {
      const task = await this.export(transaction, taskId);
      if (exportView(task).state !== 'done') throw new DomainError('record_export_gone');
      return task;
    });
    try {
      const url = await this.store.presignGet(recordExportKey(actor.agencyId, taskId), { expiresIn: ADDRESS_SECONDS, downloadName: careerFileName(format, year), contentType: format === 'json' ? 'application/json' : 'text/csv' });
      return { url, expiresAt: new Date(Date.now() + ADDRESS_SECONDS * 1000).toISOString() };
    } catch (error) {
      if (isUnavailable(error)) throw new DomainError('unavailable', { service: 'storage' });
      throw error;
    }
  }

  private async delivery(transaction: Transaction, id: string): Promise<Delivery> {
    const found = await deliveryById(transaction, id);
    if (!found) throw new DomainError('not_found');
    return found;
  }

  private async export(transaction: Transaction, id: string): Promise<RecordExport> {
    const found = await recordExport(transaction, id);
    if (!found) throw new DomainError('not_found');
    return found;
  }
}
