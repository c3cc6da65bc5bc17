import type { InstructorBlockView } from '@sinau/contracts/decisions';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { courseReach } from '@sinau/domain/courses';
import { blocksMet, mayTeach, type Teaching } from '@sinau/domain/decisions';
import { can, type Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { blocksForCourse, blocksForRun, overrideBlock } from '@sinau/persistence/decisions';
import { runById } from '@sinau/persistence/enrolments';
import { instructorsOfRun } from '@sinau/persistence/programmes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';

/** Throws `instructor_blocked` when a decision on an earlier run keeps one of them from teaching this one and nobody wrote against it. */
export async function assertMayTeach(transaction: Transaction, runId: string, teaching: readonly Teaching[]): Promise<void> {
  assertAllowed(mayTeach(await blocksForRun(transaction, runId), teaching));
}

/** The same for all runs of a course. Throws `instructor_blocked` until it is overridden for each that is open. */
export async function assertMayTeachCourse(transaction: Transaction, courseId: string, teaching: readonly Teaching[]): Promise<void> {
  assertAllowed(mayTeach(await blocksForCourse(transaction, courseId), teaching));
}

async function viewOf(transaction: Transaction, runId: string): Promise<InstructorBlockView[]> {
  const [blocks, teaching] = [await blocksForRun(transaction, runId), await instructorsOfRun(transaction, runId)];
  const asIfHolding = blocks.map((block) => ({ ...block, overridden: false }));
  const met = new Set(blocksMet(asIfHolding, teaching).map(({ id }) => id));
  return blocks.map(({ id, name, fromRun, decidedAt, override }) => ({ id, name, fromRun, decidedAt: decidedAt.toISOString(), teaches: met.has(id), override }));
}

/** Who is not to teach a run, and the exceptions to that. */
@Injectable()
export class InstructorBlocks {
  constructor(@Inject(Database) private readonly database: Database) {}

  read(actor: Actor, runId: string): Promise<InstructorBlockView[]> {
    return this.database.transaction(actor, async (transaction) => {
      const run = await runById(transaction, runId);
      const reach = courseReach(actor);
      const mine = run && (reach.all || reach.ownerId === run.ownerId || reach.courseIds.includes(run.courseId));
      if (!run || !(mine || can(actor, 'decision.make', { agencyId: transaction.agencyId, runId, courseId: run.courseId }))) throw new DomainError('not_found');
      return viewOf(transaction, runId);
    });
  }

  /** Written once: the first reason stays. Throws `not_found` for a block that does not hold for the run. */
  override(actor: Actor, runId: string, { blockId, reason }: { readonly blockId: string; readonly reason: string }): Promise<InstructorBlockView[]> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      const run = await runById(transaction, runId);
      if (!run || !can(actor, 'decision.make', { agencyId: transaction.agencyId, runId, courseId: run.courseId })) throw new DomainError('not_found');
      const block = (await blocksForRun(transaction, runId)).find(({ id }) => id === blockId);
      if (!block) throw new DomainError('not_found');
      if (await overrideBlock(transaction, { blockId, runId, reason, personId })) {
        await recordAudit(transaction, 'run.instructor_allowed', { kind: 'run', id: runId }, { name: block.name, reason });
      }
      return viewOf(transaction, runId);
    });
  }
}
