import { DecideNomination, DivideSeats, JointRuns, ManageProgramme, Nominate, ReadProgrammes, SettleRun, WaitForSeat } from '@sinau/application/programmes';
import { Module } from '@nestjs/common';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { JointRunsController } from './joint-runs.controller.js';
import { NominationsController } from './nominations.controller.js';
import { ProgrammesController } from './programmes.controller.js';
import { RunSeatsController, WaitingController } from './run-seats.controller.js';

@Module({
  imports: [EnrolmentsModule],
  controllers: [JointRunsController, NominationsController, ProgrammesController, RunSeatsController, WaitingController],
  providers: [DecideNomination, DivideSeats, JointRuns, ManageProgramme, Nominate, ReadProgrammes, SettleRun, WaitForSeat],
})
export class ProgrammesModule {}
