import type { PlanProposalView, PlanRow, PlanView } from '@sinau/contracts/planning';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import type { Transaction } from '@sinau/persistence/core';
import { planById, programmesOfPlan, type Plan, type PlanHead } from '@sinau/persistence/planning';

export function assertPlans(actor: PersonActor, permission: 'plan.read' | 'plan.manage'): void {
  if (!can(actor, permission, { agencyId: actor.agencyId })) throw new DomainError('forbidden');
}

export function planRowOf({ id, year, number, state, createdAt, signedAt, signedBy }: PlanHead): PlanRow {
  return { id, year, number, state, createdAt: createdAt.toISOString(), signedAt: signedAt?.toISOString() ?? null, signedBy };
}

function proposalOf({ proposal, task }: Plan): PlanProposalView {
  const [done, total] = [task?.done ?? 0, task?.total ?? 0];
  if (proposal === null) return { state: task?.state === 'failed' ? 'failed' : 'waiting', done, total, gap: null, cost: null, counts: [], reasons: [], problems: [] };
  return { state: proposal.state, done: total, total, gap: proposal.gap, cost: proposal.cost, counts: [...proposal.counts], reasons: [...proposal.reasons], problems: [...proposal.problems] };
}

export async function planOf(transaction: Transaction, id: string): Promise<Plan> {
  const plan = await planById(transaction, id);
  if (!plan) throw new DomainError('not_found');
  return plan;
}

/** Throws `not_found`. */
export async function planViewOf(transaction: Transaction, id: string): Promise<PlanView> {
  const plan = await planOf(transaction, id);
  const { needs, candidates, limits, people, pinned } = plan.basis;
  const basis: PlanView['basis'] = { needs: [...needs], candidates: candidates.map((one) => ({ ...one, effects: [...one.effects] })), limits, people, pinned: [...pinned] };
  return { ...planRowOf(plan), basis, items: [...plan.items], proposal: proposalOf(plan), revision: plan.revision, programmes: await programmesOfPlan(transaction, id) };
}
