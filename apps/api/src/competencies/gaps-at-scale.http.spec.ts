import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { competenciesRoutes } from '@sinau/contracts/competencies';
import { COMPETENCIES, fillAgency, PEOPLE, timesOf, UNITS } from '../agency-at-scale.spec-kit.js';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';

let api: TestApi;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
  await fillAgency(api);
}, 300_000);
afterAll(() => api.close());

test('the matrix of 20,000 people adds up, whole and in a unit, and its times are told', async () => {
  const matrix = await admin.call(competenciesRoutes.gaps);
  expect(matrix.people).toEqual({ all: PEOPLE, withProfile: PEOPLE });
  expect(matrix.rows).toHaveLength(20);
  const sum = (of: (cell: (typeof matrix.total)[number]) => number) => matrix.total.reduce((all, cell) => all + of(cell), 0);
  expect(sum(({ people }) => people)).toBe(PEOPLE * 8);
  // Of every fifteen people in a row, ten are measured (n mod 3 below 2), and of those every level comes twice: 20,000 = 1,333 × 15 + 5,
  // and the last five (n mod 15 = 0, 1, 2, 3, 4) hold the levels 1, 2, 4, 5 of the measured. 13,334 measured; 2 × 1,333 + 1 at level 1, as many at level 2.
  expect(sum(({ measured }) => measured)).toBe(13_334 * 8);
  expect(sum(({ below }) => below)).toBe((2_667 + 2_667) * 8);
  expect(sum(({ missing }) => missing)).toBe((2_667 * 2 + 2_667) * 8);
  for (const [id, cells] of matrix.competencies.map(({ id: one }) => [one, matrix.rows.flatMap((row) => row.cells.filter(({ competencyId }) => competencyId === one))] as const)) {
    expect(cells.reduce((all, { people }) => all + people, 0)).toBe(matrix.total.find(({ competencyId }) => competencyId === id)?.people);
  }

  const unitId = matrix.rows[0]?.unitId ?? '';
  const within = await admin.call(competenciesRoutes.gaps, { query: { unitId } });
  expect(within.rows).toHaveLength(10);
  expect(within.people.all).toBe(1_000);
  const times = [
    `gaps of ${PEOPLE} people, ${UNITS} units, ${COMPETENCIES} competencies: ${await timesOf(() => admin.call(competenciesRoutes.gaps))}`,
    `gaps below one unit of 1,000 people: ${await timesOf(() => admin.call(competenciesRoutes.gaps, { query: { unitId } }))}`,
    `people of all gaps, the first 50: ${await timesOf(() => admin.call(competenciesRoutes.gapPeople, { query: { limit: 50 } }))}`,
  ];
  process.stdout.write(`${times.join('\n')}\n`);
}, 300_000);
