import { issueCertificateBatch } from '@sinau/contracts/jobs';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import {
  batchById, cancelBatch, failedItemsOf, pauseBatch, recentBatches, resumeBatch, retryBatch, type Batch, type FailedItem,
} from '@sinau/persistence/certificates';
import { Database, enqueue, type Transaction } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { assertCertificates } from './assert-certificates.js';

export type BatchAct = 'pause' | 'resume' | 'cancel' | 'retry';
export type BatchWithFailures = Batch & { readonly failures: readonly FailedItem[] };

const acts: Readonly<Record<BatchAct, (transaction: Transaction, taskId: string) => Promise<boolean>>> = {
  pause: pauseBatch, resume: resumeBatch, cancel: cancelBatch, retry: retryBatch,
};

/** Watches and steers a bulk issue. */
@Injectable()
export class SteerBatch {
  constructor(@Inject(Database) private readonly database: Database) {}

  recent(actor: Actor): Promise<Batch[]> {
    assertCertificates(actor, 'certificate.read');
    return this.database.transaction(actor, recentBatches);
  }

  read(actor: Actor, taskId: string): Promise<BatchWithFailures> {
    assertCertificates(actor, 'certificate.read');
    return this.database.transaction(actor, (transaction) => this.withFailures(transaction, taskId));
  }

  /** Throws `batch_state` when the batch is in no state for it. */
  run(actor: Actor, taskId: string, act: BatchAct): Promise<BatchWithFailures> {
    const { agencyId } = assertCertificates(actor, 'certificate.manage');
    return this.database.transaction(actor, async (transaction) => {
      const { run } = await this.withFailures(transaction, taskId);
      if (!(await acts[act](transaction, taskId))) throw new DomainError('batch_state');
      if (act === 'resume' || act === 'retry') await enqueue(transaction, issueCertificateBatch, { agencyId, taskId });
      await recordAudit(transaction, `certificate_batch.${act}`, { kind: 'task', id: taskId }, { run: run.name });
      return this.withFailures(transaction, taskId);
    });
  }

  private async withFailures(transaction: Transaction, taskId: string): Promise<BatchWithFailures> {
    const batch = await batchById(transaction, taskId);
    if (!batch) throw new DomainError('not_found');
    return { ...batch, failures: batch.failed > 0 ? await failedItemsOf(transaction, taskId) : [] };
  }
}
