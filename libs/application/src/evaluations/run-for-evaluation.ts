import { DomainError } from '@sinau/domain/core';
import { can, type Actor } from '@sinau/domain/identity';
import { maySeeRun } from '@sinau/domain/sessions';
import type { Transaction } from '@sinau/persistence/core';
import { runById, type RunRecord } from '@sinau/persistence/enrolments';

/** The run, when the actor administers the agency, audits it, or teaches the course or this run; else `not_found`. */
export async function readableRun(transaction: Transaction, actor: Actor, runId: string): Promise<RunRecord> {
  const run = await runById(transaction, runId);
  if (!run || !maySeeRun(actor, { agencyId: transaction.agencyId, runId, courseId: run.courseId, ownerId: run.ownerId })) throw new DomainError('not_found');
  return run;
}

export function mayManage(actor: Actor, transaction: Transaction, run: Pick<RunRecord, 'id' | 'courseId'>): boolean {
  return can(actor, 'evaluation.manage', { agencyId: transaction.agencyId, runId: run.id, courseId: run.courseId });
}

/** The run, when the actor may say how it is evaluated; else `not_found`. */
export async function manageableRun(transaction: Transaction, actor: Actor, runId: string): Promise<RunRecord> {
  const run = await runById(transaction, runId);
  if (!run || !mayManage(actor, transaction, run)) throw new DomainError('not_found');
  return run;
}
