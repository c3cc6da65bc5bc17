import { closeSync, openSync, readSync, statSync } from 'node:fs';
import pg from 'pg';
import { load } from './load.js';
import { signIn } from './sign-in.js';
import type { RunningStack } from './stack.js';

export type ListRow = { readonly list: string; readonly people: number; readonly statements: number; readonly medianMs: number; readonly p95Ms: number };

const SIZES = [1_000, 20_000, 100_000];
const REQUESTS = 40;
const COUNTED = 5;

/** Grows the agency from $1 to $2 people: half of them are done with the course, which makes a certificate and a line of audit each; a run for every hundred. */
const grow = [
  `with agency as (select id from agencies limit 1), unit as (select id from units limit 1),
  target as (select r.id as run_id, r.course_id, c.current_version_id from runs r join courses c on c.id = r.course_id where r.closed_at is null order by r.starts_on limit 1),
  numbered as (select n, gen_random_uuid() as id from generate_series($1::int + 1, $2::int) as n),
  made as (insert into people (id, agency_id, full_name) select numbered.id, agency.id, 'Pegawai ' || md5(n::text) from numbered, agency),
  numbers as (insert into identifiers (id, agency_id, person_id, kind, value, valid_from) select gen_random_uuid(), agency.id, numbered.id, 'nip', '19900101201503' || lpad((n % 10000)::text, 4, '0') || ':' || n, '2015-03-01' from numbered, agency),
  posts as (insert into appointments (id, agency_id, person_id, unit_id, position_title, position_kind, valid_from) select gen_random_uuid(), agency.id, numbered.id, unit.id, 'Analis', 'ahli_pertama', '2015-03-01' from numbered, agency, unit)
  insert into enrolments (id, agency_id, run_id, course_id, person_id, source, version_id, state, completed_at)
  select gen_random_uuid(), agency.id, run_id, course_id, numbered.id, 'file', current_version_id, case when n % 2 = 0 then 'completed' else 'enrolled' end, case when n % 2 = 0 then now() end from numbered, agency, target`,
  `insert into runs (id, agency_id, course_id, name, starts_on, ends_on)
  select gen_random_uuid(), r.agency_id, r.course_id, 'Angkatan ' || n, r.starts_on - n, r.ends_on - n
  from (select * from runs where closed_at is null order by starts_on limit 1) r, generate_series($1::int / 100 + 1, $2::int / 100) as n`,
  `insert into certificates (id, agency_id, enrolment_id, run_id, person_id, code, number, snapshot, issued_at)
  select gen_random_uuid(), e.agency_id, e.id, e.run_id, e.person_id, 'bench-' || e.id, 'B-' || e.id, k.snapshot, now()
  from enrolments e, (select snapshot from certificates limit 1) k
  where e.state = 'completed' and not exists (select from certificates c where c.enrolment_id = e.id) and $1::int < $2::int`,
  `insert into audit_entries (id, agency_id, actor_name, action, subject_kind, subject_id, facts)
  select gen_random_uuid(), e.agency_id, 'Bench', 'certificate.issued', 'certificate', c.id, '{}' from certificates c join enrolments e on e.id = c.enrolment_id
  where c.number like 'B-%' and not exists (select from audit_entries a where a.subject_id = c.id) and $1::int < $2::int`,
];

/** What PostgreSQL wrote about a statement: by which backend, and its name or its text. */
const LOGGED = /\[(\d+)\] .*duration: [\d.]+ ms {2}(?:execute ([^:]+)|statement: (.*))/gm;
const OF_TRANSACTION = /^(?:transaction\.|begin|start transaction|commit|rollback)/i;

/** Statements of these backends that PostgreSQL wrote into its log from `from` on, without the transaction's own. */
function statementsSince(file: string, from: number, backends: ReadonlySet<string>): number {
  const length = statSync(file).size - from;
  const bytes = Buffer.alloc(length);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, bytes, 0, length, from);
  closeSync(descriptor);
  return [...bytes.toString('utf8').matchAll(LOGGED)].filter(([, backend = '', name, text = '']) => backends.has(backend) && !OF_TRANSACTION.test(name ?? text)).length;
}

