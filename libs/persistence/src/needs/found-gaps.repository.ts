import { statement, type Transaction } from '../core/index.js';

/** People of a unit who lack levels of a competency; of the agency where too few lack it in one unit. */
export type FoundGap = {
  readonly competencyId: string; readonly competencyName: string; readonly unitId: string | null; readonly unitName: string | null; readonly people: string[]; readonly gap: number; readonly required: number; readonly average: number;
  readonly already: boolean;
};

const lock = statement('needs.lockProposals', `select pg_advisory_xact_lock(hashtextextended('sinau.needs.' || $1, 0))`);
const found = statement(
  'needs.foundGaps',
  `with lacking as (
     select g.competency_id, g.person_id, g.gap, g.required, g.current, case when count(*) over (partition by g.competency_id, g.unit_id) >= $3 then g.unit_id end as unit_id
     from competency_gaps g where g.agency_id = $1 and g.gap > 0 and ($4::uuid is null or g.competency_id = $4)
   ), groups as (
     select competency_id, unit_id, array_agg(distinct person_id) as people, round(avg(gap), 2)::float8 as gap, round(avg(required), 2)::float8 as required, round(avg(current), 2)::float8 as average
     from lacking group by 1, 2 having count(distinct person_id) >= $3
   )
   select g.competency_id as "competencyId", c.name as "competencyName", g.unit_id as "unitId", u.name as "unitName", g.people, g.gap, g.required, g.average,
     exists (select from needs n where n.agency_id = $1 and n.year = $2 and n.origin = 'gap' and n.competency_id = g.competency_id and n.unit_id is not distinct from g.unit_id) as already
   from groups g join competencies c on c.id = g.competency_id left join units u on u.id = g.unit_id order by c.name, u.name nulls first, c.id limit 500`,
);

/** Of every competency, or of one. One proposal of an agency at a time, so that none is written down twice. A group of fewer than `k` is not told of: its average would tell of somebody. */
export async function foundGaps(transaction: Transaction, year: number, { k, competencyId }: { readonly k: number; readonly competencyId: string | null }): Promise<FoundGap[]> {
  await transaction.query(lock, [transaction.agencyId]);
  return transaction.query<FoundGap>(found, [transaction.agencyId, year, k, competencyId]);
}
