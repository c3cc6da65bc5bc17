import type { NeedOrigin } from '@sinau/domain/needs';
import type { ProgrammeMethod } from '@sinau/domain/programmes';
import { statement, type Transaction } from '../core/index.js';

export type NeedFacts = { readonly id: string; readonly unit: string | null; readonly competency: string | null; readonly origins: readonly NeedOrigin[] };
/** `quarters` (1 to 4) in which runs of its programme begin; empty where none has dates. */
export type TemplateFacts = { readonly id: string; readonly methods: readonly ProgrammeMethod[]; readonly quarters: readonly number[] };

const needs = statement(
  'planFacts.needs',
  `select n.id, u.name as unit, c.name as competency, case when n.origins = '{}' then array[n.origin] else n.origins end as origins
   from needs n left join units u on u.id = n.unit_id left join competencies c on c.id = n.competency_id where n.id = any($1::uuid[])`,
);
const templates = statement(
  'planFacts.templates',
  `select t.id, t.methods, coalesce((select array_agg(distinct extract(quarter from r.starts_on)::int order by extract(quarter from r.starts_on)::int)
      from programmes p join runs r on r.programme_id = p.id where p.template_id = t.id and p.plan_id = $2 and extract(year from r.starts_on) = p.year), '{}') as quarters
   from programme_templates t where t.id = any($1::uuid[])`,
);
const agency = statement('planFacts.agency', `select name, time_zone as "timeZone" from agencies where id = $1`);

export type PlanFacts = { readonly agency: { readonly name: string; readonly timeZone: string }; readonly needs: ReadonlyMap<string, NeedFacts>; readonly templates: ReadonlyMap<string, TemplateFacts> };

/** What a plan's table names that its basis does not hold: units, competencies, origins, methods, and when runs begin. */
export async function planFacts(transaction: Transaction, plan: { readonly id: string; readonly needIds: readonly string[]; readonly templateIds: readonly string[] }): Promise<PlanFacts> {
  const [own] = await transaction.query<PlanFacts['agency']>(agency, [transaction.agencyId]);
  const [needRows, templateRows] = [await transaction.query<NeedFacts>(needs, [plan.needIds]), await transaction.query<TemplateFacts>(templates, [plan.templateIds, plan.id])];
  return { agency: own ?? { name: '', timeZone: 'Asia/Jakarta' }, needs: new Map(needRows.map((row) => [row.id, row])), templates: new Map(templateRows.map((row) => [row.id, row])) };
}
