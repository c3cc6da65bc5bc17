import type { ExpertEntry, FeeBand, InvitationState, Period } from '@sinau/domain/experts';
import { newId, statement, violatedConstraint, type Transaction } from '../core/index.js';
import { likePattern } from '../enrolments/index.js';

export type NamedCompetency = { readonly id: string; readonly code: string; readonly name: string };
/** Marks of participants: hidden or shown by the domain, never read as they are. */
export type Marks = { readonly sum: number; readonly count: number };
export type Expert = {
  readonly id: string; readonly name: string; readonly homeAgency: string; readonly expertise: readonly string[]; readonly feeBand: FeeBand; readonly availability: string; readonly contact: string | null;
  readonly archived: boolean; readonly revision: number; readonly competencies: readonly NamedCompetency[]; readonly periods: readonly Period[]; readonly marks: Marks; readonly sessions: number;
  /** The agency's setting as it stands. */
  readonly smallestGroup: unknown;
};
export type ExpertSession = {
  readonly sessionId: string; readonly title: string; readonly runName: string; readonly startsAt: Date; readonly endsAt: Date; readonly timeZone: string; readonly state: InvitationState; readonly topic: string;
};

const columns = `x.id, x.name, x.home_agency as "homeAgency", x.expertise, x.fee_band as "feeBand", x.availability, x.contact, x.archived_at is not null as archived, x.revision,
  (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'code', c.code, 'name', c.name) order by c.code), '[]') from expert_competencies l join competencies c on c.id = l.competency_id where l.expert_id = x.id) as competencies,
  (select coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'startsOn', d.starts_on, 'endsOn', d.ends_on) order by d.starts_on, d.ends_on, d.kind), '[]') from expert_periods d where d.expert_id = x.id) as periods,
  (select jsonb_build_object('sum', coalesce(sum(m.mark), 0), 'count', count(*)) from expert_ratings m where m.expert_id = x.id) as marks,
  (select g.settings -> 'smallestGroup' from agencies g where g.id = x.agency_id) as "smallestGroup",
  (select count(*)::int from session_experts i where i.expert_id = x.id and i.state <> 'declined') as sessions`;

/* The same rule as the domain's isFreeOn, for whole lists. */
const free = (day: string) => `not exists (select from expert_periods d where d.expert_id = x.id and d.kind = 'away' and ${day} between d.starts_on and d.ends_on)
  and (not exists (select from expert_periods d where d.expert_id = x.id and d.kind = 'available')
    or exists (select from expert_periods d where d.expert_id = x.id and d.kind = 'available' and ${day} between d.starts_on and d.ends_on))`;

const list = statement(
  'experts.list',
  `select ${columns} from experts x
   where (x.archived_at is not null) = $1::boolean
     and ($2::text is null or x.name ilike $2 or x.home_agency ilike $2 or array_to_string(x.expertise, ' ') ilike $2
       or exists (select from expert_competencies l join competencies c on c.id = l.competency_id where l.expert_id = x.id and (c.name ilike $2 or c.code ilike $2)))
     and ($3::uuid is null or exists (select from expert_competencies l where l.expert_id = x.id and l.competency_id = $3))
     and ($4::text is null or x.fee_band = $4) and ($5::date is null or (${free('$5::date')}))
     and ($6::text is null or (x.name, x.id) > ($6, $7::uuid))
   order by x.name, x.id limit $8`,
);
const one = statement('experts.one', `select ${columns} from experts x where x.id = $1`);
const all = statement('experts.all', `select ${columns} from experts x order by x.name, x.id limit 5000`);
const insert = statement('experts.insert', `insert into experts (id, agency_id, name, home_agency, expertise, fee_band, availability, contact) values ($1, $2, $3, $4, $5, $6, $7, $8)`);
const update = statement(
  'experts.update',
  `update experts set name = $3, home_agency = $4, expertise = $5, fee_band = $6, availability = $7, contact = $8, revision = revision + 1 where id = $1 and revision = $2 returning id`,
);
const dropCompetencies = statement('experts.dropCompetencies', `delete from expert_competencies where expert_id = $1`);
const keepCompetencies = statement(
  'experts.keepCompetencies',
  `insert into expert_competencies (expert_id, competency_id, agency_id) select $1, c.id, $2 from competencies c where c.code = any ($3::text[])`,
);
const dropPeriods = statement('experts.dropPeriods', `delete from expert_periods where expert_id = $1`);
const keepPeriods = statement(
  'experts.keepPeriods',
  `insert into expert_periods (id, agency_id, expert_id, kind, starts_on, ends_on) select id, $2, $1, kind, starts_on, ends_on from unnest($3::uuid[], $4::text[], $5::date[], $6::date[]) as n (id, kind, starts_on, ends_on)`,
);
const sessions = statement(
  'experts.sessions',
  `select s.id as "sessionId", s.title, r.name as "runName", s.starts_at as "startsAt", s.ends_at as "endsAt", s.time_zone as "timeZone", i.state, i.topic
   from session_experts i join run_sessions s on s.id = i.session_id and s.state <> 'cancelled' join runs r on r.id = s.run_id where i.expert_id = $1 order by s.starts_at desc, s.id limit 50`,
);
const lock = statement('experts.lock', `select pg_advisory_xact_lock(hashtextextended('sinau.experts.' || $1, 0))`);

