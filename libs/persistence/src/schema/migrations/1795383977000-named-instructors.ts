import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever is named as a run's instructor teaches it: the row itself is the assignment, so that there is one truth.
 * An expert whose contact is the e-mail of an account is that account's person.
 */
export class NamedInstructors1795383977000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function assignments_of(person uuid, acted_agency uuid) returns jsonb language sql stable as $$
        select coalesce(jsonb_agg(jsonb_build_object('role', held.role, 'scope', held.scope)), '[]') from (
          select role, case scope_kind
            when 'platform' then jsonb_build_object('kind', 'platform')
            when 'agency' then jsonb_build_object('kind', 'agency', 'agencyId', scope_id)
            when 'unit' then jsonb_build_object('kind', 'units', 'agencyId', agency_id, 'unitIds',
              (select coalesce(jsonb_agg(id), '[]') from unit_subtree(scope_id) as tree(id)))
            when 'course' then jsonb_build_object('kind', 'course', 'courseId', scope_id)
            else jsonb_build_object('kind', 'run', 'runId', scope_id) end as scope
          from role_assignments
          where person_id = person and valid_from <= current_date and (valid_to is null or valid_to >= current_date)
            and (agency_id = acted_agency or scope_kind = 'platform')
          union
          select 'instructor', jsonb_build_object('kind', 'run', 'runId', run_id) from run_instructors where person_id = person and agency_id = acted_agency
        ) held $$`);
    await runner.query(`create trigger tell after insert or update or delete on run_instructors for each row execute function tell_person()`);
    await runner.query(`
      update experts x set person_id = a.person_id from accounts a
      where x.person_id is null and a.agency_id = x.agency_id and a.email = lower(btrim(x.contact))`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
