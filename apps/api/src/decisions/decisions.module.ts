import { DecideRun, InstructorBlocks, ReadDecisions } from '@sinau/application/decisions';
import { Module } from '@nestjs/common';
import { ChainController, DecisionsController, InstructorBlocksController } from './decisions.controller.js';

@Module({
  controllers: [ChainController, DecisionsController, InstructorBlocksController],
  providers: [DecideRun, InstructorBlocks, ReadDecisions],
})
export class DecisionsModule {}
