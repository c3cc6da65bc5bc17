import { DivideSeats, ManageProgramme, ReadProgrammes, SettleRun, WaitForSeat } from '@sinau/application/programmes';
import { Module } from '@nestjs/common';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { ProgrammesController } from './programmes.controller.js';
import { RunSeatsController, WaitingController } from './run-seats.controller.js';

@Module({
  imports: [EnrolmentsModule],
  controllers: [ProgrammesController, RunSeatsController, WaitingController],
  providers: [DivideSeats, ManageProgramme, ReadProgrammes, SettleRun, WaitForSeat],
})
export class ProgrammesModule {}
