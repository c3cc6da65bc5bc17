import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aroundSpan, readPeriod } from './measured-period.js';
import { findAppraisalColumns, findServiceColumns, readAppraisalRow, readServiceRow } from './result-files.js';
import { changeOf, changesAround, indexOfElements, serviceElements, serviceGrade } from './service-index.js';

test('periods are read as people write them', () => {
  expect(readPeriod('2026')).toEqual({ name: '2026', startsOn: '2026-01-01', endsOn: '2026-12-31' });
  const secondHalf = { name: '2026-S2', startsOn: '2026-07-01', endsOn: '2026-12-31' };
  for (const text of ['2026-S2', '2026 s2', 'Semester 2 2026', 'Semester II 2026', '2026/S2']) expect(readPeriod(text)).toEqual(secondHalf);
  const third = { name: '2026-T3', startsOn: '2026-07-01', endsOn: '2026-09-30' };
  for (const text of ['2026-T3', '2026-Q3', 'TW III 2026', 'Triwulan 3 2026', '2026 TW 3']) expect(readPeriod(text)).toEqual(third);
  expect(readPeriod('2028-02')).toEqual({ name: '2028-02', startsOn: '2028-02-01', endsOn: '2028-02-29' });
  const days = { name: '2026-03-02..2026-03-20', startsOn: '2026-03-02', endsOn: '2026-03-20' };
  for (const text of ['2026-03-02..2026-03-20', '2026-03-02 s.d. 2026-03-20', '2026-03-02 SD 2026-03-20']) expect(readPeriod(text)).toEqual(days);
  for (const text of ['2026-02-30..2026-03-20', '2026-02-01..2026-13-20', '2026-03-20..2026-03-02']) expect(readPeriod(text)).toBeNull();
  for (const text of ['', '26', '2026-S3', '2026-T5', '2026-13', '2026-00', 'Semester', '2026-S2-1']) expect(readPeriod(text)).toBeNull();
});

test('before is the last period that was over, after the first that had not begun', () => {
  const of = (name: string) => readPeriod(name) ?? { name, startsOn: '', endsOn: '' };
  const periods = ['2025-S1', '2025-S2', '2026-S1', '2026-S2', '2027-S1'].map(of);
  const { before, after } = aroundSpan(periods, { startsOn: '2026-03-01', endsOn: '2026-05-31' });
  expect([before?.name, after?.name]).toEqual(['2025-S2', '2026-S2']);
  expect(aroundSpan(periods, { startsOn: '2024-01-01', endsOn: '2028-01-01' })).toEqual({ before: null, after: null });
});

test('nine elements of equal weight make the index, and two decimals the grade', () => {
  const all = (mark: number) => Object.fromEntries(serviceElements.map((element) => [element, mark]));
  // 3.2 on each: 80. One element at 4: (8 × 3.2 + 4) / 9 × 25 = 82.2222.
  expect(indexOfElements(all(3.2))).toBe(80);
  expect(indexOfElements({ ...all(3.2), time: 4 })).toBe(82.22);
  expect(indexOfElements({ time: 4 })).toBeNull();
  expect([88.305, 88.304, 76.605, 76.604, 65, 64.99].map(serviceGrade)).toEqual(['A', 'B', 'B', 'C', 'C', 'D']);
});

test('trained units stand beside untrained ones, each with an index on both sides', () => {
  const index = (unitId: string, name: string, value: number, respondents: number | null = 100) => ({ unitId, startsOn: readPeriod(name)?.startsOn ?? '', endsOn: readPeriod(name)?.endsOn ?? '', index: value, respondents });
  const indices = [
    index('a', '2025-S2', 76), index('a', '2026-S2', 82), index('b', '2025-S2', 80), index('b', '2026-S2', 82, null),
    index('c', '2025-S2', 78), index('c', '2026-S2', 79), index('d', '2025-S2', 90),
  ];
  const changes = changesAround(indices, { startsOn: '2026-03-01', endsOn: '2026-05-31' }, new Set(['a', 'b']));
  // a +6, b +2: mean 4, spread sqrt((4 + 4) / 1) = 2.83; c +1 alone has no spread; d has no index after.
  expect(changeOf(changes.filter(({ trained }) => trained))).toEqual({ units: 2, respondents: 300, before: 78, after: 82, change: 4, spread: 2.83 });
  expect(changeOf(changes.filter(({ trained }) => !trained))).toEqual({ units: 1, respondents: 200, before: 78, after: 79, change: 1, spread: null });
  expect(changeOf([])).toEqual({ units: 0, respondents: 0, before: null, after: null, change: null, spread: null });
});

const known = new Map([['dinkes', 'u1'], ['puskesmas sukamaju', 'u2']]);
const context = { today: '2026-11-22', known };

