import { makePlan } from '@sinau/contracts/jobs';
import type { PlanRow, PlanView } from '@sinau/contracts/planning';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { closedGap, gainPerPerson, mayHold, maySign, runsOf, totalsOf, type PlanLimits, type RunCount } from '@sinau/domain/planning';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, enqueue, type Transaction } from '@sinau/persistence/core';
import { acceptedNeeds, askForPlan, copyPlan, editPlan, listPlans, listTemplates, lockPlan, planProgramme, signPlan, type Plan } from '@sinau/persistence/planning';
import { Inject, Injectable } from '@nestjs/common';
import { assertPlans, planOf, planRowOf, planViewOf } from './plan-view.js';

export type PlanWish = { readonly year: number; readonly limits: PlanLimits; readonly pinned: readonly RunCount[] };

/** Asks for plans, edits and signs them. */
@Injectable()
export class WritePlan {
  constructor(@Inject(Database) private readonly database: Database) {}

  list(actor: PersonActor): Promise<PlanRow[]> {
    assertPlans(actor, 'plan.read');
    return this.database.transaction(actor, async (transaction) => (await listPlans(transaction)).map(planRowOf));
  }

  /** Throws `not_found`. */
  one(actor: PersonActor, id: string): Promise<PlanView> {
    assertPlans(actor, 'plan.read');
    return this.database.transaction(actor, (transaction) => planViewOf(transaction, id));
  }

  /** What is to be reckoned is fixed now; the reckoning is a job. Throws `plan_item_unknown`. */
  propose(actor: PersonActor, { year, limits, pinned }: PlanWish): Promise<PlanView> {
    assertPlans(actor, 'plan.manage');
    return this.database.transaction(actor, async (transaction) => {
      const { needs, people } = await acceptedNeeds(transaction, year);
      const candidates = (await listTemplates(transaction)).map(({ summary: _, methods: __, revision: ___, effects, ...one }) => ({ ...one, effects: effects.map(({ competencyId, closes }) => ({ competencyId, closes })) }));
      if (pinned.some(({ templateId }) => !candidates.some(({ id }) => id === templateId))) throw new DomainError('plan_item_unknown');
      const { planId, taskId } = await askForPlan(transaction, { year, basis: { needs, candidates, limits, people, pinned }, by: actor.personId });
      await enqueue(transaction, makePlan, { agencyId: transaction.agencyId, taskId });
      await recordAudit(transaction, 'plan.asked', { kind: 'plan', id: planId }, { year, budget: limits.budget });
      return planViewOf(transaction, planId);
    });
  }

  /** Throws `not_found`, `plan_signed`, `plan_item_unknown`, `plan_beyond_most`, `conflict`. */
  edit(actor: PersonActor, id: string, { revision, items }: { readonly revision: number; readonly items: readonly RunCount[] }): Promise<PlanView> {
    return this.change(actor, id, async (transaction, plan) => {
      assertAllowed(mayHold(plan.basis, items));
      if (!(await editPlan(transaction, id, revision, items.filter(({ runs }) => runs > 0)))) throw new DomainError('conflict');
      await recordAudit(transaction, 'plan.edited', { kind: 'plan', id });
    });
  }

  /** Throws `not_found`, `plan_signed`, `plan_empty`, `plan_beyond_limits`, `plan_beyond_most`, `conflict`. */
  sign(actor: PersonActor, id: string, revision: number): Promise<PlanView> {
    return this.change(actor, id, async (transaction, { basis, items, year, number }) => {
      assertAllowed(maySign(basis, items));
      const [totals, gap] = [totalsOf(basis.candidates, items), closedGap(basis, items)];
      if (!(await signPlan(transaction, id, revision, { id: actor.personId, name: actor.name }, { items, totals, gap }))) throw new DomainError('conflict');
      for (const candidate of basis.candidates.filter((one) => runsOf(items, one.id) > 0)) {
        const needIds = basis.needs.filter((need) => gainPerPerson(candidate, need) > 0).map((need) => need.id);
        const budget = candidate.costPerRun * runsOf(items, candidate.id);
        await planProgramme(transaction, { planId: id, year, templateId: candidate.id, name: candidate.name, budget, ownerId: actor.personId, needIds });
      }
      await recordAudit(transaction, 'plan.signed', { kind: 'plan', id }, { year, number, budget: totals.budget, gap: gap.total });
    });
  }

  /** Throws `not_found`, `plan_not_signed`, `plan_draft_exists`. */
  revise(actor: PersonActor, id: string): Promise<PlanView> {
    assertPlans(actor, 'plan.manage');
    return this.database.transaction(actor, async (transaction) => {
      const plan = await planOf(transaction, id);
      if (plan.state !== 'signed') throw new DomainError('plan_not_signed');
      const next = await copyPlan(transaction, plan, actor.personId);
      if (next === null) throw new DomainError('plan_draft_exists', { year: plan.year });
      await recordAudit(transaction, 'plan.revised', { kind: 'plan', id: next }, { year: plan.year });
      return planViewOf(transaction, next);
    });
  }

  private change(actor: PersonActor, id: string, work: (transaction: Transaction, plan: Plan) => Promise<void>): Promise<PlanView> {
    assertPlans(actor, 'plan.manage');
    return this.database.transaction(actor, async (transaction) => {
      await lockPlan(transaction, id);
      const plan = await planOf(transaction, id);
      if (plan.state === 'signed') throw new DomainError('plan_signed');
      await work(transaction, plan);
      return planViewOf(transaction, id);
    });
  }
}
