import { DecideClaim, OwnClaims, ReadClaims } from '@sinau/application/points';
import { pointsRoutes } from '@sinau/contracts/points';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

const uploadOf = ({ fileName, content }: { readonly fileName: string; readonly content: string }) => ({ fileName, bytes: Buffer.from(content, 'base64') });

/** One's own claims of training elsewhere. */
@Controller()
export class OwnClaimsController {
  constructor(@Inject(OwnClaims) private readonly own: OwnClaims) {}

  @Handles(pointsRoutes.ownClaims)
  async list({ actor, query }: Call<typeof pointsRoutes.ownClaims>) {
    return { claims: await this.own.list(actor, query.year) };
  }

  @Handles(pointsRoutes.ownClaim)
  one({ actor, params }: Call<typeof pointsRoutes.ownClaim>) {
    return this.own.one(actor, params.claimId);
  }

  @Handles(pointsRoutes.ownClaimFile)
  file({ actor, params }: Call<typeof pointsRoutes.ownClaimFile>) {
    return this.own.file(actor, params.claimId);
  }

  @Handles(pointsRoutes.fileClaim)
  submit({ actor, body }: Call<typeof pointsRoutes.fileClaim>) {
    return this.own.submit(actor, body.claim, uploadOf(body.file));
  }

  @Handles(pointsRoutes.changeClaim)
  change({ actor, params, body }: Call<typeof pointsRoutes.changeClaim>) {
    return this.own.change(actor, params.claimId, { revision: body.revision, claim: body.claim, upload: body.file && uploadOf(body.file) });
  }

  @Handles(pointsRoutes.withdrawClaim)
  withdraw({ actor, params }: Call<typeof pointsRoutes.withdrawClaim>) {
    return this.own.withdraw(actor, params.claimId);
  }
}

/** Claims of the agency, for those who verify them. */
@Controller()
export class ClaimsController {
  constructor(
    @Inject(ReadClaims) private readonly claims: ReadClaims,
    @Inject(DecideClaim) private readonly decide: DecideClaim,
  ) {}

  @Handles(pointsRoutes.claims)
  list({ actor, query }: Call<typeof pointsRoutes.claims>) {
    return this.claims.list(asPerson(actor), query);
  }

  @Handles(pointsRoutes.claim)
  one({ actor, params }: Call<typeof pointsRoutes.claim>) {
    return this.claims.one(asPerson(actor), params.claimId);
  }

  @Handles(pointsRoutes.claimFile)
  file({ actor, params }: Call<typeof pointsRoutes.claimFile>) {
    return this.claims.file(asPerson(actor), params.claimId);
  }

  @Handles(pointsRoutes.acceptClaim)
  accept({ actor, params, body }: Call<typeof pointsRoutes.acceptClaim>) {
    return this.decide.accept(asPerson(actor), params.claimId, body);
  }

  @Handles(pointsRoutes.revokeClaim)
  revoke({ actor, params, body }: Call<typeof pointsRoutes.revokeClaim>) {
    return this.decide.revoke(asPerson(actor), params.claimId, body);
  }

  @Handles(pointsRoutes.refuseClaim)
  refuse({ actor, params, body }: Call<typeof pointsRoutes.refuseClaim>) {
    return this.decide.refuse(asPerson(actor), params.claimId, body);
  }

  @Handles(pointsRoutes.returnClaim)
  askBack({ actor, params, body }: Call<typeof pointsRoutes.returnClaim>) {
    return this.decide.askBack(asPerson(actor), params.claimId, body);
  }
}
