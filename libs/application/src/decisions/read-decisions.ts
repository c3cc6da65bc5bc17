import type { ChainView, ChangeRequestRow, CourseChangesView, DecisionRow, RunDecisionView } from '@sinau/contracts/decisions';
import { DomainError } from '@sinau/domain/core';
import { courseReach } from '@sinau/domain/courses';
import { chainStates, type ChangeRequestState } from '@sinau/domain/decisions';
import { can, type Actor } from '@sinau/domain/identity';
import { cutPage, Database, readCursor, type Transaction } from '@sinau/persistence/core';
import {
  chainOfCourse, chainOfProgramme, listChangeRequests, ownerOfCourse, ownerOfProgramme, publicChanges, runsAwaitingDecision, runsDecided, type ChainLink, type ChainOwner, type Reach,
} from '@sinau/persistence/decisions';
import { runById } from '@sinau/persistence/enrolments';
import { Inject, Injectable } from '@nestjs/common';
import { runDecisionViewOf } from './run-decision-view.js';

type Filter = { readonly after?: string | undefined; readonly limit: number };
export type DecisionsFilter = Filter & { readonly state: 'awaiting' | 'decided'; readonly search?: string | undefined };
export type RequestsFilter = Filter & { readonly courseId?: string | undefined; readonly state?: ChangeRequestState | undefined };

function reachOf(actor: Actor): Reach {
  const reach = courseReach(actor);
  return reach.all ? null : reach;
}

/** Administrators and auditors see the agency's, an instructor what concerns their courses. */
function reaches(actor: Actor, course: { readonly id: string | null; readonly ownerId: string | null }, agencyId: string): boolean {
  const reach = courseReach(actor);
  if (reach.all || can(actor, 'decision.make', { agencyId })) return true;
  return course.id !== null && (reach.ownerId === course.ownerId || reach.courseIds.includes(course.id));
}

function linkOf({ request, phase, participants, completed, ...link }: ChainLink): ChainView['rows'][number] {
  const states = chainStates({ needs: link.needs.length, phase, participants, decision: link.decision?.kind ?? null, request });
  return { ...link, needs: [...link.needs], evidence: { participants, completed }, states: { ...states } };
}

/** Decisions, what they ask for, and the circle that they close. */
@Injectable()
export class ReadDecisions {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(actor: Actor, { state, search, after, limit }: DecisionsFilter): Promise<{ rows: DecisionRow[]; next: string | null }> {
    const [at, id] = readCursor(after, [state === 'awaiting' ? 'day' : 'instant', 'id']) ?? [];
    const query = { search: search ?? null, reach: reachOf(actor), after: at !== undefined && id !== undefined ? { at, id } : null, limit: limit + 1 };
    const found = await this.database.transaction(actor, (transaction) => (state === 'awaiting' ? runsAwaitingDecision : runsDecided)(transaction, query));
    const { rows, next } = cutPage(found, limit, (row) => [row.sortedBy, row.runId]);
    return { rows: [...rows], next };
  }

  async requests(actor: Actor, { courseId, state, after, limit }: RequestsFilter): Promise<{ rows: ChangeRequestRow[]; next: string | null }> {
    const [at, id] = readCursor(after, ['instant', 'id']) ?? [];
    const query = { courseId: courseId ?? null, state: state ?? null, reach: reachOf(actor), after: at !== undefined && id !== undefined ? { at, id } : null, limit: limit + 1 };
    const found = await this.database.transaction(actor, (transaction) => listChangeRequests(transaction, query));
    const { rows, next } = cutPage(found, limit, (row) => [row.sortedBy, row.id]);
    return { rows: [...rows], next };
  }

  one(actor: Actor, runId: string): Promise<RunDecisionView> {
    return this.database.transaction(actor, async (transaction) => {
      const run = await runById(transaction, runId);
      if (!run || !reaches(actor, { id: run.courseId, ownerId: run.ownerId }, transaction.agencyId)) throw new DomainError('not_found');
      return runDecisionViewOf(transaction, runId);
    });
  }

  courseChain(actor: Actor, courseId: string): Promise<ChainView> {
    return this.chain(actor, (transaction) => ownerOfCourse(transaction, courseId), (transaction) => chainOfCourse(transaction, courseId));
  }

  programmeChain(actor: Actor, programmeId: string): Promise<ChainView> {
    return this.chain(actor, (transaction) => ownerOfProgramme(transaction, programmeId), (transaction) => chainOfProgramme(transaction, programmeId));
  }

  /** What everybody of the agency may know. */
  async courseChanges(actor: Actor, courseId: string): Promise<CourseChangesView> {
    const rows = await this.database.transaction(actor, async (transaction) => {
      if (!(await ownerOfCourse(transaction, courseId))) throw new DomainError('not_found');
      return publicChanges(transaction, courseId);
    });
    return { rows: rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() })) };
  }

  private chain(actor: Actor, owner: (transaction: Transaction) => Promise<ChainOwner | null>, read: (transaction: Transaction) => Promise<ChainLink[]>): Promise<ChainView> {
    return this.database.transaction(actor, async (transaction) => {
      const whose = await owner(transaction);
      if (!whose || !reaches(actor, whose, transaction.agencyId)) throw new DomainError('not_found');
      return { rows: (await read(transaction)).map(linkOf) };
    });
  }
}
