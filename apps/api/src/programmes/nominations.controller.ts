import { DecideNomination, Nominate } from '@sinau/application/programmes';
import { programmesRoutes } from '@sinau/contracts/programmes';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** Usulan: who is put forward for a run, and what becomes of it. */
@Controller()
export class NominationsController {
  constructor(
    @Inject(Nominate) private readonly nominating: Nominate,
    @Inject(DecideNomination) private readonly decideNomination: DecideNomination,
  ) {}

  @Handles(programmesRoutes.nominations)
  list({ actor, query }: Call<typeof programmesRoutes.nominations>) {
    return this.nominating.list(actor, query);
  }

  @Handles(programmesRoutes.decideNomination)
  decide({ actor, params, body }: Call<typeof programmesRoutes.decideNomination>) {
    return this.decideNomination.asAdministrator(actor, params.nominationId, body);
  }

  @Handles(programmesRoutes.teamNominations)
  team({ actor, query }: Call<typeof programmesRoutes.teamNominations>) {
    return this.nominating.ofTeam(actor, query);
  }

  @Handles(programmesRoutes.nominate)
  nominate({ actor, body }: Call<typeof programmesRoutes.nominate>) {
    return this.nominating.team(actor, body);
  }

  @Handles(programmesRoutes.decideTeamNomination)
  consent({ actor, params, body }: Call<typeof programmesRoutes.decideTeamNomination>) {
    return this.decideNomination.asSupervisor(actor, params.nominationId, body);
  }

  @Handles(programmesRoutes.withdrawNomination)
  withdraw({ actor, params }: Call<typeof programmesRoutes.withdrawNomination>) {
    return this.decideNomination.withdraw(actor, params.nominationId);
  }

  @Handles(programmesRoutes.teamRuns)
  async runs({ actor }: Call<typeof programmesRoutes.teamRuns>) {
    return { rows: await this.nominating.runs(actor) };
  }

  @Handles(programmesRoutes.teamPeople)
  people({ actor, query }: Call<typeof programmesRoutes.teamPeople>) {
    return this.nominating.people(actor, query);
  }

  @Handles(programmesRoutes.candidates)
  candidates({ actor, params, query }: Call<typeof programmesRoutes.candidates>) {
    return this.nominating.candidates(actor, params.runId, query);
  }

  @Handles(programmesRoutes.requestSeat)
  request({ actor, params, body }: Call<typeof programmesRoutes.requestSeat>) {
    return this.nominating.self(actor, params.runId, body.reason);
  }
}
