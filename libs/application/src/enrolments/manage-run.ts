import type { RunView } from '@sinau/contracts/enrolments';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { checkCapacity, checkRunDates } from '@sinau/domain/enrolments';
import { can, type Actor } from '@sinau/domain/identity';
import { checkSeats } from '@sinau/domain/programmes';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { insertRun, lockSeats, runById, updateRun, type RunRecord, type RunValues } from '@sinau/persistence/enrolments';
import { moveAttemptsWithRun } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { runViewOf } from './read-runs.js';
import { ServeWaiting } from './serve-waiting.js';

/** Opens and changes runs (angkatan); a decision closes them. */
@Injectable()
export class ManageRun {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ServeWaiting) private readonly serveWaiting: ServeWaiting,
  ) {}

  /** The client makes the id: the same call again gives the same run. */
  create(actor: Actor, { id, courseId, ...values }: RunValues & { readonly id: string; readonly courseId: string }): Promise<RunView> {
    assertAllowed(checkRunDates(values.startsOn, values.endsOn));
    return this.database.transaction(actor, async (transaction) => {
      if (!can(actor, 'run.manage', { agencyId: transaction.agencyId, courseId })) throw new DomainError('forbidden');
      const inserted = await insertRun(transaction, id, courseId, values);
      const run = await runById(transaction, id);
      if (!run) throw new DomainError('course_not_published');
      if (inserted) await recordAudit(transaction, 'run.created', { kind: 'run', id }, { name: values.name, startsOn: values.startsOn, endsOn: values.endsOn });
      return runViewOf(run);
    });
  }

  change(actor: Actor, runId: string, { revision, ...values }: RunValues & { readonly revision: number }): Promise<RunView> {
    assertAllowed(checkRunDates(values.startsOn, values.endsOn));
    return this.database.transaction(actor, async (transaction) => {
      const before = await this.manageable(transaction, actor, runId);
      assertAllowed(checkCapacity(values.capacity, before.seatsTaken));
      const locked = await lockSeats(transaction, runId);
      if (locked) assertAllowed(checkSeats({ ...locked.seats, capacity: values.capacity }));
      if (!(await updateRun(transaction, runId, revision, values))) throw new DomainError('conflict');
      await moveAttemptsWithRun(transaction, runId, before.endsOn);
      await this.serveWaiting.serve(transaction, runId);
      await recordAudit(transaction, 'run.changed', { kind: 'run', id: runId }, { name: values.name, startsOn: values.startsOn, endsOn: values.endsOn });
      return runViewOf(await this.manageable(transaction, actor, runId));
    });
  }

  private async manageable(transaction: Transaction, actor: Actor, runId: string): Promise<RunRecord> {
    const run = await runById(transaction, runId);
    if (!run || !can(actor, 'run.manage', { agencyId: transaction.agencyId, runId, courseId: run.courseId })) throw new DomainError('not_found');
    return run;
  }
}
