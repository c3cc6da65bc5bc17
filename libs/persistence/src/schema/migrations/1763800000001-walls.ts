import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currentAgency, everyone, freeze, serving, wallByAgency } from './walls.js';

const walled = [
  'units', 'people', 'identifiers', 'appointments', 'accounts', 'role_assignments', 'sessions',
  'courses', 'course_drafts', 'article_drafts', 'course_versions', 'media_assets', 'captions',
  'runs', 'enrolments', 'lesson_progress',
  'quizzes', 'questions', 'question_keys', 'quiz_versions', 'quiz_version_keys',
  'attempts', 'answers', 'late_answers', 'attempt_reviews',
  'certificate_templates', 'certificate_counters', 'certificates',
  'notifications', 'audit_entries', 'tasks', 'task_items', 'failed_jobs',
];

/** Row-level security, grants per role, and the rows that nobody may change. */
export class Walls1763800000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`revoke all on schema public from public`);
    await runner.query(`grant usage on schema public to ${everyone}`);
    for (const table of walled) await wallByAgency(runner, table);
    await this.specialPolicies(runner);
    await this.serve(runner);
    await this.author(runner);
    await this.work(runner);
    await this.freezeRows(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async specialPolicies(runner: QueryRunner): Promise<void> {
    const inPlatform = `current_setting('sinau.platform', true) = 'on'`;
    await runner.query(`alter table agencies enable row level security`);
    await runner.query(`create policy own_agency on agencies using (id = ${currentAgency} or ${inPlatform}) with check (${inPlatform} or id = ${currentAgency})`);
    await runner.query(`create policy visit on agencies for select to sinau_worker using (true)`); // reconcilers visit one agency after the other
    // An award is the worker's; the serving role may only write a reversal, with the revocation.
    await runner.query(`alter table ledger_entries enable row level security`);
    await runner.query(`create policy read_own_agency on ledger_entries for select using (agency_id = ${currentAgency})`);
    await runner.query(`create policy reverse on ledger_entries for insert to ${serving} with check (agency_id = ${currentAgency} and kind = 'reversal')`);
    await runner.query(`create policy award on ledger_entries for insert to sinau_worker with check (agency_id = ${currentAgency})`);
    // The outbox is written by all and read by the worker, across agencies: it carries ids only.
    await runner.query(`alter table outbox enable row level security`);
    await runner.query(`create policy ask on outbox for insert with check (agency_id is not distinct from ${currentAgency})`);
    await runner.query(`create policy relay on outbox to sinau_worker using (true) with check (true)`);
    await runner.query(`create policy record on failed_jobs to sinau_worker using (true) with check (true)`);
    await runner.query(`alter table mails enable row level security`);
    await runner.query(`create policy own_agency on mails using (agency_id = ${currentAgency} or ${inPlatform}) with check (agency_id is null or agency_id = ${currentAgency})`);
    await runner.query(`create policy send on mails to sinau_worker using (true) with check (true)`);
  }

  /** What the roles that answer requests may do. */
  private async serve(runner: QueryRunner): Promise<void> {
    const grants: Record<string, string> = {
      'select': 'agencies, units, people, identifiers, appointments, accounts, role_assignments, sessions, courses, course_versions, media_assets, captions, runs, enrolments, lesson_progress, quiz_versions, attempts, answers, attempt_reviews, certificate_templates, certificates, ledger_entries, regulations, notifications, mails, audit_entries, tasks, task_items, failed_jobs, rate_limits, known_devices',
      'insert': 'agencies, units, people, identifiers, appointments, accounts, role_assignments, sessions, password_resets, known_devices, rate_limits, media_assets, captions, runs, enrolments, lesson_progress, attempts, answers, late_answers, certificate_templates, ledger_entries, notifications, mails, audit_entries, tasks, task_items, outbox',
      'update': 'units, people, identifiers, appointments, accounts, role_assignments, sessions, known_devices, rate_limits, media_assets, captions, runs, lesson_progress, certificate_templates, notifications, tasks, task_items, answers',
      'delete': 'known_devices, rate_limits, captions, tasks, task_items, notifications',
      'update (name, short_name, time_zone, settings)': 'agencies',
      'update (version_id, state, lessons_done, last_lesson_id, last_active_at)': 'enrolments',
      'update (state, submitted_at, submitted_by, receipt, deadline_at)': 'attempts',
      'update (state, revoked_at, revoked_by, revoked_reason, revoked_class)': 'certificates',
      'update (retried_at)': 'failed_jobs',
      'update (used_at)': 'password_resets',
      'select (id, agency_id)': 'late_answers',
    };
    for (const [privilege, tables] of Object.entries(grants)) await runner.query(`grant ${privilege} on ${tables} to ${serving}`);
  }

  /** What only course authors' connections may do: drafts, questions and their keys. */
  private async author(runner: QueryRunner): Promise<void> {
    await runner.query(`grant select, insert, update on courses, course_drafts, article_drafts, quizzes, questions, question_keys to sinau_author`);
    await runner.query(`grant delete on article_drafts, questions, question_keys, quizzes to sinau_author`);
    await runner.query(`grant select, insert on course_versions, quiz_versions, quiz_version_keys to sinau_author`);
  }

  private async work(runner: QueryRunner): Promise<void> {
    const tables = 'units, people, identifiers, appointments, accounts, role_assignments, media_assets, captions, runs, enrolments, lesson_progress, attempts, answers, attempt_reviews, certificate_counters, notifications, mails, tasks, task_items, failed_jobs, outbox, rate_limits';
    await runner.query(`grant select, insert, update on ${tables} to sinau_worker`);
    await runner.query(`grant delete on outbox, failed_jobs, rate_limits, notifications, mails, sessions, password_resets to sinau_worker`);
    await runner.query(`grant select on agencies, courses, course_versions, quiz_versions, quiz_version_keys, certificate_templates, certificates, ledger_entries, regulations, audit_entries, late_answers, sessions, password_resets to sinau_worker`);
    await runner.query(`grant insert on ledger_entries, audit_entries, certificates to sinau_worker`);
    await runner.query(`grant update (pdf_state, pdf_sha256, pdf_bytes) on certificates to sinau_worker`);
  }

  private async freezeRows(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin raise exception 'rows of % are frozen', tg_table_name using errcode = '23514', constraint = 'frozen_' || tg_table_name; end $$`);
    for (const table of ['course_versions', 'quiz_versions', 'quiz_version_keys', 'ledger_entries', 'audit_entries']) await freeze(runner, table);
    await runner.query(`
      create function guard_certificate() returns trigger language plpgsql as $$
      begin
        if (to_jsonb(new) - '{state,revoked_at,revoked_by,revoked_reason,revoked_class,pdf_state,pdf_sha256,pdf_bytes}'::text[])
           <> (to_jsonb(old) - '{state,revoked_at,revoked_by,revoked_reason,revoked_class,pdf_state,pdf_sha256,pdf_bytes}'::text[])
           or (old.state = 'revoked' and to_jsonb(new) - '{pdf_state,pdf_sha256,pdf_bytes}'::text[] <> to_jsonb(old) - '{pdf_state,pdf_sha256,pdf_bytes}'::text[]) then
          raise exception 'an issued certificate is frozen' using errcode = '23514', constraint = 'frozen_certificates';
        end if;
        return new;
      end $$`);
    await runner.query(`create trigger frozen before update on certificates for each row execute function guard_certificate()`);
  }
}
