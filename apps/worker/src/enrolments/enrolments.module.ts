import { PublicSite } from '@sinau/application/core';
import { WarnDueSoon } from '@sinau/application/enrolments';
import { Module } from '@nestjs/common';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { DueSoonEnrolments } from './enrolments.reconcilers.js';

@Module({
  providers: [
    { provide: PublicSite, inject: [WORKER_OPTIONS], useFactory: ({ configuration }: WorkerOptions) => new PublicSite(configuration.publicUrl) },
    WarnDueSoon, DueSoonEnrolments,
  ],
})
export class EnrolmentsModule {}
