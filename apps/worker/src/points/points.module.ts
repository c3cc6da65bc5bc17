import { AwardClaim } from '@sinau/application/points';
import { Module } from '@nestjs/common';
import { AwardClaimProcessor, UnawardedClaims } from './award-claim.processor.js';

@Module({ providers: [AwardClaim, AwardClaimProcessor, UnawardedClaims] })
export class PointsModule {}
