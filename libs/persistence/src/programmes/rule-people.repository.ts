import type { NewcomersOfQuota, RuleCondition, RuleStanding } from '@sinau/domain/programmes';
import { statement, type Transaction } from '../core/index.js';
import { likePattern } from '../enrolments/index.js';

/** What a post asks and what was measured; null where the rule asks for no gap. */
export type MeasuredGap = { readonly required: number; readonly current: number };
export type RulePerson = {
  readonly id: string; readonly name: string; readonly unitName: string; readonly positionTitle: string; readonly gap: MeasuredGap | null; readonly standing: RuleStanding;
};
export type RuleSentence = { readonly runId: string; readonly conditions: readonly RuleCondition[]; readonly exceptions: readonly string[] };
export type JudgedCount = NewcomersOfQuota & { readonly standing: RuleStanding };
export type JudgedPeople = { readonly counts: readonly JudgedCount[]; /** The first of the newcomers, in the order in which they are enrolled. */ readonly sample: readonly RulePerson[] };

/*
 * Who fits ($1 run, $2 units, $3 kinds, $4 pattern of a title, $5 competency, $6 levels, $7 exceptions), and what each is to the run.
 * A part that the sentence lacks is null. Gaps are looked at once, and not at all when no competency is asked.
 */
const judged = `
  with recursive tree as (
    select id from units where id = any($2::uuid[]) union select u.id from units u join tree t on u.parent_id = t.id
  ), gaps as materialized (
    select g.person_id, g.required, g.current, g.gap from competency_gaps g where $5::uuid is not null and g.competency_id = $5 and g.gap >= $6::int
  ), fit as (
    select p.id, p.full_name, a.unit_id, a.position_title, g.required, g.current, coalesce(g.gap, 0) as gap
    from people p join appointments a on a.person_id = p.id and a.valid_to is null and a.assignment_kind = 'definitive' left join gaps g on g.person_id = p.id
    where p.state = 'active' and ($2::uuid[] is null or a.unit_id in (select id from tree)) and ($3::text[] is null or a.position_kind = any($3))
      and ($4::text is null or a.position_title ilike $4) and ($5::uuid is null or g.person_id is not null)
  ), judged as materialized (
    select f.*, case
        when e.state <> 'withdrawn' then 'already'
        when e.state = 'withdrawn' then 'withdrawn'
        when f.id = any($7::uuid[]) then 'excepted'
        when f.id in (select person_id from waiting_places where run_id = $1 and state = 'waiting') then 'waiting'
        when f.id in (select person_id from waiting_places where run_id = $1 and state = 'left') then 'withdrawn'
        else 'newcomer' end as standing
    from fit f left join enrolments e on e.run_id = $1 and e.person_id = f.id
  )`;
const person = `jsonb_build_object('id', j.id, 'name', j.full_name, 'unitName', u.name, 'positionTitle', j.position_title, 'standing', j.standing,
  'gap', case when j.required is not null then jsonb_build_object('required', j.required, 'current', j.current) end)`;
/** Whoever lacks most is first. */
const order = 'j.gap desc, j.full_name, j.id';

const count = statement(
  'rulePeople.count',
  `${judged}, above as (
     select u.id as unit_id, u.id as at, 0 as height from units u where exists (select from run_quotas where run_id = $1 and unit_id is not null)
     union all select a.unit_id, u.parent_id, a.height + 1 from above a join units u on u.id = a.at where u.parent_id is not null
   ), nearest as (
     select distinct on (a.unit_id) a.unit_id, q.id as quota_id from above a join run_quotas q on q.run_id = $1 and q.unit_id = a.at order by a.unit_id, a.height
   ), counts as (
     select j.standing, n.quota_id, count(*)::int as people from judged j left join nearest n on n.unit_id = j.unit_id group by 1, 2
   )
   select (select coalesce(jsonb_agg(jsonb_build_object('standing', standing, 'quotaId', quota_id, 'people', people)), '[]') from counts) as counts,
     (select coalesce(jsonb_agg(f.person order by f.place), '[]') from (
       select ${person} as person, row_number() over (order by ${order}) as place
       from (select * from judged j where j.standing = 'newcomer' order by ${order} limit 10) j join units u on u.id = j.unit_id) f) as sample`,
);
const newcomers = statement('rulePeople.newcomers', `${judged} select j.id from judged j where j.standing = 'newcomer' order by ${order}`);
const list = statement(
  'rulePeople.list',
  `${judged} select ${person} as person from judged j join units u on u.id = j.unit_id
   where ($8::text is null or j.standing = $8) and ($9::text is null or (j.full_name, j.id) > ($9, $10::uuid)) order by j.full_name, j.id limit $11`,
);

function partsOf({ runId, conditions, exceptions }: RuleSentence): readonly unknown[] {
  const part = <K extends RuleCondition['kind']>(kind: K) => conditions.find((one): one is Extract<RuleCondition, { kind: K }> => one.kind === kind);
  const title = part('position_title');
  const gap = part('competency_gap');
  return [
    runId, part('unit')?.unitIds ?? null, part('position_kind')?.positionKinds ?? null, title ? likePattern(title.text) : null, gap?.competencyId ?? null, gap?.levels ?? null, exceptions,
  ];
}

/** How many fit, and what they are to the run, by the quota they belong to: one statement over the agency. */
export async function countRulePeople(transaction: Transaction, sentence: RuleSentence): Promise<JudgedPeople> {
  const [row] = await transaction.query<JudgedPeople>(count, partsOf(sentence));
  return row ?? { counts: [], sample: [] };
}

/** Whom the rule would enrol, whoever lacks most first, then by name. */
export async function newcomersOfRule(transaction: Transaction, sentence: RuleSentence): Promise<string[]> {
  return (await transaction.query<{ id: string }>(newcomers, partsOf(sentence))).map(({ id }) => id);
}

export type RulePeopleQuery = { readonly standing: RuleStanding | null; readonly after: { readonly name: string; readonly id: string } | null; readonly limit: number };

/** By name. */
export async function listRulePeople(transaction: Transaction, sentence: RuleSentence, { standing, after, limit }: RulePeopleQuery): Promise<RulePerson[]> {
  const rows = await transaction.query<{ person: RulePerson }>(list, [...partsOf(sentence), standing, after?.name ?? null, after?.id ?? null, limit]);
  return rows.map((row) => row.person);
}
