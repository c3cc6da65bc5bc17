import type { ParticipantView, RunView } from '@sinau/contracts/enrolments';
import { DomainError } from '@sinau/domain/core';
import { courseReach } from '@sinau/domain/courses';
import { can, type Actor } from '@sinau/domain/identity';
import { maskIdentifier } from '@sinau/domain/organisations';
import { cutPage, Database, readCursor, type Transaction } from '@sinau/persistence/core';
import { listParticipants, listRuns, runById, type Participant, type RunRecord } from '@sinau/persistence/enrolments';
import { Inject, Injectable } from '@nestjs/common';

export type RunsFilter = { after?: string | undefined; limit: number; search?: string | undefined; courseId?: string | undefined; phase?: RunRecord['phase'] | undefined };
export type ParticipantsFilter = { after?: string | undefined; limit: number; search?: string | undefined; state?: Participant['state'] | undefined };

export function runViewOf(run: RunRecord): RunView {
  return { ...run, closedAt: run.closedAt?.toISOString() ?? null };
}

function participantViewOf(participant: Participant): ParticipantView {
  return {
    ...participant,
    identifier: participant.identifier === null ? null : maskIdentifier(participant.identifier),
    enrolledAt: participant.enrolledAt.toISOString(),
    lastActiveAt: participant.lastActiveAt?.toISOString() ?? null,
    completedAt: participant.completedAt?.toISOString() ?? null,
  };
}

/** Administrators and auditors read the agency's runs, an instructor those of their courses. */
export function mayReadRun(actor: Actor, run: { agencyId: string; runId: string; courseId: string; ownerId: string }): boolean {
  const reach = courseReach(actor);
  return reach.all || reach.ownerId === run.ownerId || reach.courseIds.includes(run.courseId) || can(actor, 'run.manage', { agencyId: run.agencyId, runId: run.runId, courseId: run.courseId });
}

/** Runs and who is in them. An administrator and an auditor see the agency's; an instructor those of their courses. */
@Injectable()
export class ReadRuns {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(actor: Actor, filter: RunsFilter): Promise<{ rows: RunView[]; next: string | null }> {
    const reach = courseReach(actor);
    const [at, id] = readCursor(filter.after, ['day', 'id']) ?? [];
    const found = await this.database.transaction(actor, (transaction) =>
      listRuns(transaction, {
        courseId: filter.courseId ?? null, search: filter.search ?? null, phase: filter.phase ?? null, after: at !== undefined && id !== undefined ? { at, id } : null,
        limit: filter.limit + 1, ownerId: reach.all ? null : reach.ownerId, courseIds: reach.all ? [] : reach.courseIds,
      }),
    );
    const page = cutPage(found, filter.limit, (run) => [run.startsOn, run.id]);
    return { rows: page.rows.map(runViewOf), next: page.next };
  }

  one(actor: Actor, runId: string): Promise<RunView> {
    return this.database.transaction(actor, async (transaction) => runViewOf(await this.readable(transaction, actor, runId)));
  }

  async participants(actor: Actor, runId: string, filter: ParticipantsFilter): Promise<{ rows: ParticipantView[]; next: string | null }> {
    const [at, id] = readCursor(filter.after, ['text', 'id']) ?? [];
    const found = await this.database.transaction(actor, async (transaction) => {
      await this.readable(transaction, actor, runId);
      return listParticipants(transaction, {
        runId, search: filter.search ?? null, state: filter.state ?? null, after: at !== undefined && id !== undefined ? { at, id } : null, limit: filter.limit + 1,
      });
    });
    const page = cutPage(found, filter.limit, (one) => [one.name, one.personId]);
    return { rows: page.rows.map(participantViewOf), next: page.next };
  }

  private async readable(transaction: Transaction, actor: Actor, runId: string): Promise<RunRecord> {
    const run = await runById(transaction, runId);
    if (!run || !mayReadRun(actor, { agencyId: transaction.agencyId, runId, courseId: run.courseId, ownerId: run.ownerId })) throw new DomainError('not_found');
    return run;
  }
}
