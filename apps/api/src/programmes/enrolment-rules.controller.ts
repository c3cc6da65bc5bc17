import { EnrolmentRules, TryRule } from '@sinau/application/programmes';
import { programmesRoutes } from '@sinau/contracts/programmes';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** Rules by which people come into a run. */
@Controller()
export class EnrolmentRulesController {
  constructor(
    @Inject(EnrolmentRules) private readonly rules: EnrolmentRules,
    @Inject(TryRule) private readonly tryRule: TryRule,
  ) {}

  @Handles(programmesRoutes.enrolmentRules)
  list({ actor, params }: Call<typeof programmesRoutes.enrolmentRules>) {
    return this.rules.list(actor, params.runId);
  }

  @Handles(programmesRoutes.createEnrolmentRule)
  create({ actor, params, body }: Call<typeof programmesRoutes.createEnrolmentRule>) {
    return this.rules.create(actor, params.runId, body);
  }

  @Handles(programmesRoutes.previewEnrolmentRule)
  preview({ actor, params, body }: Call<typeof programmesRoutes.previewEnrolmentRule>) {
    return this.tryRule.preview(actor, params.runId, body);
  }

  @Handles(programmesRoutes.changeEnrolmentRule)
  change({ actor, params, body }: Call<typeof programmesRoutes.changeEnrolmentRule>) {
    return this.rules.change(actor, params.ruleId, body);
  }

  @Handles(programmesRoutes.removeEnrolmentRule)
  remove({ actor, params }: Call<typeof programmesRoutes.removeEnrolmentRule>) {
    return this.rules.remove(actor, params.ruleId);
  }

  @Handles(programmesRoutes.tryEnrolmentRule)
  trial({ actor, params, body }: Call<typeof programmesRoutes.tryEnrolmentRule>) {
    return this.tryRule.trial(actor, params.ruleId, body.revision);
  }

  @Handles(programmesRoutes.activateEnrolmentRule)
  activate({ actor, params }: Call<typeof programmesRoutes.activateEnrolmentRule>) {
    return this.rules.activate(actor, params.ruleId);
  }

  @Handles(programmesRoutes.pauseEnrolmentRule)
  pause({ actor, params }: Call<typeof programmesRoutes.pauseEnrolmentRule>) {
    return this.rules.pause(actor, params.ruleId);
  }

  @Handles(programmesRoutes.applyEnrolmentRule)
  apply({ actor, params }: Call<typeof programmesRoutes.applyEnrolmentRule>) {
    return this.rules.apply(actor, params.ruleId);
  }

  @Handles(programmesRoutes.enrolmentRulePeople)
  people({ actor, params, query }: Call<typeof programmesRoutes.enrolmentRulePeople>) {
    return this.tryRule.people(actor, params.ruleId, query);
  }
}
