import type { CapRule, ConversionRule, HoursRule, RuleParameters } from '@sinau/domain/points';
import type { Actor } from '@sinau/domain/identity';
import type { ActivityKind, CompetencyClass } from '@sinau/domain/courses';
import { statement, type Database, type Transaction } from '../core/index.js';
import { lastNumberOf } from '../organisations/last-number.js';

type BasisRule = { id: string; regulation: string; article: string; validFrom: string; validTo: string | null; parameters: RuleParameters; verified: boolean };
type Row = {
  time_zone: string; year: number; identifier_kind: 'nip' | 'ni_pppk' | null; agency_name: string; full_name: string; identifier: string | null;
  rules: BasisRule[]; forecast: Forecast[]; pending: PendingHours[]; sessions: ComingSession[];
};

/** A course under way, and what it would add. */
export type Forecast = { readonly enrolmentId: string; readonly title: string; readonly hours: number; readonly competencyClass: CompetencyClass; readonly activityKind: ActivityKind; readonly endsOn: string };

/** A course completed whose certificate is not issued yet. */
export type PendingHours = Omit<Forecast, 'endsOn' | 'activityKind'>;

/** A session to come of a run that one is in, whose JP are counted by attendance. */
export type ComingSession = { readonly sessionId: string; readonly title: string; readonly hours: number; readonly competencyClass: CompetencyClass; readonly startsAt: string; readonly timeZone: string };

/** The rules that figures rest on, by what they say. */
export type HoursRules = { readonly yearly: readonly HoursRule[]; readonly conversions: readonly ConversionRule[]; readonly caps: readonly CapRule[] };

export type HoursBasis = {
  /** In the agency's zone. */
  readonly thisYear: number;
  readonly timeZone: string;
  readonly agencyName: string;
  readonly person: { readonly name: string; readonly identifierKind: 'nip' | 'ni_pppk' | null; readonly identifier: string | null };
  readonly rules: HoursRules;
  readonly forecast: readonly Forecast[];
  readonly pending: readonly PendingHours[];
  readonly sessions: readonly ComingSession[];
};

const rulesAsJson = `(select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'regulation', r.regulation, 'article', r.article, 'validFrom', r.valid_from::text, 'validTo', r.valid_to::text,
        'parameters', r.parameters, 'verified', r.verified_at is not null)), '[]') from regulations r)`;

const basis = statement(
  'points.basis',
  `select g.time_zone, g.name as agency_name, extract(year from now() at time zone g.time_zone)::int as year, p.full_name, i.kind as identifier_kind, i.value as identifier,
     ${rulesAsJson} as rules,
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
        and not exists (select 1 from certificates k where k.enrolment_id = e.id)) as pending,
     (select coalesce(jsonb_agg(jsonb_build_object('sessionId', s.id, 'title', s.title, 'hours', s.hours, 'competencyClass', s.competency_class,
        'startsAt', to_char(s.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'timeZone', s.time_zone) order by s.starts_at, s.id), '[]')
      from enrolments e join run_sessions s on s.run_id = e.run_id
      where e.person_id = p.id and e.state <> 'withdrawn' and s.state = 'planned' and s.hours > 0 and s.starts_at > now()
        and extract(year from s.starts_at at time zone g.time_zone) = extract(year from now() at time zone g.time_zone)) as sessions
   from people p join agencies g on g.id = p.agency_id
   left join lateral ${lastNumberOf('p.id')} i on true
   where p.id = $1`,
);

function hoursRulesOf(rows: readonly BasisRule[]): HoursRules {
  const yearly: HoursRule[] = [];
  const conversions: ConversionRule[] = [];
  const caps: CapRule[] = [];
  for (const { parameters, ...rule } of rows) {
    if (parameters.kind === 'yearly_hours') yearly.push({ ...rule, appliesTo: parameters.appliesTo, operator: parameters.operator, hours: parameters.hours });
    if (parameters.kind === 'minutes_per_hour') conversions.push({ ...rule, minutes: parameters.minutes, activityKinds: [] });
    if (parameters.kind === 'activity_conversion') conversions.push({ ...rule, minutes: parameters.minutes, activityKinds: parameters.activityKinds });
    if (parameters.kind === 'activity_cap') caps.push({ ...rule, hours: parameters.hours, activityKinds: parameters.activityKinds });
  }
  return { yearly, conversions, caps };
}

/** What a person's year is measured by: the rules, the kind of employee, and the courses and sessions under way. */
export async function hoursBasis(database: Database, actor: Actor, personId: string): Promise<HoursBasis | null> {
  const [row] = await database.run<Row>(actor, basis, [personId]);
  if (!row) return null;
  return {
    thisYear: row.year, timeZone: row.time_zone, agencyName: row.agency_name,
    person: { name: row.full_name, identifierKind: row.identifier_kind, identifier: row.identifier },
    rules: hoursRulesOf(row.rules), forecast: row.forecast, pending: row.pending, sessions: row.sessions,
  };
}

const readRules = statement('points.rules', `select ${rulesAsJson} as rules`);

/** The rules in the form that decisions take: for whoever turns minutes into JP. */
export async function hoursRules(transaction: Transaction): Promise<HoursRules> {
  const [row] = await transaction.query<{ rules: BasisRule[] }>(readRules);
  return hoursRulesOf(row?.rules ?? []);
}

/** A row as its administrators see it. */
export type StoredRule = {
  readonly id: string; readonly regulation: string; readonly article: string; readonly validFrom: string; readonly validTo: string | null;
  readonly parameters: RuleParameters; readonly source: string; readonly verifiedBy: string | null; readonly verifiedAt: Date | null;
};

const columns = `id, regulation, article, valid_from::text as "validFrom", valid_to::text as "validTo", parameters, source, verified_by as "verifiedBy", verified_at as "verifiedAt"`;
const every = statement('points.everyRule', `select ${columns} from regulations order by parameters ->> 'kind', valid_from desc, id`);
const one = statement('points.rule', `select ${columns} from regulations where id = $1`);
const alone = statement('points.rulesAlone', `select pg_advisory_xact_lock(hashtext('regulations'))`);
const insert = statement(
  'points.addRule',
  `insert into regulations (id, regulation, article, valid_from, valid_to, parameters, source) values ($1, $2, $3, $4, $5, $6, $7) returning ${columns}`,
);
const verify = statement(
  'points.verifyRule',
  `update regulations set source = $2, verified_by = $3, verified_at = now() where id = $1 and verified_at is null returning ${columns}`,
);

export async function everyRule(transaction: Transaction): Promise<StoredRule[]> {
  return transaction.query<StoredRule>(every);
}

export async function ruleById(transaction: Transaction, id: string): Promise<StoredRule | null> {
  const [row] = await transaction.query<StoredRule>(one, [id]);
  return row ?? null;
}

/** Rules are added one after the other: until the transaction ends nobody else adds. */
export async function lockRules(transaction: Transaction): Promise<void> {
  await transaction.query(alone);
}

export async function insertRule(transaction: Transaction, rule: Omit<StoredRule, 'verifiedBy' | 'verifiedAt'>): Promise<StoredRule> {
  const { id, regulation, article, validFrom, validTo, parameters, source } = rule;
  const [row] = await transaction.query<StoredRule>(insert, [id, regulation, article, validFrom, validTo, JSON.stringify(parameters), source]);
  if (!row) throw new Error('a rule was not written');
  return row;
}

/** Null when it was verified before. */
export async function verifyRule(transaction: Transaction, id: string, by: string, source: string): Promise<StoredRule | null> {
  const [row] = await transaction.query<StoredRule>(verify, [id, source, by]);
  return row ?? null;
}
