import type { SystemActor } from '@sinau/domain/identity';
import { Database, type Transaction } from '@sinau/persistence/core';
import { intendMails, notifyAll } from '@sinau/persistence/notifications';
import { agencyAdminIds } from '@sinau/persistence/organisations';
import { receiptOfOffer, receivedOffers } from '@sinau/persistence/packages';
import { Inject, Injectable } from '@nestjs/common';
import { PublicSite } from '../core/index.js';

type News = { readonly event: 'package-offered' | 'package-updated'; readonly dedupe: string; readonly offerId: string; readonly facts: { readonly title: string; readonly from: string; readonly version: number } };

/** Tells who administers the receiving agency of what another agency gives. May run twice: the same news tells a person once. */
@Injectable()
export class TellPackageReceiver {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicSite) private readonly site: PublicSite,
  ) {}

  /** Says nothing of an offer that was answered or withdrawn meanwhile, nor of a version that is taken already, or was followed by another. */
  async run(actor: SystemActor, { offerId, versionId }: { readonly offerId: string; readonly versionId: string | null }): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const offer = (await receivedOffers(transaction)).find((one) => one.offerId === offerId);
      if (!offer?.version) return;
      const facts = { title: offer.title, from: offer.giverName, version: offer.version.number };
      if (versionId === null) {
        if (offer.answer === null) await this.tell(transaction, { event: 'package-offered', dedupe: `package-offered:${offerId}`, offerId, facts });
        return;
      }
      const receipt = await receiptOfOffer(transaction, offerId);
      if (!receipt || offer.version.id !== versionId || receipt.versionNumber >= offer.version.number) return;
      await this.tell(transaction, { event: 'package-updated', dedupe: `package-updated:${offerId}:${versionId}`, offerId, facts });
    });
  }

  private async tell(transaction: Transaction, { event, dedupe, offerId, facts }: News): Promise<void> {
    const people = await agencyAdminIds(transaction);
    const link = `/kelola/paket/${offerId}`;
    await notifyAll(transaction, people.map((personId) => ({ personId, kind: event.replace('-', '_'), facts, link, dedupe })));
    await intendMails(transaction, people.map((personId) => ({
      personId, template: event, dedupe: `${dedupe}:${personId}`,
      facts: (reader) => ({ agency: reader.agency, recipient: reader.name, link: this.site.address(link), course: facts.title, from: facts.from, version: facts.version }),
    })));
  }
}
