import { PublicSite } from '@sinau/application/core';
import { AwardAttendance, RemindOfSessions } from '@sinau/application/sessions';
import { Module } from '@nestjs/common';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { AwardAttendanceProcessor } from './award-attendance.processor.js';
import { SessionReminders, UnawardedAttendance } from './sessions.reconcilers.js';

@Module({
  providers: [
    { provide: PublicSite, inject: [WORKER_OPTIONS], useFactory: ({ configuration }: WorkerOptions) => new PublicSite(configuration.publicUrl) },
    AwardAttendance, AwardAttendanceProcessor, UnawardedAttendance, RemindOfSessions, SessionReminders,
  ],
})
export class RunSessionsModule {}