test('a line of indices is sound, or says of each cell what is wrong', () => {
  const columns = findServiceColumns(['Kode unit', 'Periode', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9', 'IKM', 'Responden']);
  const marks = ['3,2', '3,2', '3,2', '3,2', '3,2', '3,2', '3,2', '3,2', '3,2'];
  expect(readServiceRow(['DINKES', '2026-S1', ...marks, '', '1.284'], columns, context)).toEqual({
    row: { unitId: 'u1', period: readPeriod('2026-S1'), elements: Object.fromEntries(serviceElements.map((element) => [element, 3.2])), index: 80, respondents: 1284 }, errors: [],
  });
  expect(readServiceRow(['Puskesmas Sukamaju', '2025', '', '', '', '', '', '', '', '', '', '81,255', ''], columns, context).row).toEqual({ unitId: 'u2', period: readPeriod('2025'), elements: {}, index: 81.26, respondents: null });
  const wrong = (cells: string[]) => readServiceRow(cells, columns, context).errors.map(({ column, fault }) => `${column} ${fault}`);
  expect(wrong(['?', '2026', '5', 'x', '', '', '', '', '', '', '', '81', '2,5'])).toEqual(['unit unit_unknown', 'period period_not_over', 'requirements out_of_range', 'procedure number_invalid', 'respondents number_invalid']);
  expect(wrong(['', 'kapan', '', '', '', '', '', '', '', '', '', '', ''])).toEqual(['unit missing', 'period period_unknown']);
  expect(wrong(['dinkes', '', '', '', '', '', '', '', '', '', '', '', ''])).toEqual(['period missing']);
  expect(wrong(['dinkes', '2025', '', '', '', '', '', '', '', '', '', '', ''])).toEqual(['index missing']);
  expect(wrong(['dinkes', '2025', ...marks, '90', ''])).toEqual(['index index_differs']);
});

test('a line of marks names a person by number', () => {
  const columns = findAppraisalColumns(['NIP', 'Tahun', 'Nilai kinerja']);
  const people = { today: '2026-11-22', known: new Map([['198609262015051001', 'p1']]) };
  expect(readAppraisalRow(['19860926 201505 1 001', '2025', '87,456'], columns, people).row).toEqual({ personId: 'p1', period: readPeriod('2025'), mark: 87.46 });
  expect(readAppraisalRow(['1', '2025', ''], columns, people).errors.map(({ column, fault }) => `${column} ${fault}`)).toEqual(['identifier person_unknown', 'mark missing']);
  expect(readAppraisalRow(["'198609262015051001", '2025', '121'], columns, people).errors.map(({ fault }) => fault)).toEqual(['out_of_range']);
});

test('no text whatever is read as something else than a row or its errors', () => {
  const columns = findServiceColumns(['unit', 'periode', 'ikm']);
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 4 }), (cells) => {
      const { row, errors } = readServiceRow(cells, columns, context);
      expect(row === null).toBe(errors.length > 0);
    }),
  );
});

test('the nearest periods are found in whatever order they stand, and grades at each bound', () => {
  const periods = ['2025', '2023', '2024', '2028', '2027', '2029'].flatMap((year) => readPeriod(year) ?? []);
  for (const order of [periods, periods.toReversed()]) {
    const { before, after } = aroundSpan(order, { startsOn: '2026-03-02', endsOn: '2026-03-20' });
    expect([before?.name, after?.name]).toEqual(['2025', '2027']);
  }
  expect([24.99, 64.99, 65, 76.6, 76.605, 88.3, 88.305].map(serviceGrade)).toEqual(['D', 'D', 'C', 'C', 'B', 'B', 'A']);
  expect(['2026-13-01..2026-14-01', '2026-02-30 s.d. 2026-03-01', '2026-03-20..2026-03-02', '2026-S3', '2026-T5'].map(readPeriod)).toEqual([null, null, null, null, null]);
});

test('a unit without an index on one side tells no change, and one that names no respondents adds none', () => {
  const at = (unitId: string, year: string, index: number) => ({ unitId, startsOn: `${year}-01-01`, endsOn: `${year}-12-31`, index, respondents: null });
  const changes = changesAround([at('a', '2025', 70), at('a', '2027', 74.5), at('b', '2025', 80), at('c', '2027', 60)], { startsOn: '2026-03-02', endsOn: '2026-03-20' }, new Set(['a']));
  expect(changes.map(({ unitId, change }) => [unitId, change])).toEqual([['a', 4.5]]);
  expect(changeOf(changes)).toEqual({ units: 1, respondents: 0, before: 70, after: 74.5, change: 4.5, spread: null });
  expect(changeOf([])).toMatchObject({ units: 0, change: null });
});
