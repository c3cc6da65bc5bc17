import { ManageBudget, PlanTemplates, WritePlan } from '@sinau/application/planning';
import { Module } from '@nestjs/common';
import { BudgetsController, PlansController, TemplatesController } from './planning.controller.js';

@Module({ controllers: [TemplatesController, PlansController, BudgetsController], providers: [PlanTemplates, WritePlan, ManageBudget] })
export class PlanningModule {}
