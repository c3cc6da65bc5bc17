import { AgencySettings, ChangeAgency, CreateAgency, ListAgencies } from '@sinau/application/organisations';
import { organisationsRoutes } from '@sinau/contracts/organisations';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** Of the installation, for its administrator. */
@Controller()
export class AgenciesController {
  constructor(
    @Inject(ListAgencies) private readonly listAgencies: ListAgencies,
    @Inject(CreateAgency) private readonly createAgency: CreateAgency,
    @Inject(ChangeAgency) private readonly changeAgency: ChangeAgency,
  ) {}

  @Handles(organisationsRoutes.agencies)
  list({ actor, query }: Call<typeof organisationsRoutes.agencies>) {
    return this.listAgencies.run(asPerson(actor), query);
  }

  @Handles(organisationsRoutes.createAgency)
  create({ actor, body }: Call<typeof organisationsRoutes.createAgency>) {
    return this.createAgency.run(asPerson(actor), body);
  }

  @Handles(organisationsRoutes.changeAgency)
  change({ actor, params, body }: Call<typeof organisationsRoutes.changeAgency>) {
    return this.changeAgency.run(asPerson(actor), { ...body, id: params.agencyId });
  }
}

/** Of the agency that one acts in. */
@Controller()
export class AgencySettingsController {
  constructor(@Inject(AgencySettings) private readonly settings: AgencySettings) {}

  @Handles(organisationsRoutes.agencySettings)
  read({ actor }: Call<typeof organisationsRoutes.agencySettings>) {
    return this.settings.read(asPerson(actor));
  }

  @Handles(organisationsRoutes.changeAgencySettings)
  change({ actor, body }: Call<typeof organisationsRoutes.changeAgencySettings>) {
    return this.settings.change(asPerson(actor), body);
  }
}