export type ExpertsFilter = {
  readonly archived: boolean; readonly search: string | null; readonly competencyId: string | null; readonly feeBand: FeeBand | null;
  /** Who can come on this day; ISO 8601. */
  readonly day: string | null; readonly after: { readonly name: string; readonly id: string } | null; readonly limit: number;
};

export function listExperts(transaction: Transaction, { archived, search, competencyId, feeBand, day, after, limit }: ExpertsFilter): Promise<Expert[]> {
  return transaction.query<Expert>(list, [archived, search === null ? null : likePattern(search), competencyId, feeBand, day, after?.name ?? null, after?.id ?? null, limit]);
}

export async function expertById(transaction: Transaction, id: string): Promise<Expert | null> {
  const [row] = await transaction.query<Expert>(one, [id]);
  return row ?? null;
}

/** The whole register, archived ones too; at most 5,000. */
export function allExperts(transaction: Transaction): Promise<Expert[]> {
  return transaction.query<Expert>(all);
}

export function expertSessions(transaction: Transaction, expertId: string): Promise<ExpertSession[]> {
  return transaction.query<ExpertSession>(sessions, [expertId]);
}

/** Files of experts are applied one after the other. */
export async function lockExperts(transaction: Transaction): Promise<void> {
  await transaction.query(lock, [transaction.agencyId]);
}

const valuesOf = ({ name, homeAgency, expertise, feeBand, availability, contact }: ExpertEntry) => [name, homeAgency, expertise, feeBand, availability, contact];

async function keepSkills(transaction: Transaction, id: string, codes: readonly string[]): Promise<void> {
  await transaction.query(dropCompetencies, [id]);
  if (codes.length > 0) await transaction.query(keepCompetencies, [id, transaction.agencyId, codes]);
}

/** False when there is one of this name and home already. */
export async function insertExpert(transaction: Transaction, id: string, entry: ExpertEntry): Promise<boolean> {
  try {
    await transaction.query(insert, [id, transaction.agencyId, ...valuesOf(entry)]);
  } catch (error) {
    if (violatedConstraint(error) === 'experts_by_name_and_home') return false;
    throw error;
  }
  await keepSkills(transaction, id, entry.competencies);
  return true;
}

export async function updateExpert(transaction: Transaction, id: string, revision: number, entry: ExpertEntry): Promise<'done' | 'stale' | 'taken'> {
  try {
    if ((await transaction.query(update, [id, revision, ...valuesOf(entry)])).length === 0) return 'stale';
  } catch (error) {
    if (violatedConstraint(error) === 'experts_by_name_and_home') return 'taken';
    throw error;
  }
  await keepSkills(transaction, id, entry.competencies);
  return 'done';
}

export async function keepExpertPeriods(transaction: Transaction, id: string, periods: readonly Period[]): Promise<void> {
  await transaction.query(dropPeriods, [id]);
  if (periods.length === 0) return;
  await transaction.query(keepPeriods, [id, transaction.agencyId, periods.map(() => newId()), periods.map(({ kind }) => kind), periods.map(({ startsOn }) => startsOn), periods.map(({ endsOn }) => endsOn)]);
}

const putAway = statement('experts.archive', `update experts set archived_at = now(), revision = revision + 1 where id = $1 and archived_at is null returning id`);
const putBack = statement('experts.restore', `update experts set archived_at = null, revision = revision + 1 where id = $1 and archived_at is not null returning id`);

/** False when it is archived already. */
export async function archiveExpert(transaction: Transaction, id: string): Promise<boolean> {
  return (await transaction.query(putAway, [id])).length > 0;
}

export async function restoreExpert(transaction: Transaction, id: string): Promise<boolean> {
  return (await transaction.query(putBack, [id])).length > 0;
}
