import { ManageProgramme, ReadProgrammes } from '@sinau/application/programmes';
import { programmesRoutes } from '@sinau/contracts/programmes';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** Programmes (program pembinaan) and the needs they answer. */
@Controller()
export class ProgrammesController {
  constructor(
    @Inject(ReadProgrammes) private readonly readProgrammes: ReadProgrammes,
    @Inject(ManageProgramme) private readonly manageProgramme: ManageProgramme,
  ) {}

  @Handles(programmesRoutes.list)
  list({ actor, query }: Call<typeof programmesRoutes.list>) {
    return this.readProgrammes.list(actor, query);
  }

  @Handles(programmesRoutes.one)
  one({ actor, params }: Call<typeof programmesRoutes.one>) {
    return this.readProgrammes.one(actor, params.programmeId);
  }

  @Handles(programmesRoutes.create)
  create({ actor, body }: Call<typeof programmesRoutes.create>) {
    return this.manageProgramme.create(actor, body);
  }

  @Handles(programmesRoutes.change)
  change({ actor, params, body }: Call<typeof programmesRoutes.change>) {
    return this.manageProgramme.change(actor, params.programmeId, body);
  }

  @Handles(programmesRoutes.activate)
  activate({ actor, params }: Call<typeof programmesRoutes.activate>) {
    return this.manageProgramme.activate(actor, params.programmeId);
  }

  @Handles(programmesRoutes.end)
  end({ actor, params }: Call<typeof programmesRoutes.end>) {
    return this.manageProgramme.end(actor, params.programmeId);
  }

  @Handles(programmesRoutes.needs)
  async needs({ actor, query }: Call<typeof programmesRoutes.needs>) {
    return { rows: await this.readProgrammes.needs(actor, query.year) };
  }
}
