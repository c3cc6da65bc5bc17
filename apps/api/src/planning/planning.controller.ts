import { ExportPlan, ManageBudget, PlanTemplates, WritePlan } from '@sinau/application/planning';
import { planningRoutes } from '@sinau/contracts/planning';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { sendBytes } from '../http/send-bytes.js';

@Controller()
export class TemplatesController {
  constructor(@Inject(PlanTemplates) private readonly templates: PlanTemplates) {}

  @Handles(planningRoutes.templates)
  async list({ actor }: Call<typeof planningRoutes.templates>) {
    return { rows: await this.templates.list(asPerson(actor)) };
  }

  @Handles(planningRoutes.createTemplate)
  create({ actor, body }: Call<typeof planningRoutes.createTemplate>) {
    return this.templates.create(asPerson(actor), body);
  }

  @Handles(planningRoutes.changeTemplate)
  change({ actor, params, body }: Call<typeof planningRoutes.changeTemplate>) {
    return this.templates.change(asPerson(actor), params.templateId, body);
  }

  @Handles(planningRoutes.archiveTemplate)
  archive({ actor, params }: Call<typeof planningRoutes.archiveTemplate>) {
    return this.templates.archive(asPerson(actor), params.templateId);
  }
}

@Controller()
export class PlansController {
  constructor(
    @Inject(WritePlan) private readonly plans: WritePlan,
    @Inject(ExportPlan) private readonly exportPlan: ExportPlan,
  ) {}

  @Handles(planningRoutes.plans)
  async list({ actor }: Call<typeof planningRoutes.plans>) {
    return { rows: await this.plans.list(asPerson(actor)) };
  }

  @Handles(planningRoutes.plan)
  one({ actor, params }: Call<typeof planningRoutes.plan>) {
    return this.plans.one(asPerson(actor), params.planId);
  }

  @Handles(planningRoutes.planFile)
  async file({ actor, params, query, request }: Call<typeof planningRoutes.planFile>, reply: FastifyReply) {
    return sendBytes(reply, await this.exportPlan.run(asPerson(actor), params.planId, { format: query.format, language: request.sinau.language }));
  }

  @Handles(planningRoutes.proposePlan)
  propose({ actor, body }: Call<typeof planningRoutes.proposePlan>) {
    return this.plans.propose(asPerson(actor), body);
  }

  @Handles(planningRoutes.editPlan)
  edit({ actor, params, body }: Call<typeof planningRoutes.editPlan>) {
    return this.plans.edit(asPerson(actor), params.planId, body);
  }

  @Handles(planningRoutes.signPlan)
  sign({ actor, params, body }: Call<typeof planningRoutes.signPlan>) {
    return this.plans.sign(asPerson(actor), params.planId, body.revision);
  }

  @Handles(planningRoutes.revisePlan)
  revise({ actor, params }: Call<typeof planningRoutes.revisePlan>) {
    return this.plans.revise(asPerson(actor), params.planId);
  }
}

@Controller()
export class BudgetsController {
  constructor(@Inject(ManageBudget) private readonly budgets: ManageBudget) {}

  @Handles(planningRoutes.budget)
  read({ actor, params }: Call<typeof planningRoutes.budget>) {
    return this.budgets.read(asPerson(actor), params.programmeId);
  }

  @Handles(planningRoutes.addBudgetLine)
  add({ actor, params, body }: Call<typeof planningRoutes.addBudgetLine>) {
    return this.budgets.add(asPerson(actor), params.programmeId, body);
  }

  @Handles(planningRoutes.reverseBudgetLine)
  reverse({ actor, params, body }: Call<typeof planningRoutes.reverseBudgetLine>) {
    return this.budgets.reverse(asPerson(actor), params.programmeId, params.lineId, body);
  }
}
