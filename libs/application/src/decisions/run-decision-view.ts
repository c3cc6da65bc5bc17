import type { DecisionView, RunDecisionView } from '@sinau/contracts/decisions';
import { DomainError } from '@sinau/domain/core';
import type { Transaction } from '@sinau/persistence/core';
import { decisionsOfRun, figuresOfRun, type StoredDecision } from '@sinau/persistence/decisions';
import { runById, type RunRecord } from '@sinau/persistence/enrolments';
import { instructorsOfRun } from '@sinau/persistence/programmes';

export function decisionViewOf({ withdrawnAt, withdrawnBy, withdrawalReason, ...decision }: StoredDecision): DecisionView {
  return {
    ...decision,
    decidedAt: decision.decidedAt.toISOString(),
    figures: decision.figures && [...decision.figures.figures],
    versionNumber: decision.figures?.versionNumber ?? null,
    instructors: [...decision.instructors],
    withdrawn: withdrawnAt && { at: withdrawnAt.toISOString(), by: withdrawnBy, reason: withdrawalReason ?? '' },
  };
}

/** A run with what was decided on it; before that, with its figures as they stand. */
export async function runDecisionViewOf(transaction: Transaction, runId: string): Promise<RunDecisionView> {
  const run = await runById(transaction, runId);
  if (!run) throw new DomainError('not_found');
  const decisions = (await decisionsOfRun(transaction, runId)).map(decisionViewOf);
  const standing = decisions.find(({ withdrawn }) => withdrawn === null) ?? null;
  return {
    run: runPartOf(run),
    decision: standing,
    earlier: decisions.filter(({ withdrawn }) => withdrawn !== null),
    figures: standing === null ? await figuresOfRun(transaction, runId) : null,
    instructors: (await instructorsOfRun(transaction, runId)).map(({ id, name }) => ({ id, name })),
  };
}

function runPartOf({ id, name, courseId, courseTitle, programme, startsOn, endsOn, phase, closedAt, revision }: RunRecord): RunDecisionView['run'] {
  return { id, name, courseId, courseTitle, programme, startsOn, endsOn, phase, closedAt: closedAt?.toISOString() ?? null, revision };
}
