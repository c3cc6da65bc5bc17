import { ClaimFiles, DecideClaim, ManageRules, OwnClaims, ReadClaims, ReadOwnPoints, ReadTeam } from '@sinau/application/points';
import { Module } from '@nestjs/common';
import { ClaimsController, OwnClaimsController } from './claims.controller.js';
import { PointsController } from './points.controller.js';
import { RulesController } from './rules.controller.js';

@Module({
  controllers: [PointsController, OwnClaimsController, ClaimsController, RulesController],
  providers: [ReadOwnPoints, ReadTeam, ClaimFiles, OwnClaims, ReadClaims, DecideClaim, ManageRules],
})
export class PointsModule {}
