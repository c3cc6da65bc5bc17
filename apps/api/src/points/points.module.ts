import { PublicSite } from '@sinau/application/core';
import { ClaimFiles, DecideClaim, ManageRecords, ManageRules, OwnClaims, ReadCareer, ReadClaims, ReadOwnPoints, ReadTeam } from '@sinau/application/points';
import { Module } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../platform/api-options.js';
import { CareerController } from './career.controller.js';
import { ClaimsController, OwnClaimsController } from './claims.controller.js';
import { PointsController } from './points.controller.js';
import { RecordsController } from './records.controller.js';
import { RulesController } from './rules.controller.js';

@Module({
  controllers: [PointsController, CareerController, RecordsController, OwnClaimsController, ClaimsController, RulesController],
  providers: [
    ReadOwnPoints, ReadTeam, ReadCareer, ClaimFiles, OwnClaims, ReadClaims, DecideClaim, ManageRules, ManageRecords,
    { provide: PublicSite, inject: [API_OPTIONS], useFactory: ({ publicUrl }: ApiOptions) => new PublicSite(publicUrl) },
  ],
})
export class PointsModule {}
