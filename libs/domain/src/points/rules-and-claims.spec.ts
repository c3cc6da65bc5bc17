import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  capFor, careerRecordOf, checkClaimDays, claimStates, comparableNumber, conversionFor, countedYear, hoursOf, likeness, mayAct, stateAfter, worthOfSession,
  type CapRule, type ClaimAct, type ConversionRule, type HoursRule, type StandingAward,
} from './index.js';

const dated = { regulation: 'Peraturan', article: '1', validFrom: '2018-01-01', validTo: null, verified: false };
const general: ConversionRule = { ...dated, id: 'all', minutes: 45, activityKinds: [] };
const seminar: ConversionRule = { ...dated, id: 'seminar', minutes: 60, activityKinds: [9] };
const seminarLater: ConversionRule = { ...seminar, id: 'seminar-2027', minutes: 50, validFrom: '2027-01-01' };

describe('minutes become JP by the row of the day', () => {
  test.each([
    [16, '2026-05-01', 'all'], [9, '2026-05-01', 'seminar'], [9, '2027-01-01', 'seminar-2027'], [9, '2026-12-31', 'seminar'], [9, '2017-12-31', null],
  ] as const)('kind %d on %s', (kind, day, id) => {
    expect(conversionFor([seminarLater, general, seminar], kind, day)?.id ?? null).toBe(id);
  });

  test('a row that has ended gives way to the general one', () => {
    expect(conversionFor([general, { ...seminar, validTo: '2025-12-31' }], 9, '2026-01-01')?.id).toBe('all');
  });

  // 1 JP = 45 minutes: 100 minutes are 2.2 JP, of which 2 full halves more than 1.5; 22 minutes are not yet a half.
  test.each([[45, 1], [100, 2], [112, 2], [113, 2.5], [22, 0], [23, 0.5], [0, 0], [900, 20]])('%d minutes are %d JP', (minutes, hours) => {
    expect(hoursOf(minutes, general)).toBe(hours);
  });

  // By 45 minutes: 480 minutes with breaks are 10.5 JP, of which the session gives its 8 (360 minutes); 100 minutes are 2 JP, not the 3 written.
  // A seminar by its own row of 60 minutes: 120 minutes are 2 JP, and 100 minutes 1.5.
  test.each([
    [16, 8, 480, { hours: 8, minutes: 360, rule: general }], [16, 3, 100, { hours: 2, minutes: 100, rule: general }], [16, 2, 100, { hours: 2, minutes: 90, rule: general }],
    [9, 2, 120, { hours: 2, minutes: 120, rule: seminar }], [9, 2, 100, { hours: 1.5, minutes: 100, rule: seminar }],
  ] as const)('a session of kind %d with %d JP in %d minutes', (activityKind, hours, minutes, worth) => {
    expect(worthOfSession({ hours, minutes, activityKind, day: '2026-05-01' }, [general, seminar])).toEqual(worth);
  });

  test('without any row of the day a session gives its own JP, and no minutes are claimed', () => {
    expect(worthOfSession({ hours: 3, minutes: 100, activityKind: 16, day: '2017-01-01' }, [general])).toEqual({ hours: 3, minutes: null, rule: null });
  });
});

const cap: CapRule = { ...dated, id: 'cap', hours: 6, activityKinds: [9, 22] };
const award = (id: string, hours: number, activityKind: StandingAward['activityKind'] = 9): StandingAward => ({ id, kind: 'award', hours, activityKind, evidenceKind: 'external', evidenceId: id });
const reversal = (id: string, hours: number): StandingAward => ({ ...award(id, -hours), kind: 'reversal' });
const maximum: HoursRule = { ...dated, id: 'most', appliesTo: 'pppk', operator: 'at_most', hours: 10 };
const minimum: HoursRule = { ...maximum, id: 'least', operator: 'at_least' };

describe('what counts in a year', () => {
  test('seminar 4, self-study 4 and a course 5 under a cap of 6 together: 4 + 2 + 5 = 11 of 13', () => {
    const year = countedYear([award('a', 4), award('b', 4, 22), award('c', 5, 11)], { caps: [cap], yearly: null }, 2026);
    expect(year).toMatchObject({ total: 13, counted: 11, awards: [{ counted: 4, over: 0, cap: null }, { counted: 2, over: 2, cap: { id: 'cap' } }, { counted: 5, over: 0, cap: null }] });
  });

  test('a maximum of 10 leaves 4 of the last 5; a minimum leaves all', () => {
    const entries = [award('a', 6, 11), award('c', 5, 11)];
    expect(countedYear(entries, { caps: [], yearly: maximum }, 2026)).toMatchObject({ total: 11, counted: 10, awards: [{ over: 0 }, { counted: 4, over: 1, maximum: { id: 'most' }, cap: null }] });
    expect(countedYear(entries, { caps: [], yearly: minimum }, 2026).counted).toBe(11);
  });

  test('what was taken back gives its room under the cap to the next', () => {
    const year = countedYear([award('a', 6), award('b', 4), reversal('a', 6)], { caps: [cap], yearly: null }, 2026);
    expect(year).toMatchObject({ total: 4, counted: 4, awards: [{ id: 'b', over: 0 }] });
  });

  test('a later row takes the place of an earlier one from the year in which it holds', () => {
    const later = { ...cap, id: 'later', hours: 8, validFrom: '2027-03-01' };
    expect([capFor([later, cap], 9, 2026)?.id, capFor([cap, later], 9, 2027)?.id, capFor([cap], 11, 2026)]).toEqual(['cap', 'later', null]);
  });

  test('never more than the ledger holds, never more than the caps allow, never below zero', () => {
    const awards = fc.array(fc.record({ hours: fc.integer({ min: 1, max: 40 }).map((halves) => halves / 2), activityKind: fc.constantFrom(9 as const, 22 as const, 11 as const), reversed: fc.boolean() }), { maxLength: 30 });
    fc.assert(fc.property(awards, fc.constantFrom(null, maximum, minimum), (given, yearly) => {
      const entries = given.flatMap((one, index) => [award(String(index), one.hours, one.activityKind), ...(one.reversed ? [reversal(String(index), one.hours)] : [])]);
      const year = countedYear(entries, { caps: [cap], yearly }, 2026);
      const standing = given.filter(({ reversed }) => !reversed);
      expect(year.total).toBe(standing.reduce((sum, { hours }) => sum + hours, 0));
      expect(year.counted).toBe(year.awards.reduce((sum, { counted }) => sum + counted, 0));
      expect(year.awards.every(({ counted, over }) => counted >= 0 && over >= 0)).toBe(true);
      const capped = Math.min(6, standing.filter(({ activityKind }) => activityKind !== 11).reduce((sum, { hours }) => sum + hours, 0));
      const free = standing.filter(({ activityKind }) => activityKind === 11).reduce((sum, { hours }) => sum + hours, 0);
      expect(year.counted).toBe(yearly === maximum ? Math.min(10, capped + free) : capped + free);
    }));
  });
});