/** The API's backends, by process id: the prefix of the log's lines belongs to the stack and names no application. */
async function backendsOfApi(superuser: pg.Client): Promise<readonly string[]> {
  const { rows } = await superuser.query<{ pid: number }>(`select pid from pg_stat_activity where application_name in ('sinau-api', 'sinau-author')`);
  return rows.map((row) => String(row.pid));
}

/** The administrator's lists at 1,000, 20,000 and 100,000 people: statements per request, counted by PostgreSQL itself, and times. */
export async function measureLists(stack: RunningStack): Promise<ListRow[]> {
  const pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
  const superuser = new pg.Client({ connectionString: stack.superuserUrl });
  superuser.on('error', (error) => console.error(error.message));
  await superuser.connect();
  const cookie = await signIn(pool, 'agency_admin');
  const { rows: [run] } = await pool.query<{ id: string }>('select id from runs where closed_at is null order by starts_on limit 1');
  const lists: readonly (readonly [string, string])[] = [
    ['people', '/api/people?limit=50'], ['people, searched', '/api/people?limit=50&search=abc'], ['participants of a run', `/api/runs/${run?.id ?? ''}/participants?limit=50`],
    ['runs', '/api/runs?limit=50'], ['preview of bulk certificates', `/api/certificate-batches/preview?runId=${run?.id ?? ''}`], ['certificates', '/api/certificates?limit=50'], ['audit', '/api/audit?limit=50'],
    ['competency gaps', '/api/gaps'], ['people of the gaps', '/api/gaps/people?limit=50'],
    ['report: JP by unit', '/api/reports/hours'], ['report: decisions', '/api/reports/decisions'],
  ];
  const rows: ListRow[] = [];
  let before = 0;
  for (const people of SIZES) {
    for (const statement of grow) await pool.query(statement, [before, people]);
    before = people;
    await superuser.query('analyze');
    for (const [list, path] of lists) rows.push({ list, people, ...(await measureList(stack, superuser, cookie, path)) });
  }
  await superuser.end();
  await pool.end();
  return rows;
}

async function measureList(stack: RunningStack, superuser: pg.Client, cookie: string, path: string): Promise<{ statements: number; medianMs: number; p95Ms: number }> {
  const shot = () => ({ method: 'GET', path, headers: { cookie, 'sec-fetch-site': 'same-origin' } });
  await load(stack.port, 1, 5, shot);
  const { medianMs, p95Ms } = await load(stack.port, 1, REQUESTS, shot);
  await setLogging(superuser, '0');
  const counts: number[] = [];
  for (let round = 0; round < COUNTED; round += 1) {
    const backends = await backendsOfApi(superuser);
    const from = statSync(stack.databaseLog).size;
    await load(stack.port, 1, 1, shot);
    counts.push(statementsSince(stack.databaseLog, from, new Set([...backends, ...(await backendsOfApi(superuser))])));
  }
  await setLogging(superuser, '-1');
  // The fewest: now and then the API asks something of its own beside the request.
  const statements = Math.min(...counts);
  if (statements === 0) throw new Error(`no statement of ${path} in ${stack.databaseLog}`);
  return { statements, medianMs, p95Ms };
}

/** Backends read the changed setting before their next statement; the second query waits for that. */
async function setLogging(superuser: pg.Client, milliseconds: string): Promise<void> {
  await superuser.query(`alter system set log_min_duration_statement = ${milliseconds}`);
  await superuser.query('select pg_reload_conf()');
  for (let shown = ''; shown !== milliseconds; ) shown = (await superuser.query<{ log_min_duration_statement: string }>('show log_min_duration_statement')).rows[0]?.log_min_duration_statement.replace(/ms$/, '') ?? '';
}
