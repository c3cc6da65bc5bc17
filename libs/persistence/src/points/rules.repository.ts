import type { HoursRule } from '@sinau/domain/points';
import type { Actor } from '@sinau/domain/identity';
import type { ActivityKind, CompetencyClass } from '@sinau/domain/courses';
import { statement, type Database } from '../core/index.js';

type Parameters = Pick<HoursRule, 'appliesTo' | 'operator' | 'hours'>;
type RuleRow = { id: string; regulation: string; article: string; validFrom: string; validTo: string | null; parameters: Parameters; verified: boolean };
type Row = { time_zone: string; year: number; identifier_kind: 'nip' | 'ni_pppk' | null; agency_name: string; full_name: string; identifier: string | null; rules: RuleRow[]; forecast: Forecast[]; pending: PendingHours[] };

/** A course under way, and what it would add. */
export type Forecast = { readonly enrolmentId: string; readonly title: string; readonly hours: number; readonly competencyClass: CompetencyClass; readonly activityKind: ActivityKind; readonly endsOn: string };

/** A course completed whose certificate is not issued yet. */
export type PendingHours = Omit<Forecast, 'endsOn' | 'activityKind'>;

export type HoursBasis = {
  /** In the agency's zone. */
  readonly thisYear: number;
  readonly timeZone: string;
  readonly agencyName: string;
  readonly person: { readonly name: string; readonly identifierKind: 'nip' | 'ni_pppk' | null; readonly identifier: string | null };
  readonly rules: readonly HoursRule[];
  readonly forecast: readonly Forecast[];
  readonly pending: readonly PendingHours[];
};

const basis = statement(
  'points.basis',
  `select g.time_zone, g.name as agency_name, extract(year from now() at time zone g.time_zone)::int as year, p.full_name, i.kind as identifier_kind, i.value as identifier,
     (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'regulation', r.regulation, 'article', r.article, 'validFrom', r.valid_from::text, 'validTo', r.valid_to::text,
        'parameters', r.parameters, 'verified', r.verified_at is not null)), '[]') from regulations r where r.parameters ->> 'kind' = 'yearly_hours') as rules,
     (select coalesce(jsonb_agg(jsonb_build_object('enrolmentId', e.id, 'title', v.document ->> 'title', 'hours', (v.document ->> 'hours')::numeric,
        'competencyClass', v.document ->> 'competencyClass', 'activityKind', (v.document ->> 'activityKind')::int, 'endsOn', r.ends_on::text) order by r.ends_on, e.id), '[]')
      from enrolments e join runs r on r.id = e.run_id join courses c on c.id = e.course_id join course_versions v on v.id = coalesce(e.version_id, c.current_version_id)
      where e.person_id = p.id and e.state in ('enrolled', 'in_progress') and (v.document ->> 'hours')::numeric > 0
        and r.ends_on >= (now() at time zone g.time_zone)::date) as forecast,
     (select coalesce(jsonb_agg(jsonb_build_object('enrolmentId', e.id, 'title', v.document ->> 'title', 'hours', (v.document ->> 'hours')::numeric,
        'competencyClass', v.document ->> 'competencyClass') order by e.completed_at, e.id), '[]')
      from enrolments e join course_versions v on v.id = e.version_id
      where e.person_id = p.id and e.state = 'completed' and (v.document ->> 'hours')::numeric > 0
        and extract(year from e.completed_at at time zone g.time_zone) = extract(year from now() at time zone g.time_zone)
        and not exists (select 1 from certificates k where k.enrolment_id = e.id)) as pending
   from people p join agencies g on g.id = p.agency_id
   left join lateral (select kind, value from identifiers where person_id = p.id and valid_to is null order by valid_from desc limit 1) i on true
   where p.id = $1`,
);

/** What a person's year is measured by: the rules, the kind of employee, and the courses under way. */
export async function hoursBasis(database: Database, actor: Actor, personId: string): Promise<HoursBasis | null> {
  const [row] = await database.run<Row>(actor, basis, [personId]);
  if (!row) return null;
  return {
    thisYear: row.year, timeZone: row.time_zone, agencyName: row.agency_name,
    person: { name: row.full_name, identifierKind: row.identifier_kind, identifier: row.identifier },
    rules: row.rules.map(({ parameters, ...rule }) => ({ ...rule, appliesTo: parameters.appliesTo, operator: parameters.operator, hours: parameters.hours })),
    forecast: row.forecast,
    pending: row.pending,
  };
}
