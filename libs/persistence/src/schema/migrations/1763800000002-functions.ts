import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyone, serving } from './walls.js';

/**
 * What must be known before an agency is: sessions, logins, public certificates. Each function
 * runs as the owner, takes an exact key and returns no more than its caller needs. And the
 * triggers that chain the audit and wake the listeners.
 */
export class Functions1763800000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.scopes(runner);
    await this.doors(runner);
    await this.publicPages(runner);
    await this.audit(runner);
    await this.wakeUps(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async scopes(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function unit_subtree(root uuid) returns setof uuid language sql stable as $$
        with recursive tree as (
          select id from units where id = root
          union select child.id from units child join tree on child.parent_id = tree.id
        ) select id from tree $$`);
    await runner.query(`
      create function assignments_of(person uuid, acted_agency uuid) returns jsonb language sql stable as $$
        select coalesce(jsonb_agg(jsonb_build_object('role', role, 'scope', case scope_kind
            when 'platform' then jsonb_build_object('kind', 'platform')
            when 'agency' then jsonb_build_object('kind', 'agency', 'agencyId', scope_id)
            when 'unit' then jsonb_build_object('kind', 'units', 'agencyId', agency_id, 'unitIds',
              (select coalesce(jsonb_agg(id), '[]') from unit_subtree(scope_id) as tree(id)))
            when 'course' then jsonb_build_object('kind', 'course', 'courseId', scope_id)
            else jsonb_build_object('kind', 'run', 'runId', scope_id) end)), '[]')
        from role_assignments
        where person_id = person and valid_from <= current_date and (valid_to is null or valid_to >= current_date)
          and (agency_id = acted_agency or scope_kind = 'platform') $$`);
  }

  private async doors(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function session_by_token(hash bytea)
      returns table (session_id uuid, person_id uuid, agency_id uuid, name text, must_change boolean, expires_at timestamptz, last_seen_at timestamptz, assignments jsonb)
      language sql stable security definer set search_path = public as $$
        select s.id, s.person_id, s.agency_id, p.full_name, a.must_change_password, s.expires_at, s.last_seen_at, assignments_of(s.person_id, s.agency_id)
        from sessions s join people p on p.id = s.person_id join accounts a on a.person_id = s.person_id
        where s.token_hash = hash and s.revoked_at is null and s.expires_at > now() and p.state = 'active' $$`);
    await runner.query(`
      create function login_candidate(login text)
      returns table (person_id uuid, agency_id uuid, password_hash text, email text, language text, name text)
      language sql stable security definer set search_path = public as $$
        select a.person_id, a.agency_id, a.password_hash, a.email, a.language, p.full_name
        from accounts a join people p on p.id = a.person_id and p.state = 'active'
        where a.email = lower(login)
           or a.person_id = (select i.person_id from identifiers i where i.value = login and i.valid_to is null limit 1)
        limit 1 $$`);
    await runner.query(`
      create function use_password_reset(hash bytea)
      returns table (person_id uuid, agency_id uuid, name text) language sql security definer set search_path = public as $$
        update password_resets r set used_at = now()
        from people p where r.token_hash = hash and r.used_at is null and r.expires_at > now() and p.id = r.person_id and p.state = 'active'
        returning p.id, p.agency_id, p.full_name $$`);
    await runner.query(`revoke execute on function session_by_token(bytea), login_candidate(text), use_password_reset(bytea) from public`);
    await runner.query(`grant execute on function session_by_token(bytea), login_candidate(text), use_password_reset(bytea) to ${serving}`);
  }

  private async publicPages(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function public_certificate(wanted text)
      returns table (number text, state text, snapshot jsonb, issued_at timestamptz, revoked_at timestamptz, revoked_class text, pdf_sha256 text, replaced_by text)
      language sql stable security definer set search_path = public as $$
        select c.number, c.state, c.snapshot, c.issued_at, c.revoked_at, c.revoked_class, c.pdf_sha256,
               (select n.code from certificates n where n.replaces_id = c.id and n.state = 'valid')
        from certificates c where c.code = wanted $$`);
    await runner.query(`revoke execute on function public_certificate(text) from public`);
    await runner.query(`grant execute on function public_certificate(text) to ${serving}`);
  }

  private async audit(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function audit_digest(entry audit_entries) returns bytea language sql stable as $$
        select sha256(coalesce(entry.previous_hash, ''::bytea) || convert_to(concat_ws('|', entry.id, entry.agency_id, entry.position,
          to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), entry.actor_id, entry.actor_name, entry.action,
          entry.subject_kind, entry.subject_id, entry.facts, entry.request_id), 'UTF8')) $$`);
    await runner.query(`
      create function chain_audit() returns trigger language plpgsql security definer set search_path = public as $$
      declare last record;
      begin
        perform pg_advisory_xact_lock(hashtextextended('sinau.audit.' || new.agency_id, 0));
        select position, hash into last from audit_entries where agency_id = new.agency_id order by position desc limit 1;
        new.position := coalesce(last.position, 0) + 1;
        new.previous_hash := last.hash;
        new.at := clock_timestamp();
        new.hash := audit_digest(new);
        return new;
      end $$`);
    await runner.query(`create trigger chain before insert on audit_entries for each row execute function chain_audit()`);
    await runner.query(`
      create function audit_breaks() returns table (agency_id uuid, at_position bigint) language sql stable as $$
        select agency_id, position from (
          select e.agency_id, e.position, e.hash = audit_digest(e)
            and e.previous_hash is not distinct from lag(e.hash) over chain
            and e.position = coalesce(lag(e.position) over chain, 0) + 1 as sound
          from audit_entries e window chain as (partition by e.agency_id order by e.position)) as checked
        where not sound $$`);
    await runner.query(`grant execute on function audit_breaks() to ${everyone}`);
  }

  private async wakeUps(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function tell_outbox() returns trigger language plpgsql as $$ begin perform pg_notify('sinau_outbox', ''); return null; end $$`);
    await runner.query(`create trigger tell after insert on outbox for each statement execute function tell_outbox()`);
    await runner.query(`
      create function tell_session() returns trigger language plpgsql as $$ begin perform pg_notify('sinau_session', new.id::text); return null; end $$`);
    await runner.query(`
      create trigger tell after update of revoked_at, agency_id on sessions for each row
      when (new.revoked_at is distinct from old.revoked_at or new.agency_id <> old.agency_id) execute function tell_session()`);
    await runner.query(`
      create function tell_person() returns trigger language plpgsql as $$ begin perform pg_notify('sinau_person', coalesce(new.person_id, old.person_id)::text); return null; end $$`);
    await runner.query(`create trigger tell after insert or update or delete on role_assignments for each row execute function tell_person()`);
    await runner.query(`
      create function tell_suspension() returns trigger language plpgsql as $$ begin perform pg_notify('sinau_person', new.id::text); return null; end $$`);
    await runner.query(`create trigger tell after update of state, full_name on people for each row execute function tell_suspension()`);
    await runner.query(`
      create function tell_notification() returns trigger language plpgsql as $$ begin perform pg_notify('sinau_notification', new.person_id::text); return null; end $$`);
    await runner.query(`create trigger tell after insert on notifications for each row execute function tell_notification()`);
  }
}
