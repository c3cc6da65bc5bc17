import type { CompetencyLevel, LevelDescription, MeasurementSource } from '@sinau/domain/competencies';
import type { CompetencyClass } from '@sinau/domain/courses';
import { statement, type Transaction } from '../core/index.js';

/** A person as far as their levels go. */
export type MeasuredPerson = {
  readonly fullName: string; readonly unitId: string | null; readonly unitName: string | null; readonly positionTitle: string | null; readonly profileId: string | null;
};
export type Standing = {
  readonly competencyId: string; readonly code: string; readonly name: string; readonly competencyClass: CompetencyClass; readonly description: string; readonly levels: readonly LevelDescription[];
  readonly required: CompetencyLevel | null; readonly current: CompetencyLevel | null; readonly sources: readonly MeasurementSource[]; readonly measuredOn: string | null;
};
export type ToldMeasurement = {
  readonly id: string; readonly competencyId: string; readonly source: MeasurementSource; readonly level: CompetencyLevel; readonly measuredOn: string; readonly note: string;
  readonly assessor: string | null; readonly withdrawn: boolean;
};

type PersonRow = { full_name: string; unit_id: string | null; unit_name: string | null; position_title: string | null; profile_id: string | null };
type StandingRow = {
  id: string; code: string; name: string; competency_class: CompetencyClass; description: string; levels: LevelDescription[];
  required: CompetencyLevel | null; current: CompetencyLevel | null; sources: MeasurementSource[] | null; measured_on: string | null;
};

const person = statement(
  'standings.person',
  `select p.full_name, a.unit_id, u.name as unit_name, a.position_title, competency_profile_of(a.agency_id, a.position_kind, a.position_title) as profile_id
   from people p left join appointments a on a.person_id = p.id and a.valid_to is null and a.assignment_kind = 'definitive' left join units u on u.id = a.unit_id
   where p.id = $1 and p.agency_id = $2`,
);
const standings = statement(
  'standings.of',
  `select c.id, c.code, c.name, c.competency_class, c.description, c.levels, r.level as required, l.level as current, l.sources, l.measured_on::text
   from competencies c left join competency_requirements r on r.competency_id = c.id and r.profile_id = $2 left join competency_levels l on l.competency_id = c.id and l.person_id = $1
   where c.archived_at is null and (r.level is not null or l.level is not null) order by r.level is null, c.competency_class, c.code`,
);
const told = statement(
  'standings.measurements',
  `select m.id, m.competency_id as "competencyId", m.source, m.level, m.measured_on::text as "measuredOn", m.note, p.full_name as assessor,
     exists (select from competency_measurements w where w.withdraws_id = m.id) as withdrawn
   from competency_measurements m left join people p on p.id = m.assessor_id where m.person_id = $1 and m.withdraws_id is null order by m.measured_on desc, m.recorded_at desc, m.id desc limit 200`,
);

/** Null for a person of another agency. */
export async function measuredPerson(transaction: Transaction, personId: string): Promise<MeasuredPerson | null> {
  const [row] = await transaction.query<PersonRow>(person, [personId, transaction.agencyId]);
  return row ? { fullName: row.full_name, unitId: row.unit_id, unitName: row.unit_name, positionTitle: row.position_title, profileId: row.profile_id } : null;
}

/** What the post asks for, then what was measured besides. */
export async function standingsOf(transaction: Transaction, personId: string, profileId: string | null): Promise<Standing[]> {
  const rows = await transaction.query<StandingRow>(standings, [personId, profileId]);
  return rows.map((row) => ({
    competencyId: row.id, code: row.code, name: row.name, competencyClass: row.competency_class, description: row.description, levels: row.levels,
    required: row.required, current: row.current, sources: row.sources ?? [], measuredOn: row.measured_on,
  }));
}

/** Newest first. */
export function measurementsOf(transaction: Transaction, personId: string): Promise<ToldMeasurement[]> {
  return transaction.query<ToldMeasurement>(told, [personId]);
}
