import type { OpenAttemptRow } from '@sinau/contracts/quizzes';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { can } from '@sinau/domain/identity';
import { mayGrantTime } from '@sinau/domain/quizzes';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { cutPage, Database, readCursor, type Transaction } from '@sinau/persistence/core';
import { runById } from '@sinau/persistence/enrolments';
import { notify } from '@sinau/persistence/notifications';
import { extendDeadline, openAttemptsOfRun, supervisedAttempt, type OpenAttempt, type SupervisedAttempt } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';

export type TimeGrant = { readonly deadlineAt: string; readonly minutes: number; readonly reason: string };

type ListQuestion = { readonly after?: string | undefined; readonly limit: number; readonly search?: string | undefined };

const rowOf = ({ personId, startedAt, deadlineAt, ...rest }: OpenAttempt, viewer: string): OpenAttemptRow => ({
  ...rest,
  startedAt: startedAt.toISOString(),
  deadlineAt: deadlineAt?.toISOString() ?? null,
  mine: personId === viewer,
});

/** Those who are taking a quiz now, and more time for one of them. */
@Injectable()
export class SuperviseAttempts {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(actor: Actor, runId: string, page: ListQuestion): Promise<{ rows: OpenAttemptRow[]; next: string | null }> {
    const [name, id] = readCursor(page.after, ['text', 'id']) ?? [];
    const found = await this.database.transaction(actor, async (transaction) => {
      const run = await runById(transaction, runId);
      if (!run || !can(actor, 'attempt.supervise', { agencyId: transaction.agencyId, runId, courseId: run.courseId })) throw new DomainError('not_found');
      return openAttemptsOfRun(transaction, { runId, search: page.search ?? null, after: name !== undefined && id !== undefined ? { name, id } : null, limit: page.limit + 1 });
    });
    const cut = cutPage(found, page.limit, (one) => [one.personName, one.id]);
    const { personId } = personOf(actor);
    return { rows: cut.rows.map((row) => rowOf(row, personId)), next: cut.next };
  }

  /**
   * Moves the deadline of an open attempt, in the audit and with a notification that the learner's page hears at once
   * (E07, R6). Throws `not_found`, `forbidden` for one's own, `attempt_closed`, `attempt_untimed`, and `conflict` when the
   * deadline is not the one that was seen.
   */
  grantTime(actor: Actor, attemptId: string, grant: TimeGrant): Promise<{ deadlineAt: string; serverNow: string }> {
    return this.database.transaction(actor, async (transaction) => {
      const attempt = await this.supervised(transaction, actor, attemptId);
      const moved = await extendDeadline(transaction, attemptId, new Date(grant.deadlineAt), grant.minutes);
      if (!moved) throw new DomainError('conflict');
      const deadlineAt = moved.deadlineAt.toISOString();
      await this.tell(transaction, attempt, grant, deadlineAt);
      return { deadlineAt, serverNow: moved.now.toISOString() };
    });
  }

  private async supervised(transaction: Transaction, actor: Actor, attemptId: string): Promise<SupervisedAttempt> {
    const attempt = await supervisedAttempt(transaction, attemptId);
    const { agencyId } = transaction;
    if (!attempt || !can(actor, 'attempt.supervise', { agencyId, runId: attempt.runId, courseId: attempt.courseId })) throw new DomainError('not_found');
    const own = attempt.personId === personOf(actor).personId;
    assertAllowed(mayGrantTime({ state: attempt.state, timed: attempt.deadlineAt !== null, own }));
    return attempt;
  }

  private async tell(transaction: Transaction, { id, personId, title, deadlineAt: before }: SupervisedAttempt, { minutes, reason }: TimeGrant, deadlineAt: string): Promise<void> {
    await recordAudit(transaction, 'attempt.time_granted', { kind: 'person', id: personId }, { title, minutes, reason, attemptId: id, before: before?.toISOString() ?? null, deadlineAt });
    await notify(transaction, { personId, kind: 'time_granted', facts: { title, minutes }, link: `/pengerjaan/${id}`, dedupe: `time:${id}:${deadlineAt}` });
  }
}
