import { DecideNomination, DivideSeats, EnrolmentRules, JointRuns, ManageProgramme, Nominate, ReadProgrammes, SettleRun, TryRule, WaitForSeat } from '@sinau/application/programmes';
import { Module } from '@nestjs/common';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { EnrolmentRulesController } from './enrolment-rules.controller.js';
import { JointRunsController } from './joint-runs.controller.js';
import { NominationsController } from './nominations.controller.js';
import { ProgrammesController } from './programmes.controller.js';
import { RunSeatsController, WaitingController } from './run-seats.controller.js';

@Module({
  imports: [EnrolmentsModule],
  controllers: [EnrolmentRulesController, JointRunsController, NominationsController, ProgrammesController, RunSeatsController, WaitingController],
  providers: [DecideNomination, DivideSeats, EnrolmentRules, JointRuns, ManageProgramme, Nominate, ReadProgrammes, SettleRun, TryRule, WaitForSeat],
})
export class ProgrammesModule {}
