import type { SystemActor } from '@sinau/domain/identity';
import { settleItem, takeItem, type ItemOutcome } from '@sinau/persistence/certificates';
import { Database } from '@sinau/persistence/core';
import { DomainError } from '@sinau/domain/core';
import { Inject, Injectable } from '@nestjs/common';
import { IssueCertificate } from './issue-certificate.js';

type Step = 'through' | 'settled';

/** Already having a certificate is what the administrator wanted. */
const asGood = new Set(['certificate_exists']);

/** Works through a bulk issue, one transaction per item, until it is through, paused or cancelled. */
@Injectable()
export class IssueBatch {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(IssueCertificate) private readonly issue: IssueCertificate,
  ) {}

  /** `signal` ends the run between two items; what is left goes on with the next run. */
  async run(actor: SystemActor, taskId: string, signal?: AbortSignal): Promise<void> {
    while (signal?.aborted !== true) if ((await this.step(actor, taskId)) === 'through') return;
  }

  /** Issues and settles one item together, so that a kill between the two is impossible. */
  private async step(actor: SystemActor, taskId: string): Promise<Step> {
    let failing: number | null = null;
    try {
      return await this.database.transaction(actor, async (transaction) => {
        const item = await takeItem(transaction, taskId);
        if (!item) return 'through';
        failing = item.position;
        const outcome = await this.issue.within(transaction, item.enrolmentId);
        const fails = outcome.kind === 'none' && !asGood.has(outcome.why.code);
        await settleItem(transaction, taskId, item.position, fails ? 'failed' : 'done', fails ? outcome.why : null);
        return 'settled';
      });
    } catch (error) {
      if (failing === null || (error instanceof DomainError && error.code === 'unavailable')) throw error;
      await this.fail(actor, taskId, failing, error instanceof DomainError ? { code: error.code, facts: error.facts } : { code: 'internal', facts: {} });
      return 'settled';
    }
  }

  private fail(actor: SystemActor, taskId: string, position: number, outcome: ItemOutcome): Promise<void> {
    return this.database.transaction(actor, (transaction) => settleItem(transaction, taskId, position, 'failed', outcome));
  }
}
