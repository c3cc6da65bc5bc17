import { ManageRules } from '@sinau/application/points';
import { pointsRoutes } from '@sinau/contracts/points';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** Dated rules on learning hours. */
@Controller()
export class RulesController {
  constructor(@Inject(ManageRules) private readonly rules: ManageRules) {}

  @Handles(pointsRoutes.rules)
  list({ actor }: Call<typeof pointsRoutes.rules>) {
    return this.rules.list(asPerson(actor));
  }

  @Handles(pointsRoutes.addRule)
  add({ actor, body }: Call<typeof pointsRoutes.addRule>) {
    return this.rules.add(asPerson(actor), body);
  }

  @Handles(pointsRoutes.verifyRule)
  verify({ actor, params, body }: Call<typeof pointsRoutes.verifyRule>) {
    return this.rules.verify(asPerson(actor), params.ruleId, body.source);
  }
}
