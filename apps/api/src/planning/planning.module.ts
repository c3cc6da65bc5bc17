import { PlanTemplates, WritePlan } from '@sinau/application/planning';
import { Module } from '@nestjs/common';
import { PlansController, TemplatesController } from './planning.controller.js';

@Module({ controllers: [TemplatesController, PlansController], providers: [PlanTemplates, WritePlan] })
export class PlanningModule {}
