import type { GapFigures } from '@sinau/domain/competencies';
import type { CompetencyClass } from '@sinau/domain/courses';
import type { Actor } from '@sinau/domain/identity';
import { statement, type Database, type Transaction } from '../core/index.js';

export type GapScope = {
  /** Units that may be seen; null is the whole agency. */
  readonly within: readonly string[] | null;
  /** The unit whose parts are compared; null for the top. */
  readonly unitId: string | null;
  readonly competencyClass: CompetencyClass | null;
};
export type GapPart = { readonly unitId: string | null; readonly unitName: string };
export type GapMatrixCell = GapFigures & { /** Null: people of the chosen unit itself. */ readonly unitId: string | null; readonly competencyId: string };
export type GapCompetency = { readonly id: string; readonly code: string; readonly name: string; readonly competencyClass: CompetencyClass };
export type GapPersonFilter = GapScope & { readonly competencyId: string | null; /** Only people posted to the unit itself. */ readonly directly: boolean };
export type GapPerson = {
  readonly personId: string; readonly fullName: string; readonly positionTitle: string; readonly unitName: string;
  readonly required: number; readonly measured: number; readonly below: number; readonly missing: number;
};

/** The units one step below the chosen one (or the highest that may be seen), each with all below it; and the chosen one itself. */
const tree = `
  with recursive tops as (
    select u.id from units u where case
      when $2::uuid is not null then u.parent_id = $2
      when $1::uuid[] is null then u.parent_id is null
      else u.id = any($1) and (u.parent_id is null or not u.parent_id = any($1)) end
  ), tree as (
    select id as part, id from tops union all select t.part, u.id from tree t join units u on u.parent_id = t.id
  ), parts as (
    select part, id from tree union all select null::uuid, $2 where $2 is not null
  )`;
/* Each unit is summed up before units are: the tree is walked by hundreds of rows, not by those of every person. */
const matrix = statement(
  'gaps.matrix',
  `${tree}, figures as (
     select g.unit_id, g.competency_id, count(*) as people, count(g.current) as measured, count(*) filter (where g.gap > 0) as below, coalesce(sum(g.gap), 0) as missing
     from competency_gaps g where ($3::text is null or g.competency_id in (select id from competencies where competency_class = $3)) group by 1, 2
   )
   select p.part as "unitId", f.competency_id as "competencyId", sum(f.people)::int as people, sum(f.measured)::int as measured, sum(f.below)::int as below, sum(f.missing)::int as missing
   from parts p join figures f on f.unit_id = p.id group by 1, 2`,
);
const parts = statement('gaps.parts', `${tree} select u.id as "unitId", u.name as "unitName" from tops t join units u on u.id = t.id where (true or $3::text is null) order by u.name, u.id`);
const path = statement(
  'gaps.path',
  `with recursive line as (select id, parent_id, name, 0 as step from units where id = $1 union all select u.id, u.parent_id, u.name, l.step + 1 from line l join units u on u.id = l.parent_id where l.step < 50)
   select id as "unitId", name as "unitName" from line where $2::uuid[] is null or id = any($2) order by step desc`,
);
const competencies = statement(
  'gaps.competencies',
  `select id, code, name, competency_class as "competencyClass" from competencies c
   where c.archived_at is null and ($1::text is null or c.competency_class = $1) and exists (select from competency_requirements r where r.competency_id = c.id) order by competency_class, code`,
);
const coverage = statement(
  'gaps.coverage',
  `${tree}, posts as materialized (
     select a.unit_id, a.agency_id, a.position_kind, a.position_title, concat_ws(E'\\n', a.position_kind, a.position_title) as post, count(*) as people
     from appointments a join people p on p.id = a.person_id and p.state = 'active' where a.valid_to is null and a.assignment_kind = 'definitive' group by 1, 2, 3, 4
   ), titles as materialized (
     select t.post, competency_profile_of(t.agency_id, t.position_kind, t.position_title) is not null as fits from (select distinct agency_id, position_kind, position_title, post from posts) t
   )
   select coalesce(sum(x.people), 0)::int as all, coalesce(sum(x.people) filter (where t.fits), 0)::int as fitting
   from posts x join titles t on t.post = x.post where x.unit_id in (select id from parts) and (true or $3::text is null)`,
);
const people = statement(
  'gaps.people',
  `with found as (
     select g.person_id, g.unit_id, count(*)::int as required, count(g.current)::int as measured, count(*) filter (where g.gap > 0)::int as below, coalesce(sum(g.gap), 0)::int as missing
     from competency_gaps g
     where ($1::uuid[] is null or g.unit_id = any($1)) and ($2::uuid is null or g.unit_id = any(array(select unit_subtree($2)))) and (not $5::boolean or g.unit_id = $2)
       and ($3::text is null or g.competency_id in (select id from competencies where competency_class = $3)) and ($4::uuid is null or g.competency_id = $4)
     group by 1, 2
   )
   select f.person_id as "personId", p.full_name as "fullName", a.position_title as "positionTitle", u.name as "unitName", f.required, f.measured, f.below, f.missing
   from found f join people p on p.id = f.person_id join units u on u.id = f.unit_id
   join appointments a on a.person_id = f.person_id and a.valid_to is null and a.assignment_kind = 'definitive'
   where $6::int is null or (-f.missing, p.full_name, p.id) > (-$6::int, $7::text, $8::uuid)
   order by f.missing desc, p.full_name, p.id limit $9`,
);

const scopeOf = ({ within, unitId, competencyClass }: GapScope) => [within, unitId, competencyClass];

/** One statement over every person in scope. */
export function gapMatrix(database: Database, actor: Actor, scope: GapScope): Promise<GapMatrixCell[]> {
  return database.run<GapMatrixCell>(actor, matrix, scopeOf(scope));
}

/** The units that are compared, by name. */
export function gapParts(transaction: Transaction, scope: GapScope): Promise<GapPart[]> {
  return transaction.query<{ unitId: string; unitName: string }>(parts, scopeOf(scope));
}

/** From the highest that may be seen to the unit; empty when there is none. */
export function unitPath(transaction: Transaction, unitId: string, within: readonly string[] | null): Promise<{ unitId: string; unitName: string }[]> {
  return transaction.query<{ unitId: string; unitName: string }>(path, [unitId, within]);
}

/** Competencies that any profile asks for. */
export function requiredCompetencies(transaction: Transaction, competencyClass: CompetencyClass | null): Promise<GapCompetency[]> {
  return transaction.query<GapCompetency>(competencies, [competencyClass]);
}

/** People in scope, and those whose post has a profile. */
export async function profileCoverage(transaction: Transaction, scope: GapScope): Promise<{ all: number; withProfile: number }> {
  const [row] = await transaction.query<{ all: number; fitting: number }>(coverage, scopeOf(scope));
  return { all: row?.all ?? 0, withProfile: row?.fitting ?? 0 };
}

/** The widest gap first, after a sum of missing levels, a name and an id. */
export function gapPeople(
  database: Database, actor: Actor, filter: GapPersonFilter, after: { readonly missing: number; readonly name: string; readonly id: string } | null, limit: number,
): Promise<GapPerson[]> {
  const values = [filter.within, filter.unitId, filter.competencyClass, filter.competencyId, filter.directly, after?.missing ?? null, after?.name ?? null, after?.id ?? null, limit];
  return database.run<GapPerson>(actor, people, values);
}
