import type { DecisionBody, RunDecisionView } from '@sinau/contracts/decisions';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { mayDecide, mayWithdraw, type FrozenFigures, type StandingDecision } from '@sinau/domain/decisions';
import { can, type Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { closeRunWith, currentVersionNumber, decisionsOfRun, figuresOfRun, holdOpenRun, withdrawDecision, type StoredDecision } from '@sinau/persistence/decisions';
import { runById, type RunRecord } from '@sinau/persistence/enrolments';
import { instructorsOfRun } from '@sinau/persistence/programmes';
import { cutAttemptsOfRun } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { proposeNeed, withdrawNeed } from './propose-need.js';
import { runDecisionViewOf } from './run-decision-view.js';

function standingOf(decision: StoredDecision | undefined): StandingDecision | null {
  if (!decision) return null;
  const { kind, withdrawnAt, request } = decision;
  return { kind, withdrawn: withdrawnAt !== null, request: request && { state: request.state, versionNumber: request.version?.number ?? null } };
}

/** Closes runs with a decision that rests on figures, and takes such a decision back. */
@Injectable()
export class DecideRun {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The client makes the id: the same call again gives the same decision. Whoever is taking a quiz gets the close as the deadline in the same act, and is told (R5). */
  decide(actor: Actor, runId: string, body: DecisionBody): Promise<RunDecisionView> {
    return this.decideAsOf(actor, runId, body, null);
  }

  /** As of an earlier instant, for what was decided before it was written down here. */
  decideAsOf(actor: Actor, runId: string, body: DecisionBody, at: Date | null): Promise<RunDecisionView> {
    return this.database.transaction(actor, async (transaction) => {
      const run = await this.decidable(transaction, actor, runId);
      const before = await decisionsOfRun(transaction, runId);
      if (!before.some(({ id }) => id === body.id)) await this.write(transaction, run, body, at);
      return runDecisionViewOf(transaction, runId);
    });
  }

  /** Throws `run_not_decided`, and `decision_answered` once a version stands on it. */
  withdraw(actor: Actor, runId: string, reason: string): Promise<RunDecisionView> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      await this.decidable(transaction, actor, runId);
      const standing = (await decisionsOfRun(transaction, runId)).find(({ withdrawnAt }) => withdrawnAt === null);
      assertAllowed(mayWithdraw(standingOf(standing)));
      if (!standing || !(await withdrawDecision(transaction, runId, standing.id, { personId, reason }))) throw new DomainError('conflict');
      await withdrawNeed(transaction, standing.id, reason, personId);
      await recordAudit(transaction, 'run.decision_withdrawn', { kind: 'run', id: runId }, { reason });
      return runDecisionViewOf(transaction, runId);
    });
  }

  private async write(transaction: Transaction, run: RunRecord, { id, revision, ...wish }: DecisionBody, at: Date | null): Promise<void> {
    const { personId } = personOf(transaction.actor);
    const instructors = await instructorsOfRun(transaction, run.id);
    assertAllowed(mayDecide({ closed: run.closedAt !== null, instructorIds: instructors.map((one) => one.id) }, wish));
    if (!(await holdOpenRun(transaction, run.id, revision))) throw new DomainError('conflict');
    const figures: FrozenFigures = { versionNumber: await currentVersionNumber(transaction, run.courseId), figures: await figuresOfRun(transaction, run.id) };
    const blocked = wish.kind === 'change_instructor' ? instructors.filter((one) => wish.instructorIds.includes(one.id)) : [];
    const request = wish.kind === 'change_curriculum' ? wish.request : null;
    await closeRunWith(transaction, { id, runId: run.id, kind: wish.kind, reasons: wish.reasons, figures, decidedBy: personId, request, blocked, at });
    await cutAttemptsOfRun(transaction, run.id);
    await proposeNeed(transaction, run, { id, wish, day: at?.toISOString() ?? run.today, by: personId });
    await recordAudit(transaction, 'run.decided', { kind: 'run', id: run.id }, { kind: wish.kind, reason: wish.reasons });
  }

  private async decidable(transaction: Transaction, actor: Actor, runId: string): Promise<RunRecord> {
    const run = await runById(transaction, runId);
    if (!run || !can(actor, 'decision.make', { agencyId: transaction.agencyId, runId, courseId: run.courseId })) throw new DomainError('not_found');
    return run;
  }
}
