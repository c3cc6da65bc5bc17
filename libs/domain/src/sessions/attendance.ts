/** How a record came to be: the room's code, a webinar's list, a list on paper, a person's correction. */
export const attendanceSources = ['code', 'webinar', 'paper', 'correction'] as const;
export type AttendanceSource = (typeof attendanceSources)[number];

export const attendanceRecordKinds = ['in', 'out', 'interval', 'present', 'absent'] as const;
export type AttendanceRecordKind = (typeof attendanceRecordKinds)[number];

/** What a decision rests on; `none` when nothing was recorded. */
export const attendanceBases = ['none', 'measured', 'paper', 'correction'] as const;
export type AttendanceBasis = (typeof attendanceBases)[number];

/** Milliseconds since 1970, the end not included. */
export type Span = readonly [from: number, to: number];

/** In the order of recording. A correction outweighs whatever was recorded, until the next correction. */
export type AttendanceRecord =
  | { readonly source: 'code'; readonly kind: 'in' | 'out'; readonly at: number }
  | { readonly source: 'webinar'; readonly kind: 'interval'; readonly span: Span }
  | { readonly source: 'paper' | 'correction'; readonly kind: 'present' | 'absent' };

export type SessionTime = {
  readonly startsAt: number;
  readonly endsAt: number;
  /** Per cent of its time that counts as present. */
  readonly minimumShare: number;
};

export type Attendance = { readonly present: boolean; readonly share: number; readonly basis: AttendanceBasis };

/** The spans as few as possible, in order, without overlap; empty and backward ones are left out. */
export function unionOf(spans: readonly Span[]): readonly Span[] {
  const ordered = spans.filter(([from, to]) => to > from).sort(([one], [other]) => one - other);
  const union: Span[] = [];
  for (const [from, to] of ordered) {
    const last = union.at(-1);
    if (last && from <= last[1]) union[union.length - 1] = [last[0], Math.max(last[1], to)];
    else union.push([from, to]);
  }
  return union;
}

/** Milliseconds that the spans cover of the session's own time. */
export function coveredOf(spans: readonly Span[], { startsAt, endsAt }: SessionTime): number {
  const within = spans.map(([from, to]): Span => [Math.max(from, startsAt), Math.min(to, endsAt)]);
  return unionOf(within).reduce((sum, [from, to]) => sum + to - from, 0);
}

/** From each way in to the next way out. Scanned in twice without leaving, the first holds; a way out without a way in counts nothing. */
function scannedSpans(records: readonly AttendanceRecord[]): readonly Span[] {
  const scans = records.flatMap((record) => (record.source === 'code' ? [record] : [])).sort((one, other) => one.at - other.at);
  const spans: Span[] = [];
  let since: number | null = null;
  for (const { kind, at } of scans) {
    if (kind === 'in') since ??= at;
    if (kind === 'out' && since !== null) {
      spans.push([since, at]);
      since = null;
    }
  }
  return spans;
}

function measured(records: readonly AttendanceRecord[]): readonly Span[] {
  return [...scannedSpans(records), ...records.flatMap((record) => (record.source === 'webinar' ? [record.span] : []))];
}

/**
 * Whether a person was at a session, by its records in the order of recording: the last correction; else the paper list's
 * last word when it says present; else the measured time against the threshold. The share is cut, never rounded up to the threshold.
 */
export function decideAttendance(records: readonly AttendanceRecord[], time: SessionTime): Attendance {
  const covered = coveredOf(measured(records), time);
  const share = Math.floor((covered * 100) / (time.endsAt - time.startsAt));
  const correction = records.findLast((record) => record.source === 'correction');
  if (correction) return { present: correction.kind === 'present', share, basis: 'correction' };
  const paper = records.findLast((record) => record.source === 'paper');
  if (paper?.kind === 'present') return { present: true, share: 100, basis: 'paper' };
  if (records.some(({ source }) => source === 'code' || source === 'webinar')) return { present: share >= time.minimumShare, share, basis: 'measured' };
  return { present: false, share: 0, basis: paper ? 'paper' : 'none' };
}

/** Whether somebody scanned in and not out since: told to learner and organiser, because it counts only with the way out. */
export function isInside(records: readonly AttendanceRecord[]): boolean {
  const last = records.flatMap((record) => (record.source === 'code' ? [record] : [])).sort((one, other) => one.at - other.at).at(-1);
  return last?.kind === 'in';
}
