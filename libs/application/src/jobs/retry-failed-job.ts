import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, failedJobs } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { assertQueue } from './assert-queue.js';

/** Asks anew for a job that failed for good. Twice is once: the second finds it taken and says `not_found`. */
@Injectable()
export class RetryFailedJob {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: Actor, failedJobId: string): Promise<void> {
    const keeper = assertQueue(actor, 'queue.manage');
    await this.database.transaction(keeper, async (transaction) => {
      const job = await failedJobs.retry(transaction, failedJobId, transaction.requestId);
      if (job === null) throw new DomainError('not_found');
      await recordAudit(transaction, 'job.retried', { kind: 'failed_job', id: failedJobId }, { job });
    });
  }
}