describe('a claim', () => {
  const acts: readonly ClaimAct[] = ['resubmit', 'withdraw', 'accept', 'refuse', 'return', 'revoke'];
  const may: Readonly<Record<string, readonly ClaimAct[]>> = {
    submitted: ['resubmit', 'withdraw', 'accept', 'refuse', 'return'], returned: ['resubmit', 'withdraw'], accepted: ['revoke'], refused: [], withdrawn: [], revoked: [],
  };
  test.each(claimStates)('%s', (state) => {
    expect(acts.filter((act) => mayAct(state, act).allowed)).toEqual(may[state]);
  });

  test('each act leads to its state', () => {
    expect(acts.map(stateAfter)).toEqual(['submitted', 'withdrawn', 'accepted', 'refused', 'returned', 'revoked']);
  });

  test('is of days that are over', () => {
    expect(checkClaimDays({ startsOn: '2026-03-02', endsOn: '2026-03-04' }, '2026-03-04')).toEqual({ allowed: true });
    expect(checkClaimDays({ startsOn: '2026-03-02', endsOn: '2026-03-01' }, '2026-03-04')).toMatchObject({ code: 'claim_days_reversed' });
    expect(checkClaimDays({ startsOn: '2026-03-02', endsOn: '2026-03-05' }, '2026-03-04')).toMatchObject({ code: 'claim_not_over' });
  });

  test('looks like another by its number however it is written, by its file, or by days and organiser or title', () => {
    const one = { certificateNumber: '12/LAN/III/2026', organiser: 'LAN RI', title: 'Analisis kebijakan', startsOn: '2026-03-02', endsOn: '2026-03-04', sha256: 'a' };
    const other = { ...one, certificateNumber: null, organiser: 'BPSDM', title: 'Lain', sha256: 'b' };
    expect(likeness(one, { ...other, certificateNumber: ' 12 / lan / iii / 2026' })).toBe('number');
    expect(likeness(one, { ...other, sha256: 'a' })).toBe('file');
    expect(likeness(one, { ...other, organiser: 'lan-ri' })).toBe('training');
    expect(likeness(one, { ...other, title: 'ANALISIS  KEBIJAKAN' })).toBe('training');
    expect(likeness(one, other)).toBeNull();
    expect(likeness({ ...one, sha256: null }, { ...other, sha256: null, organiser: 'LAN RI', endsOn: '2026-03-05' })).toBeNull();
    expect([comparableNumber(null), comparableNumber(' - '), comparableNumber('a-1')]).toEqual([null, null, 'A1']);
  });
});

test('the national shapes: kursus with its kind, diklat for structural training, days as d-m-Y', () => {
  const given = { agencyId: 'A', identifier: '199001012015031001', organiser: 'BPSDM', title: 'Manajemen risiko', activityKind: 16 as const, hours: 10, certificateNumber: '1/KOTA/XI/2026', startsOn: '2026-11-02', endsOn: '2026-11-20' };
  expect(careerRecordOf(given)).toEqual({
    shape: 'kursus',
    record: {
      instansiId: 'A', institusiPenyelenggara: 'BPSDM', jenisDiklatId: '16', jenisKursus: 'T', jumlahJam: 10, namaKursus: 'Manajemen risiko', nomorSertipikat: '1/KOTA/XI/2026',
      pnsOrangId: '199001012015031001', tahunKursus: 2026, tanggalKursus: '02-11-2026', tanggalSelesaiKursus: '20-11-2026',
    },
  });
  expect(careerRecordOf({ ...given, activityKind: 11, certificateNumber: null })).toMatchObject({ record: { jenisKursus: 'P', nomorSertipikat: '' } });
  expect(careerRecordOf({ ...given, activityKind: 1 })).toMatchObject({ shape: 'diklat', record: { nomor: '1/KOTA/XI/2026', tahun: 2026, tanggal: '02-11-2026', tanggalSelesai: '20-11-2026' } });
  expect(careerRecordOf({ ...given, activityKind: 1, certificateNumber: null })).toMatchObject({ record: { nomor: '' } });
});
