import { ExportPlan, ManageBudget, PlanTemplates, WritePlan } from '@sinau/application/planning';
import { Module } from '@nestjs/common';
import { BudgetsController, PlansController, TemplatesController } from './planning.controller.js';

@Module({ controllers: [TemplatesController, PlansController, BudgetsController], providers: [PlanTemplates, WritePlan, ExportPlan, ManageBudget] })
export class PlanningModule {}
