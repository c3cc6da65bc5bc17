import { JointRuns } from '@sinau/application/programmes';
import { programmesRoutes } from '@sinau/contracts/programmes';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** Runs of several agencies. */
@Controller()
export class JointRunsController {
  constructor(@Inject(JointRuns) private readonly jointRuns: JointRuns) {}

  @Handles(programmesRoutes.jointAgencies)
  async agencies({ actor }: Call<typeof programmesRoutes.jointAgencies>) {
    return { rows: await this.jointRuns.agencies(actor) };
  }

  @Handles(programmesRoutes.jointOffers)
  async offers({ actor }: Call<typeof programmesRoutes.jointOffers>) {
    return { rows: await this.jointRuns.offers(actor) };
  }

  @Handles(programmesRoutes.acceptJointRun)
  accept({ actor, params, body }: Call<typeof programmesRoutes.acceptJointRun>) {
    return this.jointRuns.accept(actor, params.quotaId, body);
  }

  @Handles(programmesRoutes.handBackJointSeats)
  handBack({ actor, params }: Call<typeof programmesRoutes.handBackJointSeats>) {
    return this.jointRuns.handBack(actor, params.quotaId);
  }

  @Handles(programmesRoutes.jointParticipants)
  async participants({ actor, params }: Call<typeof programmesRoutes.jointParticipants>) {
    return { rows: await this.jointRuns.participants(actor, params.runId) };
  }
}
