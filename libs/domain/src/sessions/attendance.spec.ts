import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { totalOf, reversalOf, withAward, type LedgerEntry } from '../points/index.js';
import { coveredOf, decideAttendance, isInside, nextDecision, unionOf, type AttendanceRecord, type HeldDecision, type SessionTime, type Span } from './index.js';

const MINUTE = 60_000;
/** A session of 100 minutes from minute 0, present from 80 %. */
const time: SessionTime = { startsAt: 0, endsAt: 100 * MINUTE, minimumShare: 80 };
const span = (from: number, to: number): Span => [from * MINUTE, to * MINUTE];
const online = (from: number, to: number): AttendanceRecord => ({ source: 'webinar', kind: 'interval', span: span(from, to) });
const scan = (kind: 'in' | 'out', minute: number): AttendanceRecord => ({ source: 'code', kind, at: minute * MINUTE });
const paper = (kind: 'present' | 'absent'): AttendanceRecord => ({ source: 'paper', kind });
const corrected = (kind: 'present' | 'absent'): AttendanceRecord => ({ source: 'correction', kind });

describe('a decision', () => {
  test.each<[string, AttendanceRecord[], boolean, number, string]>([
    ['nothing recorded', [], false, 0, 'none'],
    // 0–40 and 30–70 make 70, 90–130 adds the 10 before the end: 80 of 100.
    ['a webinar joined thrice, once beyond its end', [online(0, 40), online(30, 70), online(90, 130)], true, 80, 'measured'],
    ['a minute less', [online(0, 40), online(30, 70), online(91, 130)], false, 79, 'measured'],
    ['in before the start and out after the end', [scan('in', -5), scan('out', 104)], true, 100, 'measured'],
    ['in and never out', [scan('in', 0)], false, 0, 'measured'],
    // The first way in holds: 0–85.
    ['in twice', [scan('in', 0), scan('in', 50), scan('out', 85)], true, 85, 'measured'],
    ['out without in', [scan('out', 85)], false, 0, 'measured'],
    ['two stays with a break of 15', [scan('in', 0), scan('out', 40), scan('in', 55), scan('out', 100)], true, 85, 'measured'],
    ['on the paper list', [paper('present')], true, 100, 'paper'],
    ['struck off the paper list', [paper('present'), paper('absent')], false, 0, 'paper'],
    ['absent on paper, but seen online for 90', [paper('absent'), online(0, 90)], true, 90, 'measured'],
    ['corrected to absent after 90 online', [online(0, 90), corrected('absent')], false, 90, 'correction'],
    ['a correction stands against later records', [corrected('absent'), online(0, 100), paper('present')], false, 100, 'correction'],
    ['corrected again', [corrected('absent'), corrected('present')], true, 0, 'correction'],
  ])('%s', (_, records, present, share, basis) => expect(decideAttendance(records, time)).toEqual({ present, share, basis }));

  test('is told apart from being inside still', () => {
    expect([[], [scan('in', 0)], [scan('in', 0), scan('out', 9)], [online(0, 5)]].map((records: AttendanceRecord[]) => isInside(records))).toEqual([false, true, false, false]);
    // By the time of the scan, not by the order of arrival.
    expect(isInside([scan('out', 9), scan('in', 0)])).toBe(false);
  });
});

const spans = fc.array(fc.tuple(fc.integer({ min: -30, max: 130 }), fc.integer({ min: -30, max: 130 })));

test('a union holds the same minutes, in order, apart from each other, and is its own union', () => {
  fc.assert(
    fc.property(spans, (given) => {
      const union = unionOf(given);
      const held = (all: readonly Span[], minute: number) => all.some(([from, to]) => from <= minute && minute < to);
      for (let minute = -31; minute <= 131; minute += 1) expect(held(union, minute)).toBe(held(given, minute));
      for (const [index, [from]] of union.entries()) if (index > 0) expect(from).toBeGreaterThan(union[index - 1]?.[1] ?? from);
      expect(unionOf(union)).toEqual(union);
      expect(unionOf([...given].reverse())).toEqual(union);
    }),
  );
});

test('what is covered only grows with more spans, and never passes the session', () => {
  fc.assert(
    fc.property(spans, spans, (some, more) => {
      const hundred: SessionTime = { startsAt: 0, endsAt: 100, minimumShare: 80 };
      const less = coveredOf(some, hundred);
      const all = coveredOf([...some, ...more], hundred);
      expect(all).toBeGreaterThanOrEqual(less);
      expect(all).toBeLessThanOrEqual(100);
      expect(coveredOf([...some, ...some], hundred)).toBe(less);
    }),
  );
});

test('whatever is recorded and corrected, the ledger holds the session once when present and not at all when absent', () => {
  const minute = fc.integer({ min: -10, max: 110 });
  const record = fc.oneof(
    fc.tuple(fc.constantFrom('in' as const, 'out' as const), minute).map(([kind, at]) => scan(kind, at)),
    fc.tuple(minute, minute).map(([from, to]) => online(from, to)),
    fc.constantFrom('present' as const, 'absent' as const).map(paper),
    fc.constantFrom('present' as const, 'absent' as const).map(corrected),
  );
  fc.assert(
    fc.property(fc.array(record, { maxLength: 40 }), (coming) => {
      const records: AttendanceRecord[] = [];
      let ledger: readonly LedgerEntry[] = [];
      let held: HeldDecision | null = null;
      for (const one of coming) {
        records.push(one);
        const attendance = decideAttendance(records, time);
        const change = nextDecision(held, attendance);
        if (change.kind === 'decided') {
          const reversal = change.takesBack === null ? null : reversalOf(ledger, change.takesBack);
          if (reversal) ledger = [...ledger, reversal];
          held = { id: `decision ${change.number}`, number: change.number, present: attendance.present };
          if (change.awards) ledger = withAward(ledger, { year: 2026, hours: 3, evidenceId: held.id, competencyClass: 'managerial', activityKind: 9 });
        }
        expect(totalOf(ledger, 2026)).toBe(attendance.present ? 3 : 0);
        expect(held?.present ?? false).toBe(attendance.present);
      }
    }),
    { numRuns: 300 },
  );
});
