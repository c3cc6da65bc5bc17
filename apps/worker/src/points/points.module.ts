import { PublicSite } from '@sinau/application/core';
import { AwardClaim, ExportRecords, RecordClient, SendRecord } from '@sinau/application/points';
import { Module } from '@nestjs/common';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { AwardClaimProcessor, UnawardedClaims } from './award-claim.processor.js';
import { DueDeliveries, ExpiredExports, ExportRecordsProcessor, SendRecordProcessor, UntoldAwards } from './records.processors.js';

@Module({
  providers: [
    AwardClaim, AwardClaimProcessor, UnawardedClaims,
    { provide: PublicSite, inject: [WORKER_OPTIONS], useFactory: ({ configuration }: WorkerOptions) => new PublicSite(configuration.publicUrl) },
    { provide: RecordClient, inject: [WORKER_OPTIONS], useFactory: ({ configuration }: WorkerOptions) => new RecordClient(configuration.recordServicePrivate) },
    SendRecord, SendRecordProcessor, UntoldAwards, DueDeliveries, ExportRecords, ExportRecordsProcessor, ExpiredExports,
  ],
})
export class PointsModule {}
