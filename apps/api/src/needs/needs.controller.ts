import { DecideNeed, NeedVoices, ProposeFromSurveys, ProposeNeeds, ReadNeeds, SharedNeeds, WriteNeed } from '@sinau/application/needs';
import { needsRoutes } from '@sinau/contracts/needs';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

@Controller()
export class NeedsController {
  constructor(
    @Inject(ReadNeeds) private readonly readNeeds: ReadNeeds,
    @Inject(WriteNeed) private readonly writeNeed: WriteNeed,
    @Inject(DecideNeed) private readonly decideNeed: DecideNeed,
    @Inject(ProposeNeeds) private readonly proposeNeeds: ProposeNeeds,
    @Inject(ProposeFromSurveys) private readonly proposeFromSurveys: ProposeFromSurveys,
  ) {}

  @Handles(needsRoutes.needs)
  list({ actor, query }: Call<typeof needsRoutes.needs>) {
    return this.readNeeds.list(asPerson(actor), query);
  }

  @Handles(needsRoutes.choices)
  choices({ actor }: Call<typeof needsRoutes.choices>) {
    return this.readNeeds.choices(asPerson(actor));
  }

  @Handles(needsRoutes.need)
  one({ actor, params }: Call<typeof needsRoutes.need>) {
    return this.readNeeds.one(asPerson(actor), params.needId);
  }

  @Handles(needsRoutes.createNeed)
  create({ actor, body }: Call<typeof needsRoutes.createNeed>) {
    return this.writeNeed.create(asPerson(actor), body);
  }

  @Handles(needsRoutes.changeNeed)
  change({ actor, params, body }: Call<typeof needsRoutes.changeNeed>) {
    return this.writeNeed.change(asPerson(actor), params.needId, body);
  }

  @Handles(needsRoutes.acceptNeed)
  accept({ actor, params, body }: Call<typeof needsRoutes.acceptNeed>) {
    return this.decideNeed.decide(asPerson(actor), params.needId, { ...body, state: 'accepted' });
  }

  @Handles(needsRoutes.refuseNeed)
  refuse({ actor, params, body }: Call<typeof needsRoutes.refuseNeed>) {
    return this.decideNeed.decide(asPerson(actor), params.needId, { ...body, state: 'refused' });
  }

  @Handles(needsRoutes.proposeNeeds)
  propose({ actor, body }: Call<typeof needsRoutes.proposeNeeds>) {
    return this.proposeNeeds.run(asPerson(actor), body);
  }

  @Handles(needsRoutes.proposeFromSurveys)
  proposeSurveyed({ actor, body }: Call<typeof needsRoutes.proposeFromSurveys>) {
    return this.proposeFromSurveys.run(asPerson(actor), body.year);
  }

  @Handles(needsRoutes.mergeNeeds)
  merge({ actor, params, body }: Call<typeof needsRoutes.mergeNeeds>) {
    return this.decideNeed.merge(asPerson(actor), params.needId, body);
  }
}

/** Comments on one's own needs and on those of others, and the invitations between. */
@Controller()
export class NeedVoicesController {
  constructor(
    @Inject(NeedVoices) private readonly voices: NeedVoices,
    @Inject(SharedNeeds) private readonly shared: SharedNeeds,
  ) {}

  @Handles(needsRoutes.comment)
  comment({ actor, params, body }: Call<typeof needsRoutes.comment>) {
    return this.voices.comment(asPerson(actor), params.needId, body);
  }

  @Handles(needsRoutes.invite)
  invite({ actor, params, body }: Call<typeof needsRoutes.invite>) {
    return this.voices.invite(asPerson(actor), params.needId, body.agencyCode);
  }

  @Handles(needsRoutes.withdrawInvitation)
  withdraw({ actor, params }: Call<typeof needsRoutes.withdrawInvitation>) {
    return this.voices.withdraw(asPerson(actor), params.needId, params.invitationId);
  }

  @Handles(needsRoutes.acceptInvitation)
  acceptInvitation({ actor, body }: Call<typeof needsRoutes.acceptInvitation>) {
    return this.shared.accept(asPerson(actor), body.code);
  }

  @Handles(needsRoutes.sharedNeeds)
  async sharedNeeds({ actor }: Call<typeof needsRoutes.sharedNeeds>) {
    return { rows: await this.shared.list(asPerson(actor)) };
  }

  @Handles(needsRoutes.sharedNeed)
  sharedNeed({ actor, params }: Call<typeof needsRoutes.sharedNeed>) {
    return this.shared.one(asPerson(actor), params.needId);
  }

  @Handles(needsRoutes.commentShared)
  commentShared({ actor, params, body }: Call<typeof needsRoutes.commentShared>) {
    return this.shared.comment(asPerson(actor), params.needId, body);
  }
}
