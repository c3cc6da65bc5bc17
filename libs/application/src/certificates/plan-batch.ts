import { issueCertificateBatch } from '@sinau/contracts/jobs';
import { renderNumber } from '@sinau/domain/certificates';
import { assertAllowed, DomainError, type Refused } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { addBatch, addReadyItems, candidateRun, openBatchOf, weighRun, type CandidateRun } from '@sinau/persistence/certificates';
import { Database, enqueue, newId, type Transaction } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { assertCertificates } from './assert-certificates.js';
import { blockersOf, termsOf, withoutUnprintable, type Weighed } from './weigh-candidates.js';

export type BatchPlan = Weighed & {
  readonly run: CandidateRun;
  readonly blockers: readonly Refused[];
  readonly numbers: { readonly first: string; readonly last: string } | null;
  readonly openBatchId: string | null;
};

function numbersOf(run: CandidateRun, count: number): BatchPlan['numbers'] {
  const number = (sequence: number) => renderNumber(run.numberPattern, { sequence, year: run.year, month: run.month, code: run.agencyCode });
  return count === 0 ? null : { first: number(run.nextSequence), last: number(run.nextSequence + count - 1) };
}

/** Weighs a run and starts its bulk issue. */
@Injectable()
export class PlanBatch {
  constructor(@Inject(Database) private readonly database: Database) {}

  preview(actor: Actor, runId: string): Promise<BatchPlan> {
    assertCertificates(actor, 'certificate.manage');
    return this.database.transaction(actor, (transaction) => this.plan(transaction, runId));
  }

  /** Starts with everybody who is ready, when they are as many as were confirmed. Answers the batch's id. */
  async start(actor: Actor, { runId, count }: { readonly runId: string; readonly count: number }): Promise<string> {
    const { personId, agencyId } = assertCertificates(actor, 'certificate.manage');
    return this.database.transaction(actor, async (transaction) => {
      const plan = await this.plan(transaction, runId);
      if (plan.openBatchId !== null) throw new DomainError('batch_open');
      plan.blockers.forEach(assertAllowed);
      if (plan.ready === 0) throw new DomainError('nothing_to_issue');
      if (plan.ready !== count) throw new DomainError('batch_count', { ready: plan.ready, confirmed: count });
      const id = newId();
      const run = { id: runId, name: plan.run.name, courseTitle: plan.run.courseTitle };
      await addBatch(transaction, { id, createdBy: personId, run, total: count });
      const added = await addReadyItems(transaction, { taskId: id, runId, terms: termsOf(plan.run), blocked: plan.blocked.map(({ candidate }) => candidate.enrolmentId) });
      // somebody completed, or was certified, between the two statements
      if (added !== count) throw new DomainError('batch_count', { ready: added, confirmed: count });
      await enqueue(transaction, issueCertificateBatch, { agencyId, taskId: id });
      await recordAudit(transaction, 'certificate_batch.started', { kind: 'task', id }, { run: run.name, count });
      return id;
    });
  }

  private async plan(transaction: Transaction, runId: string): Promise<BatchPlan> {
    const run = await candidateRun(transaction, runId);
    if (!run) throw new DomainError('not_found');
    const weighed = withoutUnprintable(await weighRun(transaction, runId, termsOf(run)));
    const blockers = blockersOf(run);
    return {
      ...weighed, run, blockers, samples: blockers.length > 0 ? [] : weighed.samples,
      numbers: blockers.length > 0 ? null : numbersOf(run, weighed.ready),
      openBatchId: await openBatchOf(transaction, runId),
    };
  }
}
