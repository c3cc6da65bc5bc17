import { PublicSite } from '@sinau/application/core';
import { ServeWaiting, TellSeated } from '@sinau/application/enrolments';
import { ApplyRule, DivideSeats } from '@sinau/application/programmes';
import { Module } from '@nestjs/common';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { ApplyEnrolmentRuleProcessor } from './apply-enrolment-rule.processor.js';
import { RulesToApply, SeatsToHandBack, WaitingBesideFreeSeats } from './programmes.reconcilers.js';

@Module({
  providers: [
    { provide: PublicSite, inject: [WORKER_OPTIONS], useFactory: ({ configuration }: WorkerOptions) => new PublicSite(configuration.publicUrl) },
    TellSeated, ServeWaiting, DivideSeats, SeatsToHandBack, WaitingBesideFreeSeats, ApplyRule, ApplyEnrolmentRuleProcessor, RulesToApply,
  ],
})
export class ProgrammesModule {}
