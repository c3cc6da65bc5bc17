import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { competenciesRoutes } from '@sinau/contracts/competencies';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';

const PEOPLE = 20_000;
const UNITS = 200;
const COMPETENCIES = 30;
const ROUNDS = 10;

let api: TestApi;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
  await fill();
}, 300_000);
afterAll(() => api.close());

/**
 * 200 units, twenty of them at the top with nine below each; 100 titles, each with a profile that asks for eight of thirty
 * competencies at level 3; two of three people are measured in what their post asks, at level n mod 5 + 1.
 */
async function fill(): Promise<void> {
  const agency = api.agency.id;
  await api.sql(`create function spec_id(name text) returns uuid language sql immutable as $$ select overlay(overlay(md5(name) placing '7' from 13) placing '8' from 17)::uuid $$`);
  await api.sql(`update appointments set valid_to = current_date where agency_id = $1`, [agency]);
  await api.sql(
    `insert into units (id, agency_id, parent_id, name, code) select spec_id('unit' || n), $1, case when n >= 20 then spec_id('unit' || n % 20) end, 'Unit ' || lpad(n::text, 3, '0'), 'U-' || n from generate_series(0, $2::int - 1) n`,
    [agency, UNITS],
  );
  await api.sql(
    `insert into competencies (id, agency_id, code, name, competency_class, levels) select spec_id('competency' || n), $1, 'K.' || lpad(n::text, 2, '0'), 'Kompetensi ' || n, 'technical', '[]' from generate_series(0, $2::int - 1) n`,
    [agency, COMPETENCIES],
  );
  await api.sql(`insert into competency_profiles (id, agency_id, title_pattern) select spec_id('profile' || n), $1, 'Jabatan ' || lpad(n::text, 3, '0') || '*' from generate_series(0, 99) n`, [agency]);
  await api.sql(
    `insert into competency_requirements (profile_id, competency_id, agency_id, level) select spec_id('profile' || p), spec_id('competency' || (p + k) % $2::int), $1, 3 from generate_series(0, 99) p, generate_series(0, 7) k`,
    [agency, COMPETENCIES],
  );
  await api.sql(`insert into people (id, agency_id, full_name) select spec_id('person' || n), $1, 'Pegawai ' || lpad(n::text, 5, '0') from generate_series(0, $2::int - 1) n`, [agency, PEOPLE]);
  await api.sql(
    `insert into appointments (id, agency_id, person_id, unit_id, position_title, position_kind, valid_from)
     select spec_id('post' || n), $1, spec_id('person' || n), spec_id('unit' || n % $3::int), 'Jabatan ' || lpad((n / $3::int % 100)::text, 3, '0') || ' Pertama', 'ahli_pertama', '2020-01-01' from generate_series(0, $2::int - 1) n`,
    [agency, PEOPLE, UNITS],
  );
  await api.sql(
    `insert into competency_levels (person_id, competency_id, agency_id, level, sources, measured_on)
     select spec_id('person' || n), spec_id('competency' || (n / $3::int % 100 + k) % $4::int), $1, n % 5 + 1, '{supervisor}', '2026-03-01' from generate_series(0, $2::int - 1) n, generate_series(0, 7) k where n % 3 < 2`,
    [agency, PEOPLE, UNITS, COMPETENCIES],
  );
  await api.sql('analyze');
}

async function timesOf(ask: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    await ask();
    times.push(performance.now() - from);
  }
  const sorted = times.sort((one, other) => one - other);
  const at = (share: number) => (sorted[Math.ceil(share * ROUNDS) - 1] ?? 0).toFixed(0);
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

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
