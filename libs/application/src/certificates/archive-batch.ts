import { archiveCertificateBatch } from '@sinau/contracts/jobs';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { archiveState, askForArchive, batchById, type ArchiveState, type Batch } from '@sinau/persistence/certificates';
import { Database, enqueue, type Transaction } from '@sinau/persistence/core';
import { isUnavailable, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { assertCertificates } from './assert-certificates.js';
import { archiveKey } from './archive-key.js';

/** The address at the store lives this long; the archive itself for days. */
const ADDRESS_SECONDS = 300;

/** The ZIP of a bulk issue: asked for, and fetched from the store by an address of its own. */
@Injectable()
export class ArchiveBatch {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  async read(actor: Actor, taskId: string): Promise<ArchiveState> {
    assertCertificates(actor, 'certificate.read');
    return this.database.transaction(actor, (transaction) => this.state(transaction, taskId));
  }

  /** Throws `batch_state` while the batch or an archive is under way, `batch_not_printed` until each PDF is there. */
  async ask(actor: Actor, taskId: string): Promise<void> {
    const { agencyId } = assertCertificates(actor, 'certificate.manage');
    await this.database.transaction(actor, async (transaction) => {
      const { run } = await this.batch(transaction, taskId);
      const { certificates, printed } = await this.state(transaction, taskId);
      if (certificates === 0) throw new DomainError('nothing_to_issue');
      if (printed < certificates) throw new DomainError('batch_not_printed', { pending: certificates - printed });
      if (!(await askForArchive(transaction, taskId))) throw new DomainError('batch_state');
      await enqueue(transaction, archiveCertificateBatch, { agencyId, taskId });
      await recordAudit(transaction, 'certificate_batch.archived', { kind: 'task', id: taskId }, { run: run.name, count: certificates });
    });
  }

  /** An address that gives the ZIP for five minutes. Throws `archive_gone` when there is none, or no longer. */
  async address(actor: Actor, taskId: string): Promise<string> {
    const { agencyId } = assertCertificates(actor, 'certificate.manage');
    const run = await this.database.transaction(actor, async (transaction) => {
      const batch = await this.batch(transaction, taskId);
      const { archive } = await this.state(transaction, taskId);
      if (archive?.state !== 'ready') throw new DomainError('archive_gone');
      await recordAudit(transaction, 'certificate_batch.archive_fetched', { kind: 'task', id: taskId }, { run: batch.run.name, count: archive.count });
      return batch.run;
    });
    const downloadName = `Sertifikat ${run.courseTitle} ${run.name}.zip`.replaceAll('/', '-');
    try {
      return await this.store.presignGet(archiveKey(agencyId, taskId), { expiresIn: ADDRESS_SECONDS, downloadName, contentType: 'application/zip' });
    } catch (error) {
      if (isUnavailable(error)) throw new DomainError('unavailable', { service: 'storage' });
      throw error;
    }
  }

  private async batch(transaction: Transaction, taskId: string): Promise<Batch> {
    const batch = await batchById(transaction, taskId);
    if (!batch) throw new DomainError('not_found');
    return batch;
  }

  private async state(transaction: Transaction, taskId: string): Promise<ArchiveState> {
    const state = await archiveState(transaction, taskId);
    if (!state) throw new DomainError('not_found');
    return state;
  }
}
