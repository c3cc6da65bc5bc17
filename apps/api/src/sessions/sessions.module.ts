import { PublicSite } from '@sinau/application/core';
import {
  ImportWebinar, KeepCalendar, ManageSessions, MatchAttendee, PracticeFiles, ReadAttendance, ReadSessions, RecordAttendance, ReportPractice, ScanRoomCode, ShowRoomCode, SignPractice, WebinarHook,
} from '@sinau/application/sessions';
import { Module } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../platform/api-options.js';
import { AttendanceController } from './attendance.controller.js';
import { CalendarController } from './calendar.controller.js';
import { OwnPracticeController, PracticeReportsController } from './practice.controller.js';
import { RunSessionsController } from './sessions.controller.js';

@Module({
  controllers: [RunSessionsController, AttendanceController, CalendarController, OwnPracticeController, PracticeReportsController],
  providers: [
    { provide: PublicSite, inject: [API_OPTIONS], useFactory: ({ publicUrl }: ApiOptions) => new PublicSite(publicUrl) },
    ReadSessions, ManageSessions, WebinarHook, ShowRoomCode, ScanRoomCode, ReadAttendance, RecordAttendance, ImportWebinar, MatchAttendee, KeepCalendar,
    PracticeFiles, ReportPractice, SignPractice,
  ],
})
export class RunSessionsModule {}
