import { EditUnits, ReadUnits } from '@sinau/application/organisations';
import { organisationsRoutes } from '@sinau/contracts/organisations';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

@Controller()
export class UnitsController {
  constructor(
    @Inject(ReadUnits) private readonly readUnits: ReadUnits,
    @Inject(EditUnits) private readonly editUnits: EditUnits,
  ) {}

  @Handles(organisationsRoutes.units)
  async list({ actor }: Call<typeof organisationsRoutes.units>) {
    return { units: await this.readUnits.run(asPerson(actor)) };
  }

  @Handles(organisationsRoutes.createUnit)
  create({ actor, body }: Call<typeof organisationsRoutes.createUnit>) {
    return this.editUnits.create(asPerson(actor), body);
  }

  @Handles(organisationsRoutes.changeUnit)
  rename({ actor, params, body }: Call<typeof organisationsRoutes.changeUnit>) {
    return this.editUnits.rename(asPerson(actor), { ...body, id: params.unitId });
  }

  @Handles(organisationsRoutes.moveUnit)
  move({ actor, params, body }: Call<typeof organisationsRoutes.moveUnit>) {
    return this.editUnits.move(asPerson(actor), { ...body, id: params.unitId });
  }

  @Handles(organisationsRoutes.closeUnit)
  close({ actor, params, body }: Call<typeof organisationsRoutes.closeUnit>) {
    return this.editUnits.close(asPerson(actor), params.unitId, body.closedOn);
  }

  @Handles(organisationsRoutes.reopenUnit)
  reopen({ actor, params }: Call<typeof organisationsRoutes.reopenUnit>) {
    return this.editUnits.reopen(asPerson(actor), params.unitId);
  }
}
