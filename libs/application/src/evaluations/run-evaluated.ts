import { DomainError } from '@sinau/domain/core';
import { can, type Actor, type GrantedPermission } from '@sinau/domain/identity';
import { maySeeRun } from '@sinau/domain/sessions';
import type { Transaction } from '@sinau/persistence/core';
import { runById, type RunRecord } from '@sinau/persistence/enrolments';

export type EvaluatedRun = RunRecord & { readonly mayManage: boolean };

/** A run whose evaluation the actor may see; to everybody else it does not exist. */
export async function runEvaluated(transaction: Transaction, actor: Actor, runId: string): Promise<EvaluatedRun> {
  const run = await runById(transaction, runId);
  if (!run || !maySeeRun(actor, { agencyId: transaction.agencyId, runId, ...run })) throw new DomainError('not_found');
  return { ...run, mayManage: can(actor, 'evaluation.manage', { agencyId: transaction.agencyId, courseId: run.courseId, runId }) };
}

/** A run whose evaluation the actor decides about. */
export async function runManaged(transaction: Transaction, actor: Actor, runId: string): Promise<EvaluatedRun> {
  const run = await runEvaluated(transaction, actor, runId);
  if (!run.mayManage) throw new DomainError('not_found');
  return run;
}

/** The agency's own figures, which no single run has. */
export function assertAgencyWide(actor: Actor, permission: GrantedPermission): void {
  if (actor.kind !== 'person' || !can(actor, permission, { agencyId: actor.agencyId })) throw new DomainError('forbidden');
}
