import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { askedAbout, groupOf, lastDay, nextStep, raters, reminderRule, responseRate, standingOf, type Dispatch } from './behaviour.js';
import { daysLater, inOfficeHours, localClock, usualWeek, workingWeek } from './office-hours.js';

const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
const HOUR = 3_600_000;

test('a clock shows the day, the weekday and the minutes of its own zone', () => {
  // Monday 4 January 2027, 00.00 UTC: 07.00 in Jakarta, 08.00 in Makassar, 09.00 in Jayapura.
  const at = Date.parse('2027-01-04T00:00:00Z');
  expect(zones.map((zone) => localClock(at, zone))).toEqual([7, 8, 9].map((hour) => ({ day: '2027-01-04', weekday: 1, minutes: hour * 60 })));
  // 17.00 UTC on Sunday is Monday in Jayapura (02.00) and already so in Jakarta (00.00).
  expect(localClock(Date.parse('2027-01-03T17:00:00Z'), 'Asia/Jakarta')).toEqual({ day: '2027-01-04', weekday: 1, minutes: 0 });
});

test('offices are open from 07.30 to 16.00 on five days, by the clock of the zone', () => {
  const monday = (time: string) => Date.parse(`2027-01-04T${time}+07:00`);
  expect(inOfficeHours(monday('07:29:59'), 'Asia/Jakarta', usualWeek)).toBe(false);
  expect(inOfficeHours(monday('07:30:00'), 'Asia/Jakarta', usualWeek)).toBe(true);
  expect(inOfficeHours(monday('15:59:59'), 'Asia/Jakarta', usualWeek)).toBe(true);
  expect(inOfficeHours(monday('16:00:00'), 'Asia/Jakarta', usualWeek)).toBe(false);
  // 15.00 in Jakarta is 17.00 in Jayapura.
  expect(inOfficeHours(monday('15:00:00'), 'Asia/Jayapura', usualWeek)).toBe(false);
  expect(inOfficeHours(Date.parse('2027-01-09T10:00:00+07:00'), 'Asia/Jakarta', usualWeek)).toBe(false);
  expect(inOfficeHours(Date.parse('2027-01-09T10:00:00+07:00'), 'Asia/Jakarta', [null, null, null, null, null, { from: 480, to: 720 }, null])).toBe(true);
});

test('days later go over months and leap years', () => {
  expect([daysLater('2026-11-22', 30), daysLater('2027-12-31', 90), daysLater('2028-02-28', 1)]).toEqual(['2026-12-22', '2028-03-30', '2028-02-29']);
});

/** Asks every hour what is to be done, as a worker that may be down for hours does, and does it. */
function lived(ticks: readonly number[], zone: (typeof zones)[number], dueOn: string, answeredAt: number | null): { readonly mails: number[]; readonly end: Dispatch } {
  let dispatch: Dispatch = { state: 'open', dueOn, sent: 0, lastSentAt: null };
  const mails: number[] = [];
  for (const at of ticks) {
    if (answeredAt !== null && at >= answeredAt && dispatch.state === 'open' && dispatch.sent > 0) dispatch = { ...dispatch, state: 'answered' };
    const step = nextStep(dispatch, at, { timeZone: zone, week: usualWeek });
    if (step === 'lapse') dispatch = { ...dispatch, state: 'lapsed' };
    if (step !== 'send') continue;
    mails.push(at);
    dispatch = { ...dispatch, sent: dispatch.sent + 1, lastSentAt: at };
  }
  return { mails, end: dispatch };
}

const dueOn = '2027-03-10';
const start = Date.parse('2027-03-08T00:00:00Z');
const clock = fc.array(fc.integer({ min: 1, max: 50 * HOUR / 1_000 }), { minLength: 1, maxLength: 120 }).map((gaps) => {
  let at = start;
  return gaps.map((seconds) => (at += seconds * 1_000));
});

test('mails never leave outside office hours, before the day, after the last day or after the answer; never closer than a week; never more than the reminders', () => {
  fc.assert(
    fc.property(clock, fc.constantFrom(...zones), fc.option(fc.integer({ min: 0, max: 40 * 24 }), { nil: null }), (ticks, zone, hours) => {
      const answeredAt = hours === null ? null : start + hours * HOUR;
      const { mails, end } = lived(ticks, zone, dueOn, answeredAt);
      expect(mails.length).toBeLessThanOrEqual(1 + reminderRule.reminders);
      for (const [index, at] of mails.entries()) {
        expect(inOfficeHours(at, zone, usualWeek)).toBe(true);
        const { day } = localClock(at, zone);
        expect(day >= dueOn && day <= lastDay(dueOn)).toBe(true);
        if (index > 0) expect(at - (mails[index - 1] ?? 0)).toBeGreaterThanOrEqual(7 * 24 * HOUR);
        if (index > 0 && answeredAt !== null) expect(at).toBeLessThan(answeredAt);
      }
      expect(nextStep({ ...end, state: 'answered' }, start + 1_000 * HOUR, { timeZone: zone, week: usualWeek })).toBe('nothing');
    }),
  );
});

