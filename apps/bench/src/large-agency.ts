import type pg from 'pg';

export const PEOPLE = 20_000;
const UNITS = 200;
const COMPETENCIES = 30;
const RUNS = 200;
const NEEDS = 2_000;

/** Keys that can be told again from a name. */
const key = (name: string): string => `overlay(overlay(md5('bench-' || ${name}) placing '7' from 13) placing '8' from 17)::uuid`;

/** Of the demo: only somebody with an account has a session. */
const HEAD = `select person_id from role_assignments where agency_id = $1 and role = 'supervisor' order by valid_from, id limit 1`;

/*
 * 200 units, twenty at the top with nine below each; 100 titles, each with a profile that asks for eight of thirty competencies;
 * two of three people are measured; four awards each; a hundred to a run, half of the runs decided; 2,000 needs. $1 is the agency.
 */
const statements: readonly string[] = [
  `insert into units (id, agency_id, parent_id, name, code) select ${key(`'unit' || n`)}, $1, case when n >= 20 then ${key(`'unit' || n % 20`)} end, 'Unit ' || lpad(n::text, 3, '0'), 'B-' || n from generate_series(0, ${UNITS - 1}) n order by n`,
  `insert into competencies (id, agency_id, code, name, competency_class, levels) select ${key(`'competency' || n`)}, $1, 'B.' || lpad(n::text, 2, '0'), 'Kompetensi ' || n, 'technical', '[]' from generate_series(0, ${COMPETENCIES - 1}) n`,
  `insert into competency_profiles (id, agency_id, title_pattern) select ${key(`'profile' || n`)}, $1, 'Jabatan ' || lpad(n::text, 3, '0') || '*' from generate_series(0, 99) n`,
  `insert into competency_requirements (profile_id, competency_id, agency_id, level) select ${key(`'profile' || p`)}, ${key(`'competency' || (p + k) % ${COMPETENCIES}`)}, $1, 3 from generate_series(0, 99) p, generate_series(0, 7) k`,
  `insert into people (id, agency_id, full_name) select ${key(`'person' || n`)}, $1, 'Pegawai ' || lpad(n::text, 5, '0') from generate_series(0, ${PEOPLE - 1}) n`,
  `insert into identifiers (id, agency_id, person_id, kind, value, valid_from) select gen_random_uuid(), $1, ${key(`'person' || n`)}, 'nip', '19900101201503' || lpad((n % 10000)::text, 4, '0') || ':' || n, '2015-03-01' from generate_series(0, ${PEOPLE - 1}) n`,
  `insert into appointments (id, agency_id, person_id, unit_id, position_title, position_kind, valid_from)
   select gen_random_uuid(), $1, ${key(`'person' || n`)}, ${key(`'unit' || n % ${UNITS}`)}, 'Jabatan ' || lpad((n / ${UNITS} % 100)::text, 3, '0') || ' Pertama', 'ahli_pertama', '2020-01-01' from generate_series(0, ${PEOPLE - 1}) n`,
  `insert into competency_levels (person_id, competency_id, agency_id, level, sources, measured_on)
   select ${key(`'person' || n`)}, ${key(`'competency' || (n / ${UNITS} % 100 + k) % ${COMPETENCIES}`)}, $1, n % 5 + 1, '{supervisor}', '2026-03-01' from generate_series(0, ${PEOPLE - 1}) n, generate_series(0, 7) k where n % 3 < 2`,
  `insert into ledger_entries (id, agency_id, person_id, year, kind, hours, minutes, evidence_kind, evidence_id, title, competency_class, activity_kind)
   select gen_random_uuid(), $1, ${key(`'person' || n`)}, extract(year from now())::int, 'award', 3 + n % 4, (3 + n % 4) * 45, 'external', gen_random_uuid(), 'Pelatihan ' || k, 'technical', 16 from generate_series(0, ${PEOPLE - 1}) n, generate_series(0, 3) k`,
  `insert into runs (id, agency_id, course_id, name, starts_on, ends_on) select ${key(`'run' || n`)}, $1, c.course_id, 'Angkatan B-' || n, current_date - 60 - n, current_date - 2 - n
   from generate_series(0, ${RUNS - 1}) n, (select course_id from runs where agency_id = $1 order by starts_on limit 1) c`,
  `insert into enrolments (id, agency_id, run_id, course_id, person_id, source, version_id, state, completed_at)
   select gen_random_uuid(), $1, r.id, r.course_id, ${key(`'person' || n`)}, 'file', c.current_version_id, case when n % 2 = 0 then 'completed' else 'enrolled' end, case when n % 2 = 0 then now() end
   from generate_series(0, ${PEOPLE - 1}) n join runs r on r.id = ${key(`'run' || n / ${PEOPLE / RUNS}`)} join courses c on c.id = r.course_id`,
  `insert into enrolments (id, agency_id, run_id, course_id, person_id, source, version_id, state)
   select gen_random_uuid(), $1, r.id, r.course_id, ${key(`'person' || n`)}, 'file', c.current_version_id, 'enrolled'
   from generate_series(0, ${PEOPLE - 1}) n, (select * from runs where agency_id = $1 and closed_at is null and name not like 'Angkatan B-%' order by starts_on limit 1) r join courses c on c.id = r.course_id`,
  `insert into decisions (id, agency_id, run_id, course_id, kind, reasons, figures, decided_by)
   select ${key(`'decision' || n`)}, $1, r.id, r.course_id, 'continue', 'Cukup baik', '{"versionNumber": 1, "figures": []}', ${key(`'person0'`)} from generate_series(0, ${RUNS / 2 - 1}) n join runs r on r.id = ${key(`'run' || n`)}`,
  `update runs set closed_at = now(), decision_id = d.id from decisions d where d.run_id = runs.id and runs.agency_id = $1 and runs.closed_at is null and d.withdrawn_at is null`,
  `insert into needs (id, agency_id, origin, origins, year, title, people, gap, weight, evidence, unit_id, competency_id)
   select gen_random_uuid(), $1, 'gap', '{gap}', extract(year from now())::int + n % 2, 'Kebutuhan ' || md5(n::text), n % 100, 1 + n % 3, n % 10000 / 100.0, '{"kind": "gap", "required": 3, "average": 1, "measured": 10}',
     ${key(`'unit' || n % ${UNITS}`)}, ${key(`'competency' || n % ${COMPETENCIES}`)} from generate_series(0, ${NEEDS - 1}) n`,
  `insert into role_assignments (id, agency_id, person_id, role, scope_kind, scope_id, valid_from) select gen_random_uuid(), $1, h.person_id, 'supervisor', 'unit', ${key(`'unit0'`)}, '2020-01-01' from (${HEAD}) h`,
];

export type LargeAgency = { readonly agencyId: string; /** A unit at the top: 1,000 people with those below it. */ readonly unitId: string; /** Heads that unit. */ readonly supervisorId: string; /** 20,000 take part in it. */ readonly runId: string };

/** Makes the demo's largest agency one of 20,000 people. The connection is the owner's. */
export async function growLargeAgency(pool: pg.Pool): Promise<LargeAgency> {
  const { rows: [agency] } = await pool.query<{ id: string }>('select agency_id as id from people group by 1 order by count(*) desc limit 1');
  if (!agency) throw new Error('the demo has no people');
  for (const statement of statements) await pool.query(statement, [agency.id]);
  const { rows: [made] } = await pool.query<{ unit: string; person: string; run: string }>(
    `select ${key(`'unit0'`)} as unit, (select person_id from role_assignments where agency_id = $1 and role = 'supervisor' and scope_id = ${key(`'unit0'`)}) as person, (select run_id from enrolments where agency_id = $1 group by 1 order by count(*) desc limit 1) as run`, [agency.id]);
  return { agencyId: agency.id, unitId: made?.unit ?? '', supervisorId: made?.person ?? '', runId: made?.run ?? '' };
}
