import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With the end of service the number ends and the address is free, so that another agency may add the person. */
export class NumbersEndWithService1795383028000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table accounts add closed_email text`);
    await runner.query(`create index identifiers_by_value on identifiers (agency_id, value)`);
    await this.retireThoseBefore(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  /** Those who retired before: the audit tells who, and the last day. */
  private async retireThoseBefore(runner: QueryRunner): Promise<void> {
    await runner.query(`
      with retired_before as (
        select p.id, (a.facts ->> 'lastDay')::date as last_day from people p
        join lateral (select e.action, e.facts from audit_entries e
          where e.agency_id = p.agency_id and e.subject_kind = 'person' and e.subject_id = p.id and e.action in ('person.retired', 'person.reactivated')
          order by e.position desc limit 1) a on a.action = 'person.retired'
        where p.state = 'suspended'),
      numbers as (update identifiers i set valid_to = greatest(i.valid_from, r.last_day) from retired_before r where i.person_id = r.id and i.valid_to is null)
      update accounts a set closed_email = a.email, email = null from retired_before r where a.person_id = r.id and a.email is not null`);
  }
}
