import type { UnitSurvey } from '@sinau/domain/needs';
import { statement, type Transaction } from '../core/index.js';

const lock = statement('needs.lockSurveyProposals', `select pg_advisory_xact_lock(hashtextextended('sinau.needs.' || $1, 0))`);
const latest = statement(
  'needs.latestSurveys',
  `with recursive latest as (
     select distinct on (s.unit_id) s.unit_id, s.period, s.elements, s.respondents from service_indices s where s.agency_id = $1 order by s.unit_id, s.ends_on desc, s.starts_on desc
   ), below as (
     select l.unit_id as root, l.unit_id as id from latest l union all select b.root, u.id from below b join units u on u.parent_id = b.id
   ), staff as (
     select b.root, count(distinct a.person_id)::int as people from below b join appointments a on a.unit_id = b.id and a.valid_to is null and a.assignment_kind = 'definitive' group by b.root
   )
   select l.unit_id as "unitId", u.name as "unitName", coalesce(s.people, 0) as people, l.period, l.elements, l.respondents
   from latest l join units u on u.id = l.unit_id left join staff s on s.root = l.unit_id where u.closed_at is null order by u.name, u.id`,
);
const told = statement(
  'needs.toldSurveys',
  `select n.unit_id as "unitId", n.evidence ->> 'period' as period, n.evidence ->> 'element' as element from needs n where n.agency_id = $1 and n.origin = 'survey' and n.unit_id is not null`,
);

/** The latest survey of each unit that is not closed. One proposal of an agency at a time. */
export async function latestSurveys(transaction: Transaction): Promise<UnitSurvey[]> {
  await transaction.query(lock, [transaction.agencyId]);
  return transaction.query<UnitSurvey>(latest, [transaction.agencyId]);
}

/** Units, periods and elements that a need stands on, whoever wrote it down; the period in the writer's own words. */
export function toldSurveys(transaction: Transaction): Promise<{ unitId: string; period: string; element: string }[]> {
  return transaction.query<{ unitId: string; period: string; element: string }>(told, [transaction.agencyId]);
}
