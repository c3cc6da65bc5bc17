import { ImportWebinar, MatchAttendee, ReadAttendance, RecordAttendance, ScanRoomCode } from '@sinau/application/sessions';
import { attendanceRoutes } from '@sinau/contracts/sessions';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** Who was at a session: scanned, on a list, from a webinar, corrected. */
@Controller()
export class AttendanceController {
  constructor(
    @Inject(ScanRoomCode) private readonly scanCode: ScanRoomCode,
    @Inject(ReadAttendance) private readonly read: ReadAttendance,
    @Inject(RecordAttendance) private readonly record: RecordAttendance,
    @Inject(ImportWebinar) private readonly webinar: ImportWebinar,
    @Inject(MatchAttendee) private readonly matchAttendee: MatchAttendee,
  ) {}

  @Handles(attendanceRoutes.scan)
  scan({ actor, body }: Call<typeof attendanceRoutes.scan>) {
    return this.scanCode.run(actor, body);
  }

  @Handles(attendanceRoutes.attendees)
  attendees({ actor, params, query }: Call<typeof attendanceRoutes.attendees>) {
    return this.read.attendees(actor, params.sessionId, query);
  }

  @Handles(attendanceRoutes.history)
  history({ actor, params }: Call<typeof attendanceRoutes.history>) {
    return this.read.history(actor, params.sessionId, params.personId);
  }

  @Handles(attendanceRoutes.paper)
  paper({ actor, params, body }: Call<typeof attendanceRoutes.paper>) {
    return this.record.paper(actor, params.sessionId, body.marks);
  }

  @Handles(attendanceRoutes.paperFile)
  paperFile({ actor, params, body }: Call<typeof attendanceRoutes.paperFile>) {
    return this.record.paperFile(actor, params.sessionId, body);
  }

  @Handles(attendanceRoutes.webinarFile)
  webinarFile({ actor, params, body }: Call<typeof attendanceRoutes.webinarFile>) {
    return this.webinar.file(actor, params.sessionId, body);
  }

  @Handles(attendanceRoutes.correct)
  async correct({ actor, params, body }: Call<typeof attendanceRoutes.correct>) {
    await this.record.correct(actor, params.sessionId, body);
  }

  @Handles(attendanceRoutes.unmatched)
  unmatched({ actor, params, query }: Call<typeof attendanceRoutes.unmatched>) {
    return this.read.unmatched(actor, params.sessionId, query);
  }

  @Handles(attendanceRoutes.match)
  async match({ actor, params, body }: Call<typeof attendanceRoutes.match>) {
    await this.matchAttendee.run(actor, params, body.personId);
  }

  @Handles(attendanceRoutes.report)
  report({ params, body }: Call<typeof attendanceRoutes.report>) {
    return this.webinar.report(params.code, body);
  }
}
