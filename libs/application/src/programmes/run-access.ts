import { DomainError } from '@sinau/domain/core';
import { courseReach } from '@sinau/domain/courses';
import { can, type Actor } from '@sinau/domain/identity';
import type { Transaction } from '@sinau/persistence/core';
import { runById, type RunRecord } from '@sinau/persistence/enrolments';

/** The run, when the actor may do `permission` to it; else `not_found`. */
export async function runFor(transaction: Transaction, actor: Actor, runId: string, permission: 'run.manage' | 'enrolment.manage'): Promise<RunRecord> {
  const run = await runById(transaction, runId);
  if (!run || !can(actor, permission, { agencyId: transaction.agencyId, runId, courseId: run.courseId })) throw new DomainError('not_found');
  return run;
}

/** The run, when the actor administers the agency, audits it, or teaches the course; else `not_found`. */
export async function readableRun(transaction: Transaction, actor: Actor, runId: string): Promise<RunRecord> {
  const run = await runById(transaction, runId);
  const reach = courseReach(actor);
  const mine = run && (reach.all || reach.ownerId === run.ownerId || reach.courseIds.includes(run.courseId));
  if (!run || !(mine || can(actor, 'run.manage', { agencyId: transaction.agencyId, runId, courseId: run.courseId }))) throw new DomainError('not_found');
  return run;
}
