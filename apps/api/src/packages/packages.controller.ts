import { AcceptPackage, DeclineUpdate, OfferPackages, ReadPackages, TakeUpdate } from '@sinau/application/packages';
import { packagesRoutes } from '@sinau/contracts/packages';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** What this agency gives. */
@Controller()
export class GivenPackagesController {
  constructor(@Inject(OfferPackages) private readonly offers: OfferPackages) {}

  @Handles(packagesRoutes.given)
  given({ actor, query }: Call<typeof packagesRoutes.given>) {
    return this.offers.list(asPerson(actor), query);
  }

  @Handles(packagesRoutes.agencies)
  async agencies({ actor }: Call<typeof packagesRoutes.agencies>) {
    return { rows: await this.offers.agencies(asPerson(actor)) };
  }

  @Handles(packagesRoutes.offer)
  offer({ actor, body }: Call<typeof packagesRoutes.offer>) {
    return this.offers.offer(asPerson(actor), body);
  }

  @Handles(packagesRoutes.withdraw)
  withdraw({ actor, params }: Call<typeof packagesRoutes.withdraw>) {
    return this.offers.withdraw(asPerson(actor), params.offerId);
  }
}

/** What other agencies give. */
@Controller()
export class ReceivedPackagesController {
  constructor(
    @Inject(ReadPackages) private readonly packages: ReadPackages,
    @Inject(OfferPackages) private readonly offers: OfferPackages,
    @Inject(AcceptPackage) private readonly acceptPackage: AcceptPackage,
    @Inject(TakeUpdate) private readonly update: TakeUpdate,
    @Inject(DeclineUpdate) private readonly declined: DeclineUpdate,
  ) {}

  @Handles(packagesRoutes.received)
  async received({ actor }: Call<typeof packagesRoutes.received>) {
    return { rows: await this.packages.list(asPerson(actor)) };
  }

  @Handles(packagesRoutes.one)
  one({ actor, params }: Call<typeof packagesRoutes.one>) {
    return this.packages.one(asPerson(actor), params.offerId);
  }

  @Handles(packagesRoutes.accept)
  accept({ actor, params }: Call<typeof packagesRoutes.accept>) {
    return this.acceptPackage.run(asPerson(actor), params.offerId);
  }

  @Handles(packagesRoutes.decline)
  decline({ actor, params, body }: Call<typeof packagesRoutes.decline>) {
    return this.offers.decline(asPerson(actor), params.offerId, body.reason);
  }

  @Handles(packagesRoutes.retry)
  retry({ actor, params }: Call<typeof packagesRoutes.retry>) {
    return this.packages.retry(asPerson(actor), params.offerId);
  }

  @Handles(packagesRoutes.takeUpdate)
  takeUpdate({ actor, params, body }: Call<typeof packagesRoutes.takeUpdate>) {
    return this.update.run(asPerson(actor), { offerId: params.offerId, versionId: body.versionId });
  }

  @Handles(packagesRoutes.declineUpdate)
  declineUpdate({ actor, params, body }: Call<typeof packagesRoutes.declineUpdate>) {
    return this.declined.run(asPerson(actor), { offerId: params.offerId, ...body });
  }

  @Handles(packagesRoutes.provenance)
  provenance({ actor, params }: Call<typeof packagesRoutes.provenance>) {
    return this.packages.provenance(asPerson(actor), params.courseId);
  }
}
