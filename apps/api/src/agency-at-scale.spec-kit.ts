import type { TestApi } from './api.spec-kit.js';

export const PEOPLE = 20_000;
export const UNITS = 200;
export const COMPETENCIES = 30;
const ROUNDS = 10;

/**
 * 200 units, twenty of them at the top with nine below each; 100 titles, each with a profile that asks for eight of thirty
 * competencies at level 3; two of three people are measured in what their post asks, at level n mod 5 + 1.
 */
export async function fillAgency(api: TestApi): Promise<void> {
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

/** Median and p95 of ten askings, told and never judged: the machine may be busy. */
export async function timesOf(ask: () => Promise<unknown>): Promise<string> {
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
