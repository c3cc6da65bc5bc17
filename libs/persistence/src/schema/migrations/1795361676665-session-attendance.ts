import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyone, freeze, serving, wallByAgency } from './walls.js';

/** Attendance of sessions and what it comes to, field practice and its steps, secret addresses of calendars, and the experts' register. */
export class SessionAttendance1795361676665 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.experts(runner);
    await this.sessions(runner);
    await this.references(runner);
    await this.walls(runner);
    await this.doors(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async experts(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "experts" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "name" text NOT NULL, "person_id" uuid, "home_agency" text NOT NULL, "expertise" text array NOT NULL DEFAULT '{}', "fee_band" text NOT NULL, "availability" text NOT NULL DEFAULT '', "contact" text, "archived_at" TIMESTAMP WITH TIME ZONE, "revision" integer NOT NULL DEFAULT '1', CONSTRAINT "PK_8ecb9ec7e8b977b177fde797e6a" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "experts_by_person" ON "experts"  ("person_id") `);
    await runner.query(`CREATE INDEX "IDX_f9d4827c1d867b7e4d01defa27" ON "experts"  ("agency_id", "name", "id") `);
    await runner.query(`CREATE TABLE "session_experts" ("session_id" uuid NOT NULL, "expert_id" uuid NOT NULL, "agency_id" uuid NOT NULL, CONSTRAINT "PK_4fab024606ca6fdf4a3c6eb5fe2" PRIMARY KEY ("session_id", "expert_id"))`);
    await runner.query(`CREATE INDEX "session_experts_by_expert" ON "session_experts"  ("expert_id") `);
  }

  private async sessions(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "session_secrets" ("session_id" uuid NOT NULL, "agency_id" uuid NOT NULL, "room_secret" bytea NOT NULL, "hook_code" text NOT NULL, "hook_secret" text NOT NULL, CONSTRAINT "PK_06e7fa1855c2ebd4f38835085ef" PRIMARY KEY ("session_id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_71530622043c424c3a8eacea0d" ON "session_secrets"  ("hook_code") `);
    await runner.query(`CREATE TABLE "attendance_records" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "session_id" uuid NOT NULL, "person_id" uuid NOT NULL, "source" text NOT NULL, "kind" text NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE, "ends_at" TIMESTAMP WITH TIME ZONE, "reason" text, "recorded_by" uuid, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(), CONSTRAINT "PK_946920332f5bc9efad3f3023b96" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "attendance_records_intervals" ON "attendance_records"  ("session_id", "person_id", "source", "starts_at", "ends_at") WHERE kind = 'interval'`);
    await runner.query(`CREATE INDEX "attendance_records_by_person" ON "attendance_records"  ("person_id") `);
    await runner.query(`CREATE INDEX "IDX_36c2e71ab9ab80e9be6732ddc0" ON "attendance_records"  ("session_id", "person_id", "recorded_at") `);
    await runner.query(`CREATE TABLE "attendance_decisions" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "session_id" uuid NOT NULL, "person_id" uuid NOT NULL, "number" integer NOT NULL, "present" boolean NOT NULL, "share" smallint NOT NULL, "basis" text NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_11aa91b73cfa26f3029070e52ca" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "attendance_decisions_by_person" ON "attendance_decisions"  ("person_id") `);
    await runner.query(`CREATE UNIQUE INDEX "IDX_a2c80d5a717a0d20dcf3c469c9" ON "attendance_decisions"  ("session_id", "person_id", "number") `);
    await runner.query(`CREATE TABLE "unmatched_attendees" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "session_id" uuid NOT NULL, "label" text NOT NULL, "intervals" jsonb NOT NULL, "state" text NOT NULL DEFAULT 'open', "person_id" uuid, CONSTRAINT "PK_bf68eccb54f4b2eee05dd458ef9" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "unmatched_attendees_by_person" ON "unmatched_attendees"  ("person_id") `);
    await runner.query(`CREATE UNIQUE INDEX "IDX_d6772ce170d0d7f8d474b00876" ON "unmatched_attendees"  ("session_id", "label") `);
    await runner.query(`CREATE TABLE "practice_reports" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "session_id" uuid NOT NULL, "person_id" uuid NOT NULL, "text" text NOT NULL, "state" text NOT NULL DEFAULT 'submitted', "revision" integer NOT NULL DEFAULT '1', CONSTRAINT "PK_948e0bd11f39f1792750a983a20" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "IDX_9fd297b75cda21ecf742a98610" ON "practice_reports"  ("agency_id", "state", "id") `);
    await runner.query(`CREATE INDEX "practice_reports_by_person" ON "practice_reports"  ("person_id") `);
    await runner.query(`CREATE UNIQUE INDEX "IDX_a071fb27b900489c5c5291e24a" ON "practice_reports"  ("session_id", "person_id") `);
    await runner.query(`CREATE TABLE "practice_files" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "report_id" uuid NOT NULL, "file_name" text NOT NULL, "content_type" text NOT NULL, "bytes" integer NOT NULL, "added_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "removed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_89a6042a6bb067366a113ff5835" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "practice_files_by_report" ON "practice_files"  ("report_id") `);
    await runner.query(`CREATE TABLE "practice_steps" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "report_id" uuid NOT NULL, "number" integer NOT NULL, "state" text NOT NULL, "acted_by" uuid NOT NULL, "reason" text, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_7388ee1cc4e12c3cb6e909fe0e3" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_815981147cf835f41cec5ad87d" ON "practice_steps"  ("report_id", "number") `);
    await runner.query(`CREATE TABLE "calendar_feeds" ("person_id" uuid NOT NULL, "agency_id" uuid NOT NULL, "code_hash" bytea NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_acfa96907d292e941a53f1bbe38" PRIMARY KEY ("person_id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_1b3a4a5afc6bf34519dca450a7" ON "calendar_feeds"  ("code_hash") `);
  }

  private async references(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "experts" ADD CONSTRAINT "FK_fb36b79ddb90007c1dc4d88b689" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "experts" ADD CONSTRAINT "FK_fb8d5d2333ad368a66cee92dae5" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "session_experts" ADD CONSTRAINT "FK_87c74cca97fe4cf29048db41f08" FOREIGN KEY ("session_id") REFERENCES "run_sessions"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "session_experts" ADD CONSTRAINT "FK_2820b1621d78b22030f4f5afae2" FOREIGN KEY ("expert_id") REFERENCES "experts"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "session_experts" ADD CONSTRAINT "FK_c870df281fcd8f5a949ed7dba14" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "session_secrets" ADD CONSTRAINT "FK_06e7fa1855c2ebd4f38835085ef" FOREIGN KEY ("session_id") REFERENCES "run_sessions"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "session_secrets" ADD CONSTRAINT "FK_4af823b1c52d8054af8c6c0722e" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "attendance_records" ADD CONSTRAINT "FK_45a80424545037c287d68853edd" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "attendance_records" ADD CONSTRAINT "FK_c51be2c1149e22de76b17626cb7" FOREIGN KEY ("session_id") REFERENCES "run_sessions"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "attendance_records" ADD CONSTRAINT "FK_d8f5f2997da85375e2361e70c85" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "attendance_decisions" ADD CONSTRAINT "FK_389a8ee807ea4d1727cb87eaad6" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "attendance_decisions" ADD CONSTRAINT "FK_03b59974b7167cd9444df617e08" FOREIGN KEY ("session_id") REFERENCES "run_sessions"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "attendance_decisions" ADD CONSTRAINT "FK_c81eba330e92c5da054d53b79ea" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "unmatched_attendees" ADD CONSTRAINT "FK_64e8855fb8b6712cd9e93bdc703" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "unmatched_attendees" ADD CONSTRAINT "FK_ee59253b16ada8b015926a50021" FOREIGN KEY ("session_id") REFERENCES "run_sessions"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "unmatched_attendees" ADD CONSTRAINT "FK_1eb8e937ee9e8e1daee3c7c0faf" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "practice_reports" ADD CONSTRAINT "FK_3a87972b33a27745e336f94f82c" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "practice_reports" ADD CONSTRAINT "FK_668132162fd44622bd38d17a1b0" FOREIGN KEY ("session_id") REFERENCES "run_sessions"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "practice_reports" ADD CONSTRAINT "FK_7c4c596140fe7d8ee9f7c67accc" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "practice_files" ADD CONSTRAINT "FK_8c179350c9fbc0a34a7390a6ec8" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "practice_files" ADD CONSTRAINT "FK_b51820b427546212475d9dc10b1" FOREIGN KEY ("report_id") REFERENCES "practice_reports"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "practice_steps" ADD CONSTRAINT "FK_8afa64da1ce5acba1df70512d08" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "practice_steps" ADD CONSTRAINT "FK_b4dff90122c421b684367d09836" FOREIGN KEY ("report_id") REFERENCES "practice_reports"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "calendar_feeds" ADD CONSTRAINT "FK_acfa96907d292e941a53f1bbe38" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "calendar_feeds" ADD CONSTRAINT "FK_a6a8edb29397b8843b9df77d14c" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  /** Records, decisions and steps are evidence: written once. Who cancels a calendar's address takes the row away. */
  private async walls(runner: QueryRunner): Promise<void> {
    const evidence = ['attendance_records', 'attendance_decisions', 'practice_steps'];
    const kept = ['unmatched_attendees', 'practice_reports', 'practice_files', 'experts', 'session_secrets', 'calendar_feeds', 'session_experts'];
    for (const table of [...evidence, ...kept]) await wallByAgency(runner, table);
    for (const table of evidence) await freeze(runner, table);
    await runner.query(`grant select, insert on ${evidence.join(', ')} to ${everyone}`);
    await runner.query(`grant select, insert, update on unmatched_attendees, practice_reports, practice_files, experts to ${everyone}`);
    await runner.query(`grant select, insert on session_secrets to ${everyone}`);
    await runner.query(`grant select, insert, update, delete on calendar_feeds to ${everyone}`);
    await runner.query(`grant select, insert, delete on session_experts to ${everyone}`);
  }

  /** Who comes by a secret address has no session: the code alone tells whose it is. */
  private async doors(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function calendar_feed_holder(hash bytea) returns table (person_id uuid, agency_id uuid)
      language sql stable security definer set search_path = public as $$
        select f.person_id, f.agency_id from calendar_feeds f join people p on p.id = f.person_id where f.code_hash = hash and p.state = 'active' $$`);
    await runner.query(`
      create function session_of_hook(code text) returns table (session_id uuid, agency_id uuid, hook_secret text)
      language sql stable security definer set search_path = public as $$
        select s.session_id, s.agency_id, s.hook_secret from session_secrets s where s.hook_code = code $$`);
    await runner.query(`revoke execute on function calendar_feed_holder(bytea), session_of_hook(text) from public`);
    await runner.query(`grant execute on function calendar_feed_holder(bytea), session_of_hook(text) to ${serving}`);
  }
}
