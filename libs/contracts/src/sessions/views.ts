import { competencyClasses } from '@sinau/domain/courses';
import { attendanceBases, attendanceRecordKinds, attendanceSources, sessionKinds, sessionStates, sessionZones } from '@sinau/domain/sessions';
import { z } from 'zod';
import { id, instant } from '../core/index.js';

export const sessionPeek = z.object({
  id,
  runId: id,
  runName: z.string(),
  courseTitle: z.string(),
  title: z.string(),
  kind: z.enum(sessionKinds),
  startsAt: instant,
  endsAt: instant,
  /** IANA name: its hours are told in this zone, whoever reads. */
  timeZone: z.enum(sessionZones),
  place: z.string().nullable(),
  link: z.string().nullable(),
  hours: z.number(),
  state: z.enum(sessionStates),
});

/** A session as organisers see it. */
export const sessionView = sessionPeek.extend({
  activityKind: z.number().int(),
  competencyClass: z.enum(competencyClasses),
  minimumShare: z.number().int(),
  revision: z.number().int(),
  participants: z.number().int(),
  present: z.number().int(),
  /** People about whom something is decided; from then on its time and hours are fixed. */
  decided: z.number().int(),
  /** Names of a webinar's list that nobody is matched to. */
  unmatched: z.number().int(),
  /** Whether the reader records attendance here, and whether they may change the session. */
  mayRecord: z.boolean(),
  mayManage: z.boolean(),
  /** Of another agency's joint run: one's own people take part, and only they are shown. */
  hosted: z.boolean(),
});
export type SessionView = z.infer<typeof sessionView>;

export const runSessionsView = z.object({ runId: id, runName: z.string(), courseTitle: z.string(), mayManage: z.boolean(), sessions: z.array(sessionView) });
export type RunSessionsView = z.infer<typeof runSessionsView>;

/** What the room's screen shows now. */
export const roomCodeView = z.object({
  title: z.string(),
  runName: z.string(),
  direction: z.enum(['in', 'out']),
  /** Ten letters to type where there is no camera; null while the room is closed. */
  code: z.string().nullable(),
  /** Where the picture leads; null while the room is closed. */
  address: z.string().nullable(),
  /** The address as a square of `size` × `size` modules, row by row: 1 is dark. */
  picture: z.object({ size: z.number().int(), modules: z.string() }).nullable(),
  /** Until the next code. */
  milliseconds: z.number().int(),
  opensAt: instant,
  closesAt: instant,
  inside: z.number().int(),
  present: z.number().int(),
  participants: z.number().int(),
});
export type RoomCodeView = z.infer<typeof roomCodeView>;

/** What a scan came to. */
export const scanView = z.object({
  title: z.string(),
  runName: z.string(),
  direction: z.enum(['in', 'out']),
  at: instant,
  timeZone: z.string(),
  startsAt: instant,
  endsAt: instant,
  share: z.number().int(),
  minimumShare: z.number().int(),
  present: z.boolean(),
});
export type ScanView = z.infer<typeof scanView>;

export const attendeeView = z.object({
  personId: id,
  name: z.string(),
  /** Masked. */
  identifier: z.string().nullable(),
  unitName: z.string().nullable(),
  /** Null as long as nothing was decided: not present. */
  present: z.boolean().nullable(),
  share: z.number().int().nullable(),
  basis: z.enum(attendanceBases).nullable(),
  /** In by the room's code, and not out since. */
  inside: z.boolean(),
  decidedAt: instant.nullable(),
});
export type AttendeeView = z.infer<typeof attendeeView>;

export const attendanceHistoryView = z.object({
  name: z.string(),
  records: z.array(
    z.object({
      id, source: z.enum(attendanceSources), kind: z.enum(attendanceRecordKinds), startsAt: instant.nullable(), endsAt: instant.nullable(),
      reason: z.string().nullable(), recordedAt: instant, recordedBy: z.string().nullable(),
    }),
  ),
  decisions: z.array(z.object({ id, number: z.number().int(), present: z.boolean(), share: z.number().int(), basis: z.enum(attendanceBases), decidedAt: instant })),
});
export type AttendanceHistoryView = z.infer<typeof attendanceHistoryView>;

/** What came of a list: people found in the run, rows that are nobody's. */
export const attendanceFileView = z.object({
  /** People of the run in it. */
  people: z.number().int(),
  /** Of them, how many are present with it. */
  present: z.number().int(),
  unknown: z.array(z.object({ row: z.number().int(), value: z.string() })),
});
export type AttendanceFileView = z.infer<typeof attendanceFileView>;

export const unmatchedView = z.object({ id, label: z.string(), minutes: z.number().int() });
/** Where a webinar's provider reports. The key is not told again: only when it was made. */
export const hookView = z.object({ sessionId: id, title: z.string(), runName: z.string(), address: z.string(), keyMadeAt: instant.nullable() });
export type HookView = z.infer<typeof hookView>;
export const hookKeyView = hookView.extend({ secret: z.string() });
