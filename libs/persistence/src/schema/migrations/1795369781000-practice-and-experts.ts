import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currentAgency, everyone, freeze, wallByAgency } from './walls.js';

/** Since when a practice report waits; what experts teach, when they can come and how they were rated; the age of a webinar's key; a room's code for guests of a joint run. */
export class PracticeAndExperts1795369781000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.practice(runner);
    await this.experts(runner);
    await this.references(runner);
    await this.walls(runner);
    await this.guests(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async practice(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "practice_reports" ADD "submitted_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`update practice_reports r set submitted_at = (select max(s.at) from practice_steps s where s.report_id = r.id and s.state = 'submitted')`);
    await runner.query(`ALTER TABLE "practice_reports" ALTER COLUMN "state" SET DEFAULT 'draft'`);
    await runner.query(`DROP INDEX "public"."IDX_9fd297b75cda21ecf742a98610"`);
    await runner.query(`CREATE INDEX "practice_reports_waiting" ON "practice_reports"  ("agency_id", "state", "submitted_at", "id") `);
    await runner.query(`ALTER TABLE "practice_files" ADD "state" text NOT NULL DEFAULT 'ready'`);
    await runner.query(`ALTER TABLE "session_secrets" ADD "hook_key_made_at" TIMESTAMP WITH TIME ZONE`);
  }

  private async experts(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "expert_competencies" ("expert_id" uuid NOT NULL, "competency_id" uuid NOT NULL, "agency_id" uuid NOT NULL, CONSTRAINT "PK_cd7681b8ecc14355f1a47d5d1b4" PRIMARY KEY ("expert_id", "competency_id"))`);
    await runner.query(`CREATE INDEX "expert_competencies_by_competency" ON "expert_competencies"  ("competency_id") `);
    await runner.query(`CREATE TABLE "expert_periods" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "expert_id" uuid NOT NULL, "kind" text NOT NULL, "starts_on" date NOT NULL, "ends_on" date NOT NULL, CONSTRAINT "PK_70f35933e91a1766bfd37ad25ce" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "expert_periods_by_expert" ON "expert_periods"  ("expert_id", "starts_on") `);
    await runner.query(`CREATE TABLE "expert_ratings" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "expert_id" uuid NOT NULL, "session_id" uuid NOT NULL, "mark" smallint NOT NULL, CONSTRAINT "PK_46f74f2b4aa168f6b82c2d0117e" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "expert_ratings_by_session" ON "expert_ratings"  ("session_id") `);
    await runner.query(`CREATE INDEX "expert_ratings_by_expert" ON "expert_ratings"  ("expert_id") `);
    await runner.query(`CREATE TABLE "expert_raters" ("session_id" uuid NOT NULL, "expert_id" uuid NOT NULL, "person_id" uuid NOT NULL, "agency_id" uuid NOT NULL, CONSTRAINT "PK_386142fd97016a0bbbce4616869" PRIMARY KEY ("session_id", "expert_id", "person_id"))`);
    await runner.query(`CREATE INDEX "expert_raters_by_expert" ON "expert_raters"  ("expert_id") `);
    await runner.query(`CREATE INDEX "expert_raters_by_person" ON "expert_raters"  ("person_id") `);
    await runner.query(`ALTER TABLE "session_experts" ADD "state" text NOT NULL DEFAULT 'invited'`);
    await runner.query(`ALTER TABLE "session_experts" ADD "topic" text NOT NULL DEFAULT ''`);
    await runner.query(`ALTER TABLE "session_experts" ADD "invited_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now()`);
    await runner.query(`CREATE UNIQUE INDEX "experts_by_name_and_home" ON "experts"  ("agency_id", "name", "home_agency") `);
  }

  private async references(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "expert_competencies" ADD CONSTRAINT "FK_2836e35c7b7f803ee7b558b2b9f" FOREIGN KEY ("expert_id") REFERENCES "experts"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "expert_competencies" ADD CONSTRAINT "FK_1b97a15b7f9910082c739c13b1f" FOREIGN KEY ("competency_id") REFERENCES "competencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "expert_competencies" ADD CONSTRAINT "FK_c11f2e833c1878f4667f68849da" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "expert_periods" ADD CONSTRAINT "FK_b96a59b2cbde78e0b1c57f6a00c" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "expert_periods" ADD CONSTRAINT "FK_4ba518037cf0e56550b0b484f2d" FOREIGN KEY ("expert_id") REFERENCES "experts"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "expert_ratings" ADD CONSTRAINT "FK_ce5e416330a29b5c0dd85add78a" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "expert_ratings" ADD CONSTRAINT "FK_1157d011a76fd9768018dcbb5fa" FOREIGN KEY ("expert_id") REFERENCES "experts"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "expert_ratings" ADD CONSTRAINT "FK_41c64893a654a2bee857fca36a9" FOREIGN KEY ("session_id") REFERENCES "run_sessions"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "expert_raters" ADD CONSTRAINT "FK_8c7f4b819474361ee26acb2ef64" FOREIGN KEY ("session_id") REFERENCES "run_sessions"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "expert_raters" ADD CONSTRAINT "FK_ddedaa49b2f08989e395355731b" FOREIGN KEY ("expert_id") REFERENCES "experts"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "expert_raters" ADD CONSTRAINT "FK_37fe07fe802822793c8484ccd9c" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "expert_raters" ADD CONSTRAINT "FK_361db59062253eff87caba0ce24" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  /** A rating is written once, and nothing says whose it is. */
  private async walls(runner: QueryRunner): Promise<void> {
    for (const table of ['expert_competencies', 'expert_periods', 'expert_ratings', 'expert_raters']) await wallByAgency(runner, table);
    await freeze(runner, 'expert_ratings');
    await runner.query(`grant select, insert on expert_ratings, expert_raters to ${everyone}`);
    await runner.query(`grant select, insert, delete on expert_competencies, expert_periods to ${everyone}`);
    await runner.query(`grant update (state, topic) on session_experts to ${everyone}`);
    await runner.query(`grant update (hook_secret, hook_key_made_at) on session_secrets to ${everyone}`);
  }

  /**
   * A session of a joint run is, to a guest agency, one of its own run of it: `run_here` leads there from the session's run, `run_with_sessions`
   * back. Its people prove their presence by the code of the host's room; the key of its webinar stays the host's.
   */
  private async guests(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function run_here(run uuid) returns uuid language sql stable as $$
        select coalesce((select m.id from run_quotas q join runs m on m.joint_quota_id = q.id where q.run_id = run and q.guest_agency_id = ${currentAgency}), run) $$`);
    await runner.query(`
      create function run_with_sessions(run uuid) returns uuid language sql stable as $$
        select coalesce((select q.run_id from runs m join run_quotas q on q.id = m.joint_quota_id where m.id = run), run) $$`);
    await runner.query(`
      create function room_secret_of(session uuid) returns bytea language sql stable security definer set search_path = public as $$
        select x.room_secret from session_secrets x join run_sessions s on s.id = x.session_id
        where x.session_id = session
          and (x.agency_id = ${currentAgency} or exists (select from run_quotas q where q.run_id = s.run_id and q.guest_agency_id = ${currentAgency})) $$`);
    await runner.query(`
      create function guests_of_session(session uuid) returns table (agency_id uuid) language sql stable security definer set search_path = public as $$
        select q.guest_agency_id from run_sessions s join run_quotas q on q.run_id = s.run_id and q.guest_agency_id is not null
        where s.id = session and s.agency_id = ${currentAgency} $$`);
    await runner.query(`revoke execute on function room_secret_of(uuid), guests_of_session(uuid) from public`);
    await runner.query(`grant execute on function room_secret_of(uuid), guests_of_session(uuid) to ${everyone}`);
  }
}
