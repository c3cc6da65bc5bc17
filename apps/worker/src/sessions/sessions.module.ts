import { PublicSite } from '@sinau/application/core';
import { AwardAttendance, AwardPractice, PracticeFiles, RemindOfSessions, RewritePracticePhoto, TellSessionGuests } from '@sinau/application/sessions';
import { Module } from '@nestjs/common';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { AwardAttendanceProcessor } from './award-attendance.processor.js';
import { AwardPracticeProcessor, PendingPracticePhotos, RewritePracticePhotoProcessor, UnawardedPractice } from './practice.processors.js';
import { TellSessionGuestsProcessor } from './tell-session-guests.processor.js';
import { SessionReminders, UnawardedAttendance } from './sessions.reconcilers.js';

@Module({
  providers: [
    { provide: PublicSite, inject: [WORKER_OPTIONS], useFactory: ({ configuration }: WorkerOptions) => new PublicSite(configuration.publicUrl) },
    AwardAttendance, AwardAttendanceProcessor, UnawardedAttendance, RemindOfSessions, SessionReminders,
    PracticeFiles, AwardPractice, AwardPracticeProcessor, UnawardedPractice, RewritePracticePhoto, RewritePracticePhotoProcessor, PendingPracticePhotos,
    TellSessionGuests, TellSessionGuestsProcessor,
  ],
})
export class RunSessionsModule {}
