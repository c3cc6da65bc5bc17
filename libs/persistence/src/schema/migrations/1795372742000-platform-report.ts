import type { MigrationInterface, QueryRunner } from 'typeorm';
import { serving } from './walls.js';

/** Sums of each agency for whoever runs the platform: no rows of anybody, and nothing for anybody else. */
export class PlatformReport1795372742000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function platform_report(of_year integer) returns table (cells jsonb) language sql stable security definer set search_path = public as $$
        with rule as (select (parameters ->> 'hours')::numeric as hours from regulations where parameters ->> 'kind' = 'yearly_hours' and parameters ->> 'appliesTo' = 'pns' and parameters ->> 'operator' = 'at_least'
            and valid_from <= make_date(of_year, 12, 31) and (valid_to is null or valid_to >= make_date(of_year, 12, 31)) order by valid_from desc limit 1),
          totals as (select l.agency_id, l.person_id, sum(l.hours) as hours from ledger_entries l where l.year = of_year group by l.agency_id, l.person_id),
          reached as (
            select p.agency_id, count(distinct p.id) as people, count(distinct i.person_id) as obliged, count(distinct i.person_id) filter (where t.hours >= (select hours from rule)) as reached
            from people p left join identifiers i on i.person_id = p.id and i.valid_to is null and i.kind = 'nip' left join totals t on t.person_id = p.id where p.state = 'active' group by p.agency_id)
        select jsonb_build_array(a.name, coalesce(r.people, 0), coalesce(r.obliged, 0), coalesce(r.reached, 0),
          (select count(*) from runs u where u.agency_id = a.id and u.closed_at is null and u.ends_on < (now() at time zone a.time_zone)::date),
          (select count(*) from change_requests q where q.agency_id = a.id and q.state = 'open'),
          (select coalesce(sum(m.budget_planned), 0) from programmes m where m.agency_id = a.id and m.year = of_year),
          (select coalesce(sum(b.amount), 0) from programme_budget_lines b join programmes m on m.id = b.programme_id where b.agency_id = a.id and m.year = of_year and b.kind = 'spent'),
          (select count(*) from needs n where n.agency_id = a.id and n.year = of_year and n.state in ('open', 'accepted')
            and not exists (select from programme_needs pn join programmes m on m.id = pn.programme_id where pn.need_id = n.id and m.state <> 'draft')))
        from agencies a left join reached r on r.agency_id = a.id where current_setting('sinau.platform', true) = 'on' order by a.name, a.id $$`);
    await runner.query('revoke execute on function platform_report(integer) from public');
    await runner.query(`grant execute on function platform_report(integer) to ${serving}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
