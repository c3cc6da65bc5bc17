import { assertAllowed, DomainError } from '@sinau/domain/core';
import { can, type Actor } from '@sinau/domain/identity';
import { mayDecide, type NominationState } from '@sinau/domain/programmes';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { runById } from '@sinau/persistence/enrolments';
import { notify } from '@sinau/persistence/notifications';
import { decideNomination, nominationById, type NominationRecord } from '@sinau/persistence/programmes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { TellSeated } from '../enrolments/index.js';
import { overseenUnits } from './team-units.js';
import { seatOrWait } from './wait-for-seat.js';

export type Verdict = { readonly approve: boolean; readonly reason: string };
export type Outcome = { readonly outcome: 'seated' | 'waiting' | 'refused' };

/** A supervisor decides what the team asks for, an administrator what supervisors put forward. Who is approved has a seat, or a place on the waiting list. */
@Injectable()
export class DecideNomination {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TellSeated) private readonly tellSeated: TellSeated,
  ) {}

  /** Throws `not_found`, `own_nomination`, `nomination_decided`, `nomination_needs_reason`, `run_ended`. */
  asSupervisor(actor: Actor, nominationId: string, verdict: Verdict): Promise<Outcome> {
    const units = overseenUnits(actor);
    return this.decide(actor, nominationId, 'supervisor', verdict, (nomination) => units === null || (nomination.unitId !== null && units.includes(nomination.unitId)));
  }

  asAdministrator(actor: Actor, nominationId: string, verdict: Verdict): Promise<Outcome> {
    return this.decide(actor, nominationId, 'administrator', verdict, (nomination, agencyId) => can(actor, 'enrolment.manage', { agencyId, runId: nomination.runId, courseId: nomination.courseId }));
  }

  /** Whoever put somebody forward takes it back while nobody has decided. */
  async withdraw(actor: Actor, nominationId: string): Promise<void> {
    const { personId } = personOf(actor);
    await this.database.transaction(actor, async (transaction) => {
      const nomination = await nominationById(transaction, nominationId);
      if (!nomination || nomination.nominatedBy !== personId) throw new DomainError('not_found');
      const open: readonly NominationState[] = ['waiting_supervisor', 'waiting_admin'];
      if (!open.includes(nomination.state)) throw new DomainError('nomination_decided');
      await this.settle(transaction, nomination, 'withdrawn', { personId, reason: '' });
    });
  }

  private decide(actor: Actor, id: string, decider: 'supervisor' | 'administrator', verdict: Verdict, isTheirs: (nomination: NominationRecord, agencyId: string) => boolean): Promise<Outcome> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      const nomination = await nominationById(transaction, id);
      if (!nomination || !isTheirs(nomination, transaction.agencyId)) throw new DomainError('not_found');
      if (nomination.personId === personId) throw new DomainError('own_nomination');
      assertAllowed(mayDecide(nomination.state, decider, verdict.approve, verdict.reason));
      await this.settle(transaction, nomination, verdict.approve ? 'approved' : 'refused', { personId, reason: verdict.reason });
      const outcome = verdict.approve ? await this.admit(transaction, nomination) : 'refused';
      await this.tell(transaction, nomination, outcome, verdict.reason);
      return { outcome };
    });
  }

  /** A seat tells itself. A refusal is told to whoever put the person forward too. */
  private async tell(transaction: Transaction, { id, personId, personName, nominatedBy, courseTitle, runName }: NominationRecord, outcome: Outcome['outcome'], reason: string): Promise<void> {
    if (outcome === 'seated') return;
    const [facts, dedupe] = [{ title: courseTitle, run: runName, reason }, `nomination:${id}`];
    await notify(transaction, { personId, kind: outcome === 'waiting' ? 'nomination_waiting' : 'nomination_refused', facts, link: '/daftar-tunggu', dedupe });
    if (outcome === 'refused' && nominatedBy !== personId) await notify(transaction, { personId: nominatedBy, kind: 'nomination_of_refused', facts: { ...facts, name: personName }, link: '/tim/usulan', dedupe });
  }

  private async settle(transaction: Transaction, nomination: NominationRecord, to: 'approved' | 'refused' | 'withdrawn', { personId, reason }: { readonly personId: string; readonly reason: string }): Promise<void> {
    if (!(await decideNomination(transaction, nomination.id, { from: nomination.state, to, by: personId, reason }))) throw new DomainError('nomination_decided');
    await recordAudit(transaction, `nomination.${to}`, { kind: 'nomination', id: nomination.id }, { personId: nomination.personId, run: nomination.runName, reason });
  }

  private async admit(transaction: Transaction, nomination: NominationRecord): Promise<'seated' | 'waiting'> {
    const run = await runById(transaction, nomination.runId);
    if (!run || run.phase === 'ended') throw new DomainError('run_ended', { endsOn: nomination.endsOn });
    const { seats, already, withdrawn } = await seatOrWait(transaction, nomination.runId, [nomination.personId], 'nomination');
    if (withdrawn > 0) throw new DomainError('nomination_withdrawn_person');
    await this.tellSeated.tell(transaction, run, seats);
    return seats.length + already > 0 ? 'seated' : 'waiting';
  }
}
