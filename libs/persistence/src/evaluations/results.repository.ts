import type { AppraisalRow, ElementMarks, PersonMark, ServiceRow, UnitIndex } from '@sinau/domain/evaluations';
import { newId, statement, type Transaction } from '../core/index.js';

const unitNames = statement('results.units', `select u.id, lower(u.code) as code, lower(u.name) as name from units u`);
const people = statement('results.people', `select i.value, i.person_id as "personId" from identifiers i where i.value = any($1::text[])`);
const today = statement('results.today', `select (now() at time zone g.time_zone)::date::text as today from agencies g where g.id = $1`);
const lock = statement('results.lock', `select pg_advisory_xact_lock(hashtextextended('sinau.results.' || $1, 0))`);

/** Units by code and by name, both in lower case; a name that two units have stands for neither. */
export async function unitsOfResults(transaction: Transaction): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.query<{ id: string; code: string; name: string }>(unitNames);
  const byName = new Map<string, string>();
  for (const { name, id } of rows) if (rows.filter((other) => other.name === name).length === 1) byName.set(name, id);
  return new Map([...byName, ...rows.map(({ code, id }) => [code, id] as const)]);
}

/** People of the agency by any number they have or had. */
export async function peopleByNumber(transaction: Transaction, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.query<{ value: string; personId: string }>(people, [numbers]);
  return new Map(rows.map(({ value, personId }) => [value, personId]));
}

export async function todayOfAgency(transaction: Transaction): Promise<string> {
  const [row] = await transaction.query<{ today: string }>(today, [transaction.agencyId]);
  return row?.today ?? new Date().toISOString().slice(0, 10);
}

/** One file of figures at a time. */
export async function lockResults(transaction: Transaction): Promise<void> {
  await transaction.query(lock, [transaction.agencyId]);
}

export type KnownIndex = UnitIndex & { readonly period: string; readonly elements: ElementMarks };
type IndexRow = Omit<KnownIndex, 'index'> & { index: string };
const allIndices = statement(
  'serviceIndices.all',
  `select s.unit_id as "unitId", s.period, s.starts_on::text as "startsOn", s.ends_on::text as "endsOn", s.elements, s.index_value as index, s.respondents from service_indices s order by s.starts_on, s.unit_id`,
);
const putIndices = statement(
  'serviceIndices.put',
  `insert into service_indices (id, agency_id, unit_id, period, starts_on, ends_on, elements, index_value, respondents, imported_by)
   select i.id, $1, i.unit_id, i.period, i.starts_on, i.ends_on, i.elements::jsonb, i.index_value, i.respondents, $2
   from unnest($3::uuid[], $4::uuid[], $5::text[], $6::date[], $7::date[], $8::text[], $9::numeric[], $10::int[]) as i (id, unit_id, period, starts_on, ends_on, elements, index_value, respondents)
   on conflict (unit_id, period) do update set elements = excluded.elements, index_value = excluded.index_value, respondents = excluded.respondents, imported_by = excluded.imported_by, imported_at = now()`,
);

/** Every index of the agency, the oldest period first. */
export async function serviceIndices(transaction: Transaction): Promise<KnownIndex[]> {
  return (await transaction.query<IndexRow>(allIndices)).map((row) => ({ ...row, index: Number(row.index) }));
}

export async function putServiceIndices(transaction: Transaction, personId: string, rows: readonly ServiceRow[]): Promise<void> {
  await transaction.query(putIndices, [
    transaction.agencyId, personId, rows.map(() => newId()), rows.map(({ unitId }) => unitId), rows.map(({ period }) => period.name), rows.map(({ period }) => period.startsOn), rows.map(({ period }) => period.endsOn),
    rows.map(({ elements }) => JSON.stringify(elements)), rows.map(({ index }) => index), rows.map(({ respondents }) => respondents),
  ]);
}

export type KnownMark = PersonMark & { readonly period: string };
type MarkRow = Omit<KnownMark, 'mark'> & { mark: string };
const markColumns = `m.person_id as "personId", m.period, m.starts_on::text as "startsOn", m.ends_on::text as "endsOn", m.mark`;
const marksOf = statement('appraisalMarks.ofPeople', `select ${markColumns} from appraisal_marks m where m.person_id = any($1::uuid[])`);
const putMarks = statement(
  'appraisalMarks.put',
  `insert into appraisal_marks (id, agency_id, person_id, period, starts_on, ends_on, mark, imported_by)
   select i.id, $1, i.person_id, i.period, i.starts_on, i.ends_on, i.mark, $2 from unnest($3::uuid[], $4::uuid[], $5::text[], $6::date[], $7::date[], $8::numeric[]) as i (id, person_id, period, starts_on, ends_on, mark)
   on conflict (person_id, period) do update set mark = excluded.mark, imported_by = excluded.imported_by, imported_at = now()`,
);
const marksOfRun = statement(
  'appraisalMarks.ofRun',
  `select ${markColumns} from enrolments n join appraisal_marks m on m.person_id = n.person_id where n.run_id = $1 and n.state = 'completed'`,
);

const markOf = (row: MarkRow): KnownMark => ({ ...row, mark: Number(row.mark) });

export async function appraisalMarks(transaction: Transaction, personIds: readonly string[]): Promise<KnownMark[]> {
  return (await transaction.query<MarkRow>(marksOf, [personIds])).map(markOf);
}

/** Of everybody who completed the run. */
export async function appraisalMarksOfRun(transaction: Transaction, runId: string): Promise<KnownMark[]> {
  return (await transaction.query<MarkRow>(marksOfRun, [runId])).map(markOf);
}

export async function putAppraisalMarks(transaction: Transaction, personId: string, rows: readonly AppraisalRow[]): Promise<void> {
  await transaction.query(putMarks, [
    transaction.agencyId, personId, rows.map(() => newId()), rows.map((row) => row.personId), rows.map(({ period }) => period.name), rows.map(({ period }) => period.startsOn), rows.map(({ period }) => period.endsOn), rows.map(({ mark }) => mark),
  ]);
}

const trained = statement(
  'results.trained',
  `select distinct a.unit_id as "unitId" from enrolments n join agencies g on g.id = n.agency_id
   join appointments a on a.person_id = n.person_id and a.assignment_kind = 'definitive' and a.valid_from <= (n.completed_at at time zone g.time_zone)::date and (a.valid_to is null or a.valid_to >= (n.completed_at at time zone g.time_zone)::date)
   where n.course_id = $1 and n.state = 'completed' and n.completed_at is not null and ($2::uuid is null or n.run_id = $2)`,
);

/** Units whose people completed the run; of every run of the course when none is named. Units are those of the day of completion. */
export async function trainedUnits(transaction: Transaction, courseId: string, runId: string | null): Promise<ReadonlySet<string>> {
  const rows = await transaction.query<{ unitId: string }>(trained, [courseId, runId]);
  return new Set(rows.map(({ unitId }) => unitId));
}

const named = statement('results.unitNames', `select u.id, u.name from units u where u.id = any($1::uuid[])`);

export async function namesOfUnits(transaction: Transaction, unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.query<{ id: string; name: string }>(named, [unitIds]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