test('a worker that looks every hour asks on the first morning and three Wednesdays more, then lets go', () => {
  // 10 March 2027 is a Wednesday. Jakarta's 07.30 is 00.30 UTC: the tick of 01.00 UTC is the first one in the office.
  const { mails, end } = lived(Array.from({ length: 24 * 40 }, (_, hour) => start + hour * HOUR), 'Asia/Jakarta', dueOn, null);
  expect(mails.map((at) => new Date(at).toISOString())).toEqual(['2027-03-10T01:00:00.000Z', '2027-03-17T01:00:00.000Z', '2027-03-24T01:00:00.000Z', '2027-03-31T01:00:00.000Z']);
  expect(end.state).toBe('lapsed');
  // 10 March and 30 days is 9 April, the last day.
  expect(lastDay(dueOn)).toBe('2027-04-09');
});

test('nobody is asked twice about one alumnus', () => {
  const person = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const around = fc.record({ alumnusId: person, supervisorThenId: fc.option(person, { nil: null }), supervisorNowId: fc.option(person, { nil: null }), colleagueIds: fc.array(person) });
  fc.assert(
    fc.property(around, fc.integer({ min: 0, max: 5 }), (known, colleagues) => {
      const asked = askedAbout(known, colleagues);
      expect(new Set(asked.map(({ personId }) => personId)).size).toBe(asked.length);
      expect(asked[0]).toEqual({ rater: 'self', personId: known.alumnusId });
      expect(asked.filter(({ rater }) => rater === 'colleague').length).toBeLessThanOrEqual(Math.min(2, colleagues));
    }),
  );
  // One supervisor all along; the second colleague in line is that supervisor and is passed over.
  expect(askedAbout({ alumnusId: 'a', supervisorThenId: 's', supervisorNowId: 's', colleagueIds: ['b', 's', 'c', 'd'] }, 2)).toEqual([
    { rater: 'self', personId: 'a' }, { rater: 'supervisor_then', personId: 's' }, { rater: 'colleague', personId: 'b' }, { rater: 'colleague', personId: 'c' },
  ]);
});

test('who went to another unit is told apart, who left is let be', () => {
  expect(standingOf('puskesmas', { active: true, unitId: 'puskesmas' })).toBe('stayed');
  expect(standingOf('puskesmas', { active: true, unitId: 'dinas' })).toBe('moved');
  expect(standingOf(null, { active: true, unitId: 'dinas' })).toBe('moved');
  expect(standingOf('puskesmas', { active: true, unitId: null })).toBe('left');
  expect(standingOf('puskesmas', { active: false, unitId: 'puskesmas' })).toBe('left');
});

test('figures know three groups, and a rate of nothing is no rate', () => {
  expect(raters.map(groupOf)).toEqual(['self', 'supervisor', 'supervisor', 'colleague']);
  expect([responseRate(0, 0), responseRate(8, 5), responseRate(3, 3)]).toEqual([null, 63, 100]);
});

test('a working week is what the agency set, or the usual one where that makes no week', () => {
  const saturday = [null, null, null, null, null, { from: 480, to: 720 }, null];
  expect(workingWeek(saturday)).toEqual(saturday);
  const withMonday = (monday: unknown) => [monday, ...saturday.slice(1)];
  expect(workingWeek(withMonday({ from: 0, to: 1_440 }))[0]).toEqual({ from: 0, to: 1_440 });
  for (const monday of [undefined, 7, 'x', {}, { from: 480 }, { to: 720 }, { from: '480', to: 720 }, { from: 480, to: '720' }, { from: 480.5, to: 720 }, { from: 480, to: 720.5 }, { from: -1, to: 720 }, { from: 720, to: 720 }, { from: 480, to: 1_441 }]) {
    expect(workingWeek(withMonday(monday))).toEqual(usualWeek);
  }
  for (let day = 0; day < 7; day += 1) expect(workingWeek(saturday.map((one, at) => (at === day ? 'x' : one)))).toEqual(usualWeek);
  for (const set of [undefined, null, {}, [], saturday.slice(1), [null, null, null, null, null, null, null]]) expect(workingWeek(set)).toEqual(usualWeek);
});
