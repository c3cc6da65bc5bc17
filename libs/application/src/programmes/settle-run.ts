import type { InstructorView, RunSeatsView } from '@sinau/contracts/programmes';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { mayHaveRun, type RunApproval } from '@sinau/domain/programmes';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, violatedConstraint } from '@sinau/persistence/core';
import { instructorsOfRun, programmeById, settleRun, writeInstructors, type InstructorValues } from '@sinau/persistence/programmes';
import { Inject, Injectable } from '@nestjs/common';
import { assertMayTeach } from '../decisions/index.js';
import { readableRun, runFor } from './run-access.js';
import { runSeatsViewOf } from './run-seats-view.js';

/** A run's programme, its door, and who teaches in it. */
@Injectable()
export class SettleRun {
  constructor(@Inject(Database) private readonly database: Database) {}

  seats(actor: Actor, runId: string): Promise<RunSeatsView> {
    return this.database.transaction(actor, async (transaction) => {
      await readableRun(transaction, actor, runId);
      return runSeatsViewOf(transaction, runId);
    });
  }

  /** Throws `programme_not_active`, `programme_other_course`, `instructor_blocked`, `conflict`. */
  settle(actor: Actor, runId: string, { revision, programmeId, approval }: { readonly revision: number; readonly programmeId: string | null; readonly approval: RunApproval }): Promise<RunSeatsView> {
    return this.database.transaction(actor, async (transaction) => {
      const run = await runFor(transaction, actor, runId, 'run.manage');
      const programme = programmeId === null ? null : await programmeById(transaction, programmeId);
      if (programmeId !== null && !programme) throw new DomainError('not_found');
      if (programme && programme.id !== run.programme?.id) assertAllowed(mayHaveRun(programme, run.courseId));
      if (!(await settleRun(transaction, runId, revision, { programmeId, approval }))) throw new DomainError('conflict');
      if (programmeId !== run.programme?.id) await assertMayTeach(transaction, runId, await instructorsOfRun(transaction, runId));
      await recordAudit(transaction, 'run.settled', { kind: 'run', id: runId }, { programme: programme?.name ?? null, approval });
      return runSeatsViewOf(transaction, runId);
    });
  }

  /** Throws `instructor_twice`, `instructor_blocked`. */
  async instructors(actor: Actor, runId: string, values: readonly InstructorValues[]): Promise<InstructorView[]> {
    try {
      return await this.database.transaction(actor, async (transaction) => {
        await runFor(transaction, actor, runId, 'run.manage');
        await writeInstructors(transaction, runId, values);
        const now = await instructorsOfRun(transaction, runId);
        await assertMayTeach(transaction, runId, now);
        await recordAudit(transaction, 'run.instructors_changed', { kind: 'run', id: runId }, { names: now.map((one) => one.name) });
        return now;
      });
    } catch (error) {
      if (violatedConstraint(error) !== null) throw new DomainError('instructor_twice');
      throw error;
    }
  }
}
