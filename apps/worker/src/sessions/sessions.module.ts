import { AwardAttendance } from '@sinau/application/sessions';
import { Module } from '@nestjs/common';
import { AwardAttendanceProcessor } from './award-attendance.processor.js';
import { UnawardedAttendance } from './sessions.reconcilers.js';

@Module({ providers: [AwardAttendance, AwardAttendanceProcessor, UnawardedAttendance] })
export class RunSessionsModule {}
