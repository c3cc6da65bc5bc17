import type { CurriculumPart, EvaluationPlan, ProgrammeIndicator, ProgrammeMethod, ProgrammeState } from '@sinau/domain/programmes';
import { statement, type Transaction } from '../core/index.js';
import { likePattern, phaseOfRun, type RunPhase } from '../enrolments/index.js';

export type Named = { readonly id: string; readonly name: string };
export type ProgrammeValues = {
  readonly name: string; readonly year: number; readonly summary: string; readonly objectives: readonly string[]; readonly indicators: readonly ProgrammeIndicator[];
  readonly methods: readonly ProgrammeMethod[]; readonly courseId: string | null; readonly curriculum: readonly CurriculumPart[];
  /** Whole rupiah. */
  readonly budgetPlanned: number;
  readonly ownerIds: readonly string[]; readonly evaluationPlan: EvaluationPlan;
};
export type ProgrammeNeed = { readonly id: string; readonly title: string; readonly people: number; readonly weight: number };
export type ProgrammeRun = {
  readonly id: string; readonly name: string; readonly startsOn: string; readonly endsOn: string; readonly phase: RunPhase; readonly capacity: number | null; readonly seatsTaken: number; readonly waiting: number;
};
export type ProgrammeRecord = ProgrammeValues & {
  readonly id: string; readonly state: ProgrammeState; readonly revision: number;
  readonly course: { readonly id: string; readonly title: string; readonly hours: number | null } | null;
  readonly owners: readonly Named[]; readonly needs: readonly ProgrammeNeed[]; readonly runs: readonly ProgrammeRun[];
};
export type ListedProgramme = {
  readonly id: string; readonly name: string; readonly year: number; readonly state: ProgrammeState; readonly courseTitle: string | null; readonly runs: number; readonly participants: number;
  readonly needs: number; readonly budgetPlanned: number;
};

/** No plan is written into a new draft: it stands for this one. */
const NO_PLAN: EvaluationPlan = { reaction: true, learning: true, behaviourDays: [], resultMonths: null };

const list = statement(
  'programmes.list',
  `select p.id, p.name, p.year, p.state, k.title as "courseTitle", p.budget_planned::float8 as "budgetPlanned",
     (select count(*)::int from runs r where r.programme_id = p.id) as runs,
     (select coalesce(sum(r.seats_taken), 0)::int from runs r where r.programme_id = p.id) as participants,
     (select count(*)::int from programme_needs n where n.programme_id = p.id) as needs
   from programmes p left join catalogue_entries k on k.course_id = p.course_id
   where ($1::text is null or p.name ilike $1) and ($2::int is null or p.year = $2) and ($3::text is null or p.state = $3)
     and ($4::int is null or (p.year, p.id) < ($4, $5::uuid))
   order by p.year desc, p.id desc limit $6`,
);
const byId = statement(
  'programmes.byId',
  `select p.id, p.name, p.year, p.state, p.summary, p.objectives, p.indicators, p.methods, p.course_id as "courseId", p.curriculum, p.budget_planned::float8 as "budgetPlanned",
     p.owner_ids as "ownerIds", '{"reaction": true, "learning": true, "behaviourDays": [], "resultMonths": null}'::jsonb || p.evaluation_plan as "evaluationPlan", p.revision,
     case when p.course_id is not null then jsonb_build_object('id', p.course_id, 'title', coalesce(k.title, ''), 'hours', k.hours::float8) end as course,
     coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.full_name) order by o.full_name) from people o where o.id = any(p.owner_ids)), '[]') as owners,
     coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'title', n.title, 'people', n.people, 'weight', n.weight::float8) order by n.weight desc, n.id)
       from programme_needs pn join needs n on n.id = pn.need_id where pn.programme_id = p.id), '[]') as needs,
     coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'startsOn', r.starts_on, 'endsOn', r.ends_on, 'phase', ${phaseOfRun}, 'capacity', r.capacity, 'seatsTaken', r.seats_taken,
         'waiting', (select count(*) from waiting_places w where w.run_id = r.id and w.state = 'waiting')) order by r.starts_on desc, r.id)
       from runs r where r.programme_id = p.id), '[]') as runs
   from programmes p join agencies g on g.id = p.agency_id left join catalogue_entries k on k.course_id = p.course_id where p.id = $1`,
);
const insert = statement(
  'programmes.insert',
  `insert into programmes (id, agency_id, name, year, owner_ids, evaluation_plan) values ($1, $2, $3, $4, $5::uuid[], $6) on conflict (id) do nothing returning id`,
);
const update = statement(
  'programmes.update',
  `update programmes set name = $3, year = $4, summary = $5, objectives = $6, indicators = $7, methods = $8, course_id = $9, curriculum = $10, budget_planned = $11, owner_ids = $12::uuid[],
     evaluation_plan = $13, revision = revision + 1
   where id = $1 and revision = $2 returning id`,
);
const dropNeeds = statement('programmes.dropNeeds', 'delete from programme_needs where programme_id = $1 and need_id <> all ($2::uuid[])');
const addNeeds = statement(
  'programmes.addNeeds',
  `insert into programme_needs (programme_id, need_id, agency_id) select $1, n.id, n.agency_id from needs n where n.id = any($2::uuid[]) and n.state in ('open', 'accepted') on conflict do nothing`,
);
const move = statement('programmes.move', 'update programmes set state = $3, revision = revision + 1 where id = $1 and state = $2 returning id');
const known = statement('programmes.known', `select (select count(*)::int from people where id = any($1::uuid[])) as owners, (select count(*)::int from courses where id = $2) as courses`);
const needs = statement(
  'programmes.needs',
  `select n.id, n.title, n.people, n.weight::float8 as weight, n.state from needs n where n.year = $1 and n.state in ('open', 'accepted') order by n.state, n.weight desc, n.id limit 100`,
);

