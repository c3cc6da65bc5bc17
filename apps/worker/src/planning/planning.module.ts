import { MakePlan } from '@sinau/application/planning';
import { Module } from '@nestjs/common';
import { MakePlanProcessor } from './make-plan.processor.js';

@Module({ providers: [MakePlan, MakePlanProcessor] })
export class PlanningModule {}
