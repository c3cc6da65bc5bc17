import { RoleScopes } from '@sinau/application/organisations';
import { organisationsRoutes } from '@sinau/contracts/organisations';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

@Controller()
export class RoleScopesController {
  constructor(@Inject(RoleScopes) private readonly scopes: RoleScopes) {}

  @Handles(organisationsRoutes.roleScopes)
  list({ actor, query }: Call<typeof organisationsRoutes.roleScopes>) {
    return this.scopes.run(asPerson(actor), query);
  }
}