export type ProgrammesQuery = { readonly search: string | null; readonly year: number | null; readonly state: ProgrammeState | null; readonly after: { readonly year: number; readonly id: string } | null; readonly limit: number };

export async function listProgrammes(transaction: Transaction, query: ProgrammesQuery): Promise<ListedProgramme[]> {
  return transaction.query<ListedProgramme>(list, [
    query.search === null ? null : likePattern(query.search), query.year, query.state, query.after?.year ?? null, query.after?.id ?? null, query.limit,
  ]);
}

export async function programmeById(transaction: Transaction, programmeId: string): Promise<ProgrammeRecord | null> {
  const [row] = await transaction.query<ProgrammeRecord>(byId, [programmeId]);
  return row ?? null;
}

/** False when the id is taken. */
export async function insertProgramme(transaction: Transaction, programmeId: string, { name, year, ownerIds }: Pick<ProgrammeValues, 'name' | 'year' | 'ownerIds'>): Promise<boolean> {
  return (await transaction.query(insert, [programmeId, transaction.agencyId, name, year, ownerIds, JSON.stringify(NO_PLAN)])).length > 0;
}

/** False when it was changed since `revision`. */
export async function updateProgramme(transaction: Transaction, programmeId: string, revision: number, values: ProgrammeValues): Promise<boolean> {
  const rows = await transaction.query(update, [
    programmeId, revision, values.name, values.year, values.summary, JSON.stringify(values.objectives), JSON.stringify(values.indicators), JSON.stringify(values.methods), values.courseId,
    JSON.stringify(values.curriculum), values.budgetPlanned, values.ownerIds, JSON.stringify(values.evaluationPlan),
  ]);
  return rows.length > 0;
}

/** Whether owners and course are of the agency. */
export async function knowsProgrammeParts(transaction: Transaction, ownerIds: readonly string[], courseId: string | null): Promise<boolean> {
  const unique = [...new Set(ownerIds)];
  const [row] = await transaction.query<{ owners: number; courses: number }>(known, [unique, courseId]);
  return row?.owners === unique.length && (courseId === null || row.courses === 1);
}

/** Needs that are merged, refused or of another agency are left out. */
export async function setProgrammeNeeds(transaction: Transaction, programmeId: string, needIds: readonly string[]): Promise<void> {
  await transaction.query(dropNeeds, [programmeId, needIds]);
  await transaction.query(addNeeds, [programmeId, needIds]);
}

/** False when it is not in state `from` any more. */
export async function moveProgramme(transaction: Transaction, programmeId: string, from: ProgrammeState, to: ProgrammeState): Promise<boolean> {
  return (await transaction.query(move, [programmeId, from, to])).length > 0;
}

export async function needsToAnswer(transaction: Transaction, year: number): Promise<(ProgrammeNeed & { readonly state: 'open' | 'accepted' })[]> {
  return transaction.query<ProgrammeNeed & { state: 'open' | 'accepted' }>(needs, [year]);
}
