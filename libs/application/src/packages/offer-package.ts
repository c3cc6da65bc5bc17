import { tellPackageReceiver } from '@sinau/contracts/jobs';
import type { GivenOfferView } from '@sinau/contracts/packages';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { offerState } from '@sinau/domain/packages';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, enqueue, newId, type Transaction } from '@sinau/persistence/core';
import { courseById } from '@sinau/persistence/courses';
import { addOffers, answerOffer, givenOffer, givenOffers, offerableCourse, programmeToOffer, receivedOffers, withdrawOffer, type GivenOffer, type GivenQuery } from '@sinau/persistence/packages';
import { agenciesToInvite, type Named } from '@sinau/persistence/programmes';
import { Inject, Injectable } from '@nestjs/common';

function viewOf({ answer, offeredAt, answeredAt, withdrawnAt, ...offer }: GivenOffer): GivenOfferView {
  return {
    ...offer, state: offerState({ answer, withdrawnAt }), taken: answer === 'accepted',
    offeredAt: offeredAt.toISOString(), answeredAt: answeredAt?.toISOString() ?? null, withdrawnAt: withdrawnAt?.toISOString() ?? null,
  };
}

export type Offering = { readonly courseId: string | null; readonly programmeId: string | null; readonly agencyIds: readonly string[]; readonly note: string };

/** Courses and programmes that this agency gives to others. */
@Injectable()
export class OfferPackages {
  constructor(@Inject(Database) private readonly database: Database) {}

  list(actor: PersonActor, query: GivenQuery): Promise<{ rows: GivenOfferView[]; next: string | null }> {
    return this.database.transaction(actor, async (transaction) => {
      const page = await givenOffers(transaction, query);
      return { rows: page.rows.map(viewOf), next: page.next };
    });
  }

  agencies(actor: PersonActor): Promise<Named[]> {
    return this.database.transaction(actor, (transaction) => agenciesToInvite(transaction));
  }

  /** Offers to each named agency that has no open offer of the course yet. Throws `package_course_not_published`, `package_programme_without_course`, `not_found`. */
  async offer(actor: PersonActor, { courseId, programmeId, agencyIds, note }: Offering): Promise<{ offered: number }> {
    return this.database.transaction(actor, async (transaction) => {
      if (!can(actor, 'package.manage', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
      const programme = programmeId === null ? null : await programmeToOffer(transaction, programmeId);
      if (programmeId !== null && !programme) throw new DomainError('not_found');
      const carried = programme ? programme.courseId : courseId;
      if (carried === null) throw new DomainError('package_programme_without_course');
      if (!(await courseById(transaction, carried))) throw new DomainError('not_found');
      const course = await offerableCourse(transaction, carried);
      if (!course) throw new DomainError('package_course_not_published');
      const offers = [...new Set(agencyIds)].map((agencyId) => ({ id: newId(), agencyId }));
      const added = await addOffers(transaction, { offers, courseId: carried, title: course.title, programmeId, programme: programme?.content ?? null, note, offeredBy: actor.personId });
      const known = await agenciesToInvite(transaction);
      for (const { id, agencyId } of added) {
        await enqueue(transaction, tellPackageReceiver, { agencyId, offerId: id, versionId: null });
        await recordAudit(transaction, 'package.offered', { kind: 'package', id }, { title: course.title, to: known.find((agency) => agency.id === agencyId)?.name ?? null });
      }
      return { offered: added.length };
    });
  }

  /** Ends an offer: nothing more is taken of it, what was taken stays. Doing it again changes nothing. */
  async withdraw(actor: PersonActor, offerId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const offer = await givenOffer(transaction, offerId);
      if (!offer || !can(actor, 'package.manage', { agencyId: actor.agencyId })) throw new DomainError('not_found');
      if (await withdrawOffer(transaction, offerId)) await recordAudit(transaction, 'package.withdrawn', { kind: 'package', id: offerId }, { title: offer.title, to: offer.agencyName });
    });
  }

  /** Says no to an offer of another agency, with a reason that it reads. Throws `package_closed` when it was answered or withdrawn. */
  async decline(actor: PersonActor, offerId: string, reason: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const offer = await this.received(transaction, actor, offerId);
      if (!(await answerOffer(transaction, offerId, 'declined', reason))) throw new DomainError('package_closed');
      await recordAudit(transaction, 'package.declined', { kind: 'package', id: offerId }, { title: offer.title, from: offer.giverName, reason });
    });
  }

  private async received(transaction: Transaction, actor: PersonActor, offerId: string) {
    const offer = (await receivedOffers(transaction)).find((one) => one.offerId === offerId);
    if (!offer || !can(actor, 'package.manage', { agencyId: actor.agencyId })) throw new DomainError('not_found');
    return offer;
  }
}
