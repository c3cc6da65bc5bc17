import type { JointOffer } from '@sinau/contracts/programmes';
import { DomainError } from '@sinau/domain/core';
import { can, type Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, violatedConstraint, type Transaction } from '@sinau/persistence/core';
import { runById } from '@sinau/persistence/enrolments';
import { agenciesToInvite, handBackJointSeats, jointOffers, jointParticipants, openMirrorRun, type Named } from '@sinau/persistence/programmes';
import { Inject, Injectable } from '@nestjs/common';
import { readableRun } from './run-access.js';

/**
 * Runs of several agencies. The host keeps seats; a guest fills them in a run of its own, so that enrolments, certificates and hours
 * stay with the person's agency. The host sees counts, and of people only agency and name.
 */
@Injectable()
export class JointRuns {
  constructor(@Inject(Database) private readonly database: Database) {}

  agencies(actor: Actor): Promise<Named[]> {
    return this.database.transaction(actor, (transaction) => agenciesToInvite(transaction));
  }

  offers(actor: Actor): Promise<JointOffer[]> {
    return this.database.transaction(actor, async (transaction) => (await jointOffers(transaction)).map((offer) => ({ ...offer, handedBackAt: offer.handedBackAt?.toISOString() ?? null })));
  }

  participants(actor: Actor, runId: string): Promise<{ agencyName: string; fullName: string }[]> {
    return this.database.transaction(actor, async (transaction) => {
      await readableRun(transaction, actor, runId);
      return jointParticipants(transaction, runId);
    });
  }

  /** Opens the guest's run. The client makes the id: the same call again gives the same run. Throws `joint_run_open`, `course_not_published`. */
  async accept(actor: Actor, quotaId: string, { id, courseId }: { readonly id: string; readonly courseId: string }): Promise<{ runId: string }> {
    try {
      return await this.database.transaction(actor, async (transaction) => {
        const offer = await this.offered(transaction, actor, quotaId);
        if (offer.mirrorRunId === id) return { runId: id };
        if (offer.mirrorRunId !== null) throw new DomainError('joint_run_open');
        if (!(await openMirrorRun(transaction, { id, quotaId, courseId }))) throw new DomainError('course_not_published');
        await recordAudit(transaction, 'run.joined', { kind: 'run', id }, { host: offer.hostName, seats: offer.seats });
        return { runId: (await runById(transaction, id))?.id ?? id };
      });
    } catch (error) {
      if (violatedConstraint(error) === 'runs_by_joint_quota') throw new DomainError('joint_run_open');
      throw error;
    }
  }

  handBack(actor: Actor, quotaId: string): Promise<{ unused: number }> {
    return this.database.transaction(actor, async (transaction) => {
      const offer = await this.offered(transaction, actor, quotaId);
      const unused = await handBackJointSeats(transaction, quotaId);
      if (unused === null) throw new DomainError('not_found');
      await recordAudit(transaction, 'run.joint_seats_handed_back', { kind: 'run', id: offer.mirrorRunId ?? quotaId }, { host: offer.hostName, unused });
      return { unused };
    });
  }

  private async offered(transaction: Transaction, actor: Actor, quotaId: string) {
    const offer = (await jointOffers(transaction)).find((one) => one.quotaId === quotaId);
    if (!offer || !can(actor, 'run.manage', { agencyId: transaction.agencyId })) throw new DomainError('not_found');
    return offer;
  }
}
