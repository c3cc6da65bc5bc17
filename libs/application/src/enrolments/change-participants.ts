import { DomainError } from '@sinau/domain/core';
import { can, type Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { freeSeat, retakeSeat, runById } from '@sinau/persistence/enrolments';
import { Inject, Injectable } from '@nestjs/common';
import { ServeWaiting } from './serve-waiting.js';

export type ParticipantPlace = { readonly runId: string; readonly enrolmentId: string };

/** Takes a person out of a run and brings them back; what they learned is never deleted. Whoever waits has the seat in the same act. */
@Injectable()
export class ChangeParticipants {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ServeWaiting) private readonly serveWaiting: ServeWaiting,
  ) {}

  async withdraw(actor: Actor, place: ParticipantPlace, reason: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      await this.assertManages(transaction, actor, place.runId);
      const personId = await freeSeat(transaction, place.runId, place.enrolmentId);
      if (personId === null) throw new DomainError('already_completed');
      await recordAudit(transaction, 'enrolment.withdrawn', { kind: 'enrolment', id: place.enrolmentId }, { personId, reason });
      await this.serveWaiting.serve(transaction, place.runId);
    });
  }

  async reinstate(actor: Actor, place: ParticipantPlace): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const run = await this.assertManages(transaction, actor, place.runId);
      const seat = await retakeSeat(transaction, place.runId, place.enrolmentId);
      if (seat === 'full') throw new DomainError('run_full', { capacity: run.capacity ?? run.seatsTaken });
      if (seat === null) throw new DomainError('not_found');
      await recordAudit(transaction, 'enrolment.reinstated', { kind: 'enrolment', id: place.enrolmentId }, { personId: seat.personId });
    });
  }

  private async assertManages(transaction: Transaction, actor: Actor, runId: string) {
    const run = await runById(transaction, runId);
    if (!run || !can(actor, 'enrolment.manage', { agencyId: transaction.agencyId, runId, courseId: run.courseId })) throw new DomainError('not_found');
    return run;
  }
}
