import type { NominationView } from '@sinau/contracts/programmes';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { maySelfEnrol } from '@sinau/domain/enrolments';
import type { Actor } from '@sinau/domain/identity';
import { firstState, type NominationState } from '@sinau/domain/programmes';
import { recordAudit } from '@sinau/persistence/audit';
import { cutPage, Database, readCursor, type Transaction } from '@sinau/persistence/core';
import { runById } from '@sinau/persistence/enrolments';
import { notifyAll } from '@sinau/persistence/notifications';
import {
  areAllWithin, insertNominations, listNominations, runsToNominateFor, supervisorsOf, teamForRun, type NominationRecord, type NominationRun, type TeamMember,
} from '@sinau/persistence/programmes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { runFor } from './run-access.js';
import { overseenUnits } from './team-units.js';

export type NominationsFilter = { after?: string | undefined; limit: number; state?: NominationState | undefined };
export type PeopleFilter = { readonly search?: string | undefined; readonly after?: string | undefined; readonly limit: number };
type Page<T> = { rows: T[]; next: string | null };

function viewOf({ sortedBy: _sortedBy, nominatedBy: _nominatedBy, unitId: _unitId, courseId: _courseId, endsOn: _endsOn, ...nomination }: NominationRecord): NominationView {
  return { ...nomination, decidedAt: nomination.decidedAt?.toISOString() ?? null, createdAt: nomination.createdAt.toISOString() };
}

/** Puts people forward for runs, and shows to whom it concerns what became of it. */
@Injectable()
export class Nominate {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found` when the run is not the agency's or anybody is not of the supervisor's team, `run_ended`. */
  team(actor: Actor, { runId, personIds, reason }: { readonly runId: string; readonly personIds: readonly string[]; readonly reason: string }): Promise<{ nominated: number }> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      const run = await runById(transaction, runId);
      if (!run || !(await areAllWithin(transaction, personIds, overseenUnits(actor)))) throw new DomainError('not_found');
      if (run.phase === 'ended') throw new DomainError('run_ended', { endsOn: run.endsOn });
      const nominated = await insertNominations(transaction, { runId, personIds: [...new Set(personIds)], origin: 'supervisor', state: firstState('supervisor'), nominatedBy: personId, reason });
      await recordAudit(transaction, 'run.nominated', { kind: 'run', id: runId }, { nominated });
      return { nominated };
    });
  }

  /** A learner asks for a seat with the supervisor's consent. Throws what keeps a learner out of the run, `no_supervisor`, `nomination_open`. */
  async self(actor: Actor, runId: string, reason: string): Promise<void> {
    const { personId, name } = personOf(actor);
    await this.database.transaction(actor, async (transaction) => {
      const run = await runById(transaction, runId);
      if (!run) throw new DomainError('not_found');
      assertAllowed(maySelfEnrol({ ...run, capacity: null, closed: run.closedAt !== null }, run.today));
      const supervisors = await supervisorsOf(transaction, personId);
      if (supervisors.length === 0) throw new DomainError('no_supervisor');
      const made = await insertNominations(transaction, { runId, personIds: [personId], origin: 'learner', state: firstState('learner'), nominatedBy: personId, reason });
      if (made === 0) throw new DomainError('nomination_open');
      await notifyAll(transaction, supervisors.map((id) => ({ personId: id, kind: 'consent_asked', facts: { name, run: run.name, title: run.courseTitle }, link: '/tim/usulan', dedupe: `consent:${runId}:${personId}:${run.today}` })));
    });
  }

  /** All of the agency, for its administrators. */
  list(actor: Actor, filter: NominationsFilter): Promise<Page<NominationView>> {
    return this.page(actor, null, filter);
  }

  /** Those of the supervisor's team. */
  ofTeam(actor: Actor, filter: NominationsFilter): Promise<Page<NominationView>> {
    return this.page(actor, overseenUnits(actor), filter);
  }

  runs(actor: Actor): Promise<NominationRun[]> {
    return this.database.transaction(actor, (transaction) => runsToNominateFor(transaction));
  }

  /** Of the supervisor's team. */
  people(actor: Actor, { runId, ...filter }: PeopleFilter & { readonly runId: string }): Promise<Page<TeamMember>> {
    return this.named(actor, runId, overseenUnits(actor), filter, () => Promise.resolve());
  }

  /** Of the whole agency, for whoever names people for the run. Throws `not_found`. */
  candidates(actor: Actor, runId: string, filter: PeopleFilter): Promise<Page<TeamMember>> {
    return this.named(actor, runId, null, filter, (transaction) => runFor(transaction, actor, runId, 'enrolment.manage'));
  }

  private async named(actor: Actor, runId: string, unitIds: readonly string[] | null, { search, after, limit }: PeopleFilter, check: (transaction: Transaction) => Promise<unknown>): Promise<Page<TeamMember>> {
    const [at, id] = readCursor(after, ['text', 'id']) ?? [];
    const found = await this.database.transaction(actor, async (transaction) => {
      await check(transaction);
      return teamForRun(transaction, { runId, unitIds, search: search ?? null, after: at !== undefined && id !== undefined ? { at, id } : null, limit: limit + 1 });
    });
    const page = cutPage(found, limit, (one) => [one.name, one.id]);
    return { rows: [...page.rows], next: page.next };
  }

  private async page(actor: Actor, unitIds: readonly string[] | null, { after, limit, state }: NominationsFilter): Promise<Page<NominationView>> {
    const [at, id] = readCursor(after, ['instant', 'id']) ?? [];
    const found = await this.database.transaction(actor, (transaction) =>
      listNominations(transaction, { state: state ?? null, unitIds, after: at !== undefined && id !== undefined ? { at, id } : null, limit: limit + 1 }),
    );
    const page = cutPage(found, limit, (row) => [row.sortedBy, row.id]);
    return { rows: page.rows.map(viewOf), next: page.next };
  }
}
