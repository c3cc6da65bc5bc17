import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currentAgency, everyone, serving } from './walls.js';

/** Search by words of a name, the form of an agency, numbers and addresses held elsewhere, a reset's asker, and undoing an import. */
export class Organisations1763810000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table agencies add revision integer not null default 1`);
    await runner.query(`grant update (revision) on agencies to ${serving}`);
    await runner.query(`create index people_words on people using gin (to_tsvector('simple', full_name))`);
    await runner.query(`
      create function agency_sizes() returns table (agency_id uuid, people integer) language sql stable security definer set search_path = public as $$
        select p.agency_id, count(*)::integer from people p where current_setting('sinau.platform', true) = 'on' group by p.agency_id $$`);
    await runner.query(`revoke execute on function agency_sizes() from public`);
    await runner.query(`grant execute on function agency_sizes() to ${serving}`);
    await runner.query(`
      create function end_sessions_of(wanted uuid) returns void language sql security definer set search_path = public as $$
        update sessions s set revoked_at = now() from people p
        where s.person_id = wanted and p.id = wanted and p.agency_id = ${currentAgency} and s.revoked_at is null $$`);
    await runner.query(`revoke execute on function end_sessions_of(uuid) from public`);
    await runner.query(`grant execute on function end_sessions_of(uuid) to ${serving}`);
    await this.elsewhere(runner);
    await this.asker(runner);
    await this.undo(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  /** Unique over all agencies: that a number or address is taken can't be hidden from who enters it. Whose it is can. */
  private async elsewhere(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function identifiers_elsewhere(wanted text[]) returns setof text language sql stable security definer set search_path = public as $$
        select distinct value from identifiers where value = any(wanted) and kind in ('nip', 'ni_pppk') and valid_to is null and agency_id <> ${currentAgency} $$`);
    await runner.query(`
      create function emails_elsewhere(wanted text[]) returns setof text language sql stable security definer set search_path = public as $$
        select email from accounts where email = any(wanted) and agency_id <> ${currentAgency} $$`);
    await runner.query(`revoke execute on function identifiers_elsewhere(text[]), emails_elsewhere(text[]) from public`);
    await runner.query(`grant execute on function identifiers_elsewhere(text[]), emails_elsewhere(text[]) to ${everyone}`);
  }

  private async asker(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function password_reset_asker(login text)
      returns table (person_id uuid, email text, language text, name text, agency_name text, time_zone text)
      language sql stable security definer set search_path = public as $$
        select c.person_id, c.email, c.language, c.name, g.name, g.time_zone from login_candidate(login) c join agencies g on g.id = c.agency_id $$`);
    await runner.query(`revoke execute on function password_reset_asker(text) from public`);
    await runner.query(`grant execute on function password_reset_asker(text) to ${serving}`);
  }

  /**
   * Takes an import back. People may be deleted in no other way: only those that this task made, that nobody changed since,
   * who never signed in and on whom nothing hangs. Changes are taken back where nobody changed the person since.
   */
  private async undo(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function undo_people_import(wanted uuid) returns table (removed integer, restored integer, kept integer)
      language plpgsql security definer set search_path = public as $$
      declare agency uuid := ${currentAgency};
      begin
        perform 1 from tasks where id = wanted and agency_id = agency and kind = 'people_import' and state = 'done'
          and finished_at > now() - interval '24 hours' for update;
        if not found then return; end if;

        create temporary table undo_made on commit drop as
          select (i.outcome ->> 'personId')::uuid as person_id from task_items i
          where i.task_id = wanted and i.state = 'done' and i.outcome ->> 'effect' = 'created';
        create temporary table undo_changed on commit drop as
          select (i.outcome ->> 'personId')::uuid as person_id, i.outcome -> 'before' as before, (i.outcome ->> 'revision')::integer as revision from task_items i
          where i.task_id = wanted and i.state = 'done' and i.outcome ->> 'effect' = 'changed';

        with gone as (
          delete from people p using undo_made m
          where p.id = m.person_id and p.agency_id = agency and p.revision = 1 and p.state = 'active'
            and not exists (select from sessions s where s.person_id = p.id)
            and not exists (select from enrolments e where e.person_id = p.id)
            and not exists (select from tasks t where t.created_by = p.id)
            and (select count(*) from role_assignments r where r.person_id = p.id) <= 1
            and (select count(*) from appointments a where a.person_id = p.id) <= 1
            and (select count(*) from identifiers n where n.person_id = p.id) <= 1
          returning p.id)
        select count(*) into removed from gone;

        create temporary table undo_back on commit drop as
          select c.* from undo_changed c join people p on p.id = c.person_id and p.agency_id = agency and p.revision = c.revision;
        update people p set full_name = b.before ->> 'fullName', birth_place = b.before ->> 'birthPlace', birth_date = (b.before ->> 'birthDate')::date,
          revision = p.revision + 1, updated_at = now()
          from undo_back b where p.id = b.person_id;
        update accounts a set email = b.before ->> 'email', updated_at = now() from undo_back b
          where a.person_id = b.person_id and a.email is distinct from b.before ->> 'email'
            and not exists (select from accounts o where o.email = b.before ->> 'email' and o.person_id <> a.person_id);
        delete from appointments a using undo_back b where a.id = (b.before ->> 'newAppointmentId')::uuid;
        update appointments a set valid_to = null from undo_back b
          where a.id = (b.before ->> 'endedAppointmentId')::uuid;
        select count(*) into restored from undo_back;
        select (select count(*) from undo_made) + (select count(*) from undo_changed) - removed - restored into kept;
        return next;
      end $$`);
    await runner.query(`revoke execute on function undo_people_import(uuid) from public`);
    await runner.query(`grant execute on function undo_people_import(uuid) to ${serving}`);
  }
}
