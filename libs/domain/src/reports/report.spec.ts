import { expect, test } from '@jest/globals';
import { headlineOf, reportNames, reportShapes } from './report.js';

test('each report draws one of its columns', () => {
  for (const name of reportNames) expect(reportShapes[name].columns.map(({ key }) => key)).toContain(reportShapes[name].drawn);
});

test('headlines are reckoned from all rows', () => {
  // 20 of 30 in one unit and 5 of 10 in another: 25 of 40.
  expect(headlineOf('hours', [['Dinkes', 35, 620, 30, 20, 66.7], ['Puskesmas', 10, 90.5, 10, 5, 50]])).toEqual({ value: 25, of: 40 });
  expect(headlineOf('budget', [['Risiko', 48_500_000, 20_000_000, 12_000_000, 24.7], ['Digital', 10_000_000, 0, 0, 0]])).toEqual({ value: 12_000_000, of: 58_500_000 });
  expect(headlineOf('decisions', [['Angkatan I', 'Risiko', '2026-11-01', 21, 16, 14]])).toEqual({ value: 1, of: null });
  expect(headlineOf('evaluations', [])).toEqual({ value: 0, of: null });
  expect(headlineOf('needs', [['a', 'gap', null, 3, 50], ['b', 'gap', null, 4, 40]])).toEqual({ value: 2, of: null });
});

test('a cell that tells nothing adds nothing', () => {
  expect(headlineOf('budget', [['Risiko', null, null, null, null], ['Digital', 10_000_000, 0, 4_000_000, 40]])).toEqual({ value: 4_000_000, of: 10_000_000 });
});
