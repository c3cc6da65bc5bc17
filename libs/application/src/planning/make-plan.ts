import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { planFailed, planOfTask, planProgress, planProposed } from '@sinau/persistence/planning';
import { Inject, Injectable } from '@nestjs/common';
import { solvePlan } from './solve-plan.js';

const onlyTry = (): boolean => true;

/** Reckons a plan that was asked for. Run again, it writes nothing more; when another was asked for meanwhile, nothing at all. A last try that fails is written down. */
@Injectable()
export class MakePlan {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: SystemActor, taskId: string, isLastTry = onlyTry): Promise<void> {
    try {
      await this.make(actor, taskId);
    } catch (error) {
      if (isLastTry()) await this.database.transaction(actor, (transaction) => planFailed(transaction, taskId));
      throw error;
    }
  }

  private async make(actor: SystemActor, taskId: string): Promise<void> {
    const plan = await this.database.transaction(actor, (transaction) => planOfTask(transaction, taskId));
    if (!plan || plan.state !== 'draft' || plan.proposal !== null) return;
    const solved = await solvePlan(plan.basis, (done, total) => this.database.transaction(actor, (transaction) => planProgress(transaction, taskId, done, total)));
    const proposal = solved.kind === 'solved'
      ? { state: 'solved' as const, ...solved.proposal, problems: [] }
      : { state: 'infeasible' as const, gap: null, cost: null, counts: [], reasons: [], problems: solved.problems };
    await this.database.transaction(actor, (transaction) => planProposed(transaction, taskId, proposal));
  }
}
