import { copyPackage } from '@sinau/contracts/jobs';
import type { PackageDetailView, ProvenanceView, ReceivedPackageView } from '@sinau/contracts/packages';
import { versionChanges } from '@sinau/domain/courses';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { offerState } from '@sinau/domain/packages';
import { recordAudit } from '@sinau/persistence/audit';
import { AuthorDatabase, Database, enqueue } from '@sinau/persistence/core';
import { goingTaking, newestTakings, receiptOfCourse, receiptOfOffer, receipts, receivedOffers, resumeTaking, type ReceivedOffer, type Receipt, type Taking } from '@sinau/persistence/packages';
import { Inject, Injectable } from '@nestjs/common';
import { waitingUpdate } from './take-update.js';

type UpdateView = ReceivedPackageView['update'];

function stateOf(offer: ReceivedOffer, receipt: Receipt | undefined, taking: Taking | undefined): ReceivedPackageView['state'] {
  if (!receipt) return offerState(offer);
  if (receipt.madeAt !== null) return 'taken';
  return taking?.state === 'failed' ? 'failed' : 'copying';
}

function updateOf(offer: ReceivedOffer, receipt: Receipt | undefined, taking: Taking | undefined): UpdateView {
  if (!receipt || receipt.madeAt === null || !offer.version || offer.version.id === receipt.versionId) return null;
  const { id: versionId, number, publishedAt } = offer.version;
  const going = taking?.versionId === versionId && taking.state !== 'taken' ? taking : null;
  return { versionId, number, publishedAt: publishedAt.toISOString(), state: going && going.state !== 'taken' ? going.state : 'waiting', reason: going?.reason ?? null };
}

function viewOf(offer: ReceivedOffer, receipt: Receipt | undefined, taking: Taking | undefined): ReceivedPackageView {
  const { answer: _, offeredAt, answeredAt, withdrawnAt, version, ...facts } = offer;
  const going = taking && (taking.state === 'copying' || taking.state === 'failed') ? taking : null;
  return {
    ...facts,
    state: stateOf(offer, receipt, taking),
    offeredAt: offeredAt.toISOString(), answeredAt: answeredAt?.toISOString() ?? null, withdrawnAt: withdrawnAt?.toISOString() ?? null,
    version: version && { number: version.number, publishedAt: version.publishedAt.toISOString(), summary: version.summary, hours: version.hours, modules: version.modules, lessons: version.lessons, bytes: version.bytes },
    own: receipt && receipt.madeAt !== null ? { courseId: receipt.courseId, programmeId: receipt.programmeId, versionNumber: receipt.versionNumber, takenAt: receipt.madeAt.toISOString() } : null,
    copying: going && { files: going.files, filesDone: going.filesDone, bytes: going.bytes, bytesDone: going.bytesDone, failure: going.failure },
    update: updateOf(offer, receipt, taking),
  };
}

function provenanceOf(receipt: Receipt): ProvenanceView {
  return {
    giver: receipt.giverName, course: receipt.courseTitle, version: receipt.versionNumber, contentHash: receipt.contentHash, takenAt: (receipt.madeAt ?? receipt.acceptedAt).toISOString(),
    chain: receipt.chain.map((owner) => ({ ...owner })),
  };
}

/** What other agencies offer, and what was taken of it. */
@Injectable()
export class ReadPackages {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AuthorDatabase) private readonly authors: AuthorDatabase,
  ) {}

  list(actor: PersonActor): Promise<ReceivedPackageView[]> {
    return this.database.transaction(actor, async (transaction) => {
      const offers = await receivedOffers(transaction);
      const taken = new Map((await receipts(transaction)).map((receipt) => [receipt.offerId, receipt]));
      const takings = new Map((await newestTakings(transaction)).map((taking) => [taking.receiptId, taking]));
      return offers.map((offer) => {
        const receipt = taken.get(offer.offerId);
        return viewOf(offer, receipt, receipt && takings.get(receipt.id));
      });
    });
  }

  /** One offer, where its course came from, and what a waiting update would change. Throws `not_found`. */
  one(actor: PersonActor, offerId: string): Promise<PackageDetailView> {
    return this.authors.transaction(actor, async (transaction) => {
      const offer = (await receivedOffers(transaction)).find((one) => one.offerId === offerId);
      if (!offer || !can(actor, 'package.read', { agencyId: actor.agencyId })) throw new DomainError('not_found');
      const receipt = (await receiptOfOffer(transaction, offerId)) ?? undefined;
      const taking = receipt && (await newestTakings(transaction)).find((one) => one.receiptId === receipt.id);
      const view = viewOf(offer, receipt, taking);
      const update = receipt && view.update ? await waitingUpdate(transaction, actor.agencyId, receipt) : null;
      return {
        ...view,
        provenance: receipt ? provenanceOf(receipt) : null,
        changes: update ? [...versionChanges(update.base, update.theirs)] : [],
        kept: update ? update.merged.kept.map((kept) => ({ ...kept })) : [],
        captions: update ? update.beside.captions.map((changed) => ({ ...changed })) : [],
        programme: update?.beside.programme ? { changed: [...update.beside.programme.changed], kept: [...update.beside.programme.kept] } : null,
        newFiles: update ? { count: update.files.toCopy.length, bytes: update.files.bytes } : { count: 0, bytes: 0 },
      };
    });
  }

  /** Where a course of the agency came from; null for its own, and for any that it has not. */
  async provenance(actor: PersonActor, courseId: string): Promise<{ provenance: ProvenanceView | null }> {
    const receipt = await this.database.transaction(actor, (transaction) => receiptOfCourse(transaction, courseId));
    return { provenance: receipt && provenanceOf(receipt) };
  }

  /** Copies again what failed to be copied. Doing it again changes nothing. */
  async retry(actor: PersonActor, offerId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const receipt = await receiptOfOffer(transaction, offerId);
      if (!receipt || !can(actor, 'package.manage', { agencyId: actor.agencyId })) throw new DomainError('not_found');
      const taking = await goingTaking(transaction, receipt.id);
      if (!taking || !(await resumeTaking(transaction, taking.id))) return;
      await enqueue(transaction, copyPackage, { agencyId: actor.agencyId, takingId: taking.id });
      await recordAudit(transaction, 'package.copied_again', { kind: 'course', id: receipt.courseId }, { from: receipt.giverName, title: receipt.courseTitle });
    });
  }
}
