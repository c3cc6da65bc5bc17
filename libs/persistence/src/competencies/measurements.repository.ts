import type { CompetencyLevel, CurrentLevel, Measurement, MeasurementSource } from '@sinau/domain/competencies';
import { newId, statement, violatedConstraint, type Transaction } from '../core/index.js';

export type NewMeasurement = {
  readonly personId: string; readonly competencyId: string; readonly source: MeasurementSource; readonly level: CompetencyLevel; readonly measuredOn: string;
  readonly assessorId: string | null; readonly note: string;
};
/** A person and a competency, whose level is to be weighed. */
export type Pair = { readonly personId: string; readonly competencyId: string };
export type WeighedPair = Pair & { readonly current: CurrentLevel | null };

type Row = { id: string; person_id: string; competency_id: string; source: MeasurementSource; level: CompetencyLevel; measured_on: string; withdraws_id: string | null };

/* In the order of the keys: two that take several can't wait for each other. */
const lock = statement(
  'measurements.lock',
  `select pg_advisory_xact_lock(k) from (select distinct hashtextextended('sinau.levels.' || x, 0) as k from unnest($1::text[]) x order by 1) keys`,
);
const insert = statement(
  'measurements.insert',
  `insert into competency_measurements (id, agency_id, person_id, competency_id, source, level, measured_on, assessor_id, note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);
const prove = statement(
  'measurements.prove',
  `insert into competency_measurements (id, agency_id, person_id, competency_id, source, level, measured_on, evidence_id)
   select gen_random_uuid(), k.agency_id, $2, k.competency_id, 'certificate', k.level, $4, $3
   from enrolments e join course_competencies k on k.course_id = e.course_id join competencies c on c.id = k.competency_id and c.archived_at is null
   where e.id = $1
   on conflict (evidence_id, competency_id) where evidence_id is not null and withdraws_id is null do nothing
   returning competency_id`,
);
const withdraw = statement(
  'measurements.withdraw',
  `insert into competency_measurements (id, agency_id, person_id, competency_id, source, level, measured_on, withdraws_id)
   select gen_random_uuid(), agency_id, person_id, competency_id, source, level, measured_on, id from competency_measurements where evidence_id = $1 and withdraws_id is null
   on conflict (withdraws_id) do nothing
   returning person_id as "personId", competency_id as "competencyId"`,
);
const ofPairs = statement(
  'measurements.ofPairs',
  `select m.id, m.person_id, m.competency_id, m.source, m.level, m.measured_on::text, m.withdraws_id from competency_measurements m
   join unnest($1::uuid[], $2::uuid[]) x(person_id, competency_id) on x.person_id = m.person_id and x.competency_id = m.competency_id`,
);
const keep = statement(
  'levels.keep',
  `insert into competency_levels (person_id, competency_id, agency_id, level, sources, measured_on, changes_on)
   select x.person_id, x.competency_id, $1, x.level, x.sources, x.measured_on, x.changes_on
   from jsonb_to_recordset($2::jsonb) x(person_id uuid, competency_id uuid, level smallint, sources text[], measured_on date, changes_on date)
   on conflict (person_id, competency_id) do update set level = excluded.level, sources = excluded.sources, measured_on = excluded.measured_on, changes_on = excluded.changes_on`,
);
const drop = statement(
  'levels.drop',
  `delete from competency_levels l using unnest($1::uuid[], $2::uuid[]) x(person_id, competency_id) where l.person_id = x.person_id and l.competency_id = x.competency_id`,
);
const today = statement('levels.today', `select (now() at time zone time_zone)::date::text as today from agencies where id = $1`);
const measuredPeople = statement('levels.people', `select distinct person_id as id from competency_measurements where agency_id = $1 and ($2::uuid is null or person_id > $2) order by 1 limit $3`);
const stalePeople = statement('levels.stale', `select distinct person_id as id from competency_levels where agency_id = $1 and changes_on <= $2::date and ($3::uuid is null or person_id > $3) order by 1 limit $4`);
const pairsOf = statement('measurements.pairs', `select distinct person_id as "personId", competency_id as "competencyId" from competency_measurements where person_id = any($1::uuid[])`);

/** Nobody else weighs or writes findings about these people until the transaction ends. */
export async function lockLevels(transaction: Transaction, personIds: readonly string[]): Promise<void> {
  await transaction.query(lock, [personIds]);
}

/** False when the person or competency is unknown to the agency. */
export async function insertMeasurement(transaction: Transaction, found: NewMeasurement): Promise<boolean> {
  try {
    await transaction.query(insert, [
      newId(), transaction.agencyId, found.personId, found.competencyId, found.source, found.level, found.measuredOn, found.assessorId, found.note,
    ]);
    return true;
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return false;
  }
}

/** What the certificate of an enrolment proves, once. Returns the competencies. Only the worker's role may. */
export async function proveByCertificate(
  transaction: Transaction, proof: { readonly enrolmentId: string; readonly personId: string; readonly certificateId: string; readonly on: string },
): Promise<string[]> {
  const rows = await transaction.query<{ competency_id: string }>(prove, [proof.enrolmentId, proof.personId, proof.certificateId, proof.on]);
  return rows.map((row) => row.competency_id);
}

/** Takes back what a certificate proved, once. Returns whose levels are to be weighed. */
export function withdrawProof(transaction: Transaction, certificateId: string): Promise<Pair[]> {
  return transaction.query<{ personId: string; competencyId: string }>(withdraw, [certificateId]);
}

/** All findings of each pair, in the order of the pairs. */
export async function findingsOf(transaction: Transaction, pairs: readonly Pair[]): Promise<readonly (readonly Measurement[])[]> {
  const rows = await transaction.query<Row>(ofPairs, [pairs.map(({ personId }) => personId), pairs.map(({ competencyId }) => competencyId)]);
  const byPair = new Map<string, Measurement[]>();
  for (const row of rows) {
    const key = `${row.person_id} ${row.competency_id}`;
    const found = byPair.get(key) ?? [];
    found.push({ id: row.id, source: row.source, level: row.level, measuredOn: row.measured_on, withdraws: row.withdraws_id });
    byPair.set(key, found);
  }
  return pairs.map(({ personId, competencyId }) => byPair.get(`${personId} ${competencyId}`) ?? []);
}

/** Stores what findings came to; null takes the level away. */
export async function saveLevels(transaction: Transaction, weighed: readonly WeighedPair[]): Promise<void> {
  const kept = weighed.flatMap(({ personId, competencyId, current }) =>
    current === null ? [] : [{ person_id: personId, competency_id: competencyId, level: current.level, sources: current.sources, measured_on: current.measuredOn, changes_on: current.changesOn }],
  );
  const gone = weighed.filter(({ current }) => current === null);
  if (kept.length > 0) await transaction.query(keep, [transaction.agencyId, JSON.stringify(kept)]);
  if (gone.length > 0) await transaction.query(drop, [gone.map(({ personId }) => personId), gone.map(({ competencyId }) => competencyId)]);
}

/** The calendar day where the agency is. */
export async function agencyToday(transaction: Transaction): Promise<string> {
  const [row] = await transaction.query<{ today: string }>(today, [transaction.agencyId]);
  return row?.today ?? '';
}

/** People about whom anything was found, after an id. */
export async function peopleMeasured(transaction: Transaction, after: string | null, limit: number): Promise<string[]> {
  return (await transaction.query<{ id: string }>(measuredPeople, [transaction.agencyId, after, limit])).map(({ id }) => id);
}

/** People of whose levels one grew old by that day, after an id. */
export async function peopleGrownOld(transaction: Transaction, day: string, after: string | null, limit: number): Promise<string[]> {
  return (await transaction.query<{ id: string }>(stalePeople, [transaction.agencyId, day, after, limit])).map(({ id }) => id);
}

/** Every competency in which these people were measured. */
export function pairsOfPeople(transaction: Transaction, personIds: readonly string[]): Promise<Pair[]> {
  return transaction.query<{ personId: string; competencyId: string }>(pairsOf, [personIds]);
}
