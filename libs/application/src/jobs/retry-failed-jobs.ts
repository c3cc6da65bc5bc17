import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, failedJobs } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { assertQueue } from './assert-queue.js';

/** Asks anew for the failed jobs of one kind that the actor may see. Twice is once: the second finds none left. */
@Injectable()
export class RetryFailedJobs {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: Actor, job: string): Promise<{ retried: number; left: number }> {
    const keeper = assertQueue(actor, 'queue.manage');
    return this.database.transaction(keeper, async (transaction) => {
      const outcome = await failedJobs.retryAll(transaction, job, transaction.requestId);
      if (outcome.retried > 0) await recordAudit(transaction, 'jobs.retried', { kind: 'failed_job', id: null }, { job, count: outcome.retried });
      return outcome;
    });
  }
}
