import type { MigrationInterface, QueryRunner } from 'typeorm';
import { serving } from './walls.js';

/** A certificate revoked for cause can be issued again when an administrator asks; strangers are led to the one in force. */
export class ReissueRevoked1795363500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table certificates add column reissue_asked_at timestamptz`);
    await runner.query(`grant update (reissue_asked_at) on certificates to ${serving}`);
    await runner.query(`drop index certificates_to_replace`);
    await runner.query(`create index certificates_to_replace on certificates (enrolment_id) where revoked_class = 'replaced' or reissue_asked_at is not null`);
    await this.guard(runner);
    await this.onRecord(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  /** As before, and the request is written once, on a revoked certificate. */
  private async guard(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function guard_certificate() returns trigger language plpgsql as $$
      begin
        if (to_jsonb(new) - '{state,revoked_at,revoked_by,revoked_reason,revoked_class,reissue_asked_at,pdf_state,pdf_sha256,pdf_bytes}'::text[])
           <> (to_jsonb(old) - '{state,revoked_at,revoked_by,revoked_reason,revoked_class,reissue_asked_at,pdf_state,pdf_sha256,pdf_bytes}'::text[])
           or (old.state = 'revoked'
             and to_jsonb(new) - '{reissue_asked_at,pdf_state,pdf_sha256,pdf_bytes}'::text[] <> to_jsonb(old) - '{reissue_asked_at,pdf_state,pdf_sha256,pdf_bytes}'::text[])
           or (new.reissue_asked_at is distinct from old.reissue_asked_at and (old.reissue_asked_at is not null or old.state <> 'revoked')) then
          raise exception 'an issued certificate is frozen' using errcode = '23514', constraint = 'frozen_certificates';
        end if;
        return new;
      end $$`);
  }

  /** `public_certificate` stays for servers of the release before. */
  private async onRecord(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function certificate_on_record(wanted text)
      returns table (number text, state text, snapshot jsonb, issued_at timestamptz, revoked_at timestamptz, revoked_class text, pdf_sha256 text, replaced_by text, awaits_replacement boolean)
      language sql stable security definer set search_path = public as $$
        with recursive line as (
          select id, code, state, revoked_class, reissue_asked_at, 0 as step from certificates where code = wanted
          union all
          select n.id, n.code, n.state, n.revoked_class, n.reissue_asked_at, l.step + 1 from certificates n join line l on n.replaces_id = l.id
        )
        select c.number, c.state, c.snapshot, c.issued_at, c.revoked_at, c.revoked_class, c.pdf_sha256,
               (select l.code from line l where l.state = 'valid' and l.step > 0 limit 1),
               (select l.state = 'revoked' and (l.revoked_class = 'replaced' or l.reissue_asked_at is not null) from line l order by l.step desc limit 1)
        from certificates c where c.code = wanted $$`);
    await runner.query(`revoke execute on function certificate_on_record(text) from public`);
    await runner.query(`grant execute on function certificate_on_record(text) to ${serving}`);
  }
}
