import type { InstructorView, RunSeatsView } from '@sinau/contracts/programmes';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { mayHaveRun, type RunApproval } from '@sinau/domain/programmes';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, violatedConstraint, type Transaction } from '@sinau/persistence/core';
import type { RunRecord } from '@sinau/persistence/enrolments';
import { notifyAll } from '@sinau/persistence/notifications';
import { instructorsOfRun, programmeById, settleRun, writeInstructors, type InstructorValues, type RunInstructor } from '@sinau/persistence/programmes';
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

  /** Whoever is named teaches from now on, by the row itself; whoever is not any more, no longer. Throws `instructor_twice`, `instructor_blocked`. */
  async instructors(actor: Actor, runId: string, values: readonly InstructorValues[]): Promise<InstructorView[]> {
    try {
      return await this.database.transaction(actor, async (transaction) => {
        const run = await runFor(transaction, actor, runId, 'run.manage');
        const before = await instructorsOfRun(transaction, runId);
        await writeInstructors(transaction, runId, values);
        const now = await instructorsOfRun(transaction, runId);
        await assertMayTeach(transaction, runId, now);
        await this.tell(transaction, run, before, now);
        await recordAudit(transaction, 'run.instructors_changed', { kind: 'run', id: runId }, { names: now.map((one) => one.name) });
        return now;
      });
    } catch (error) {
      if (violatedConstraint(error) !== null) throw new DomainError('instructor_twice');
      throw error;
    }
  }

  /** People of the agency who were not named before. */
  private async tell(transaction: Transaction, run: RunRecord, before: readonly RunInstructor[], now: readonly RunInstructor[]): Promise<void> {
    const known = new Set(before.map(({ personId }) => personId));
    const facts = { title: run.courseTitle, run: run.name };
    await notifyAll(transaction, now.flatMap(({ personId, id }) => (personId === null || known.has(personId) ? [] : [{ personId, kind: 'teaches_run', facts, link: '/kalender', dedupe: `teaches:${id}` }])));
  }
}
