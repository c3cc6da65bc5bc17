import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyone, freeze, serving, wallByAgency } from './walls.js';

/**
 * A run closes only with a decision. Runs that were closed before get one of the kind `not_recorded`, made by nobody and resting on no figures:
 * to call them `continue` would put words into somebody's mouth and count in reports, and to let them go without would leave a hole in the constraint.
 * No role that serves can write that kind.
 */
export class Decisions1795369872000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.tables(runner);
    await this.references(runner);
    for (const table of ['decisions', 'change_requests', 'instructor_blocks', 'instructor_overrides']) await wallByAgency(runner, table);
    await runner.query(`create policy made_by_somebody on decisions as restrictive for insert with check (kind <> 'not_recorded')`);
    await runner.query(`grant select on decisions, change_requests, instructor_blocks, instructor_overrides to ${everyone}`);
    await runner.query(`grant insert on decisions, change_requests, instructor_blocks, instructor_overrides to ${serving}`);
    await runner.query(`grant update (withdrawn_at, withdrawn_by, withdrawal_reason) on decisions to ${serving}`);
    await runner.query(`grant update (state, version_id, answer, answered_by, answered_at) on change_requests to ${serving}`);
    for (const table of ['instructor_blocks', 'instructor_overrides']) await freeze(runner, table);
    await this.guards(runner);
    await this.closedBefore(runner);
    await runner.query(`ALTER TABLE "runs" ADD CONSTRAINT "runs_closed_with_decision" CHECK ((closed_at is null) = (decision_id is null))`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async tables(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "decisions" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "run_id" uuid NOT NULL, "course_id" uuid NOT NULL, "programme_id" uuid, "version_id" uuid, "kind" text NOT NULL, "reasons" text NOT NULL, "figures" jsonb, "decided_by" uuid, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "withdrawn_at" TIMESTAMP WITH TIME ZONE, "withdrawn_by" uuid, "withdrawal_reason" text, CONSTRAINT "decisions_taken_back" CHECK ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_reason is null)), CONSTRAINT "decisions_made_by_somebody" CHECK ((kind = 'not_recorded') = (decided_by is null) and (kind = 'not_recorded') = (figures is null)), CONSTRAINT "decisions_kind" CHECK (kind in ('continue', 'develop', 'change_curriculum', 'change_instructor', 'stop', 'not_recorded')), CONSTRAINT "PK_48eee6fa229cd5e43648f6a2ec3" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "decisions_in_time" ON "decisions"  ("agency_id", "decided_at", "id") `);
    await runner.query(`CREATE INDEX "decisions_by_withdrawer" ON "decisions"  ("withdrawn_by") `);
    await runner.query(`CREATE INDEX "decisions_by_decider" ON "decisions"  ("decided_by") `);
    await runner.query(`CREATE INDEX "decisions_by_version" ON "decisions"  ("version_id") `);
    await runner.query(`CREATE INDEX "decisions_by_programme" ON "decisions"  ("programme_id") `);
    await runner.query(`CREATE INDEX "decisions_by_course" ON "decisions"  ("course_id") `);
    await runner.query(`CREATE INDEX "decisions_by_run" ON "decisions"  ("run_id") `);
    await runner.query(`CREATE UNIQUE INDEX "decisions_one_stands" ON "decisions"  ("run_id") WHERE withdrawn_at is null`);
    await runner.query(`CREATE TABLE "change_requests" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "decision_id" uuid NOT NULL, "course_id" uuid NOT NULL, "what" text NOT NULL, "why" text NOT NULL, "state" text NOT NULL DEFAULT 'open', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "version_id" uuid, "answer" text NOT NULL DEFAULT '', "answered_by" uuid, "answered_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "change_requests_answered_by_a_version" CHECK ((state = 'answered') = (version_id is not null and answered_by is not null and answered_at is not null and answer <> '')), CONSTRAINT "change_requests_state" CHECK (state in ('open', 'answered', 'withdrawn')), CONSTRAINT "PK_e3f28255a6e818820f18f6d5956" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "change_requests_in_time" ON "change_requests"  ("agency_id", "state", "created_at", "id") `);
    await runner.query(`CREATE INDEX "change_requests_by_answerer" ON "change_requests"  ("answered_by") `);
    await runner.query(`CREATE INDEX "change_requests_by_version" ON "change_requests"  ("version_id") `);
    await runner.query(`CREATE INDEX "change_requests_by_course" ON "change_requests"  ("course_id", "state") `);
    await runner.query(`CREATE UNIQUE INDEX "change_requests_by_decision" ON "change_requests"  ("decision_id") `);
    await runner.query(`CREATE TABLE "instructor_blocks" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "decision_id" uuid NOT NULL, "programme_id" uuid, "course_id" uuid NOT NULL, "person_id" uuid, "guest_name" text, CONSTRAINT "instructor_blocks_named" CHECK ((person_id is null) <> (guest_name is null)), CONSTRAINT "PK_9529468ca9f195b403c8c36022f" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "instructor_blocks_of_agency" ON "instructor_blocks"  ("agency_id") `);
    await runner.query(`CREATE INDEX "instructor_blocks_by_person" ON "instructor_blocks"  ("person_id") `);
    await runner.query(`CREATE INDEX "instructor_blocks_by_course" ON "instructor_blocks"  ("course_id") `);
    await runner.query(`CREATE INDEX "instructor_blocks_by_programme" ON "instructor_blocks"  ("programme_id") `);
    await runner.query(`CREATE INDEX "instructor_blocks_by_decision" ON "instructor_blocks"  ("decision_id") `);
    await runner.query(`CREATE TABLE "instructor_overrides" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "block_id" uuid NOT NULL, "run_id" uuid NOT NULL, "reason" text NOT NULL, "created_by" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_69e57bea145fea80e1aa87dcb76" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "instructor_overrides_of_agency" ON "instructor_overrides"  ("agency_id") `);
    await runner.query(`CREATE INDEX "instructor_overrides_by_person" ON "instructor_overrides"  ("created_by") `);
    await runner.query(`CREATE INDEX "instructor_overrides_by_run" ON "instructor_overrides"  ("run_id") `);
    await runner.query(`CREATE UNIQUE INDEX "instructor_overrides_once" ON "instructor_overrides"  ("block_id", "run_id") `);
    await runner.query(`ALTER TABLE "runs" ADD "decision_id" uuid`);
    await runner.query(`CREATE INDEX "runs_by_decision" ON "runs"  ("decision_id") `);
  }

  private async references(runner: QueryRunner): Promise<void> {
    const links: readonly (readonly [table: string, column: string, name: string, target: string])[] = [
      ['runs', 'decision_id', 'FK_58f9266e1017c06e8c944224d1a', 'decisions'],
      ['decisions', 'agency_id', 'FK_de34e37362213ee721548307fcd', 'agencies'],
      ['decisions', 'run_id', 'FK_3bf5f563d61118f3343251fe43e', 'runs'],
      ['decisions', 'course_id', 'FK_100aa5d51653a16db7c035596a2', 'courses'],
      ['decisions', 'programme_id', 'FK_8bb0b6bdbdded4b3d66a446be3b', 'programmes'],
      ['decisions', 'version_id', 'FK_2ae5fac4d05ef520ed2668f0818', 'course_versions'],
      ['decisions', 'decided_by', 'FK_ccb44c98839be4eac40bbd09fce', 'people'],
      ['decisions', 'withdrawn_by', 'FK_ccfcd6b951866ba023f6dcfdcf7', 'people'],
      ['change_requests', 'agency_id', 'FK_86294692584353075696af5e497', 'agencies'],
      ['change_requests', 'decision_id', 'FK_10536b6f654e11f9a90bf5a7b8d', 'decisions'],
      ['change_requests', 'course_id', 'FK_781ad85dcf8ad9f7e7446817006', 'courses'],
      ['change_requests', 'version_id', 'FK_43e72bc3069ebe352ed1be7094e', 'course_versions'],
      ['change_requests', 'answered_by', 'FK_68a9afdb3a4a386301d159ff6c5', 'people'],
      ['instructor_blocks', 'agency_id', 'FK_06bd3ccab86887208cdc754fb0e', 'agencies'],
      ['instructor_blocks', 'decision_id', 'FK_1c23edd10d96c1839ef99e9c5fb', 'decisions'],
      ['instructor_blocks', 'programme_id', 'FK_ad826aacd74bc53f1dd6a2bad60', 'programmes'],
      ['instructor_blocks', 'course_id', 'FK_6bdeaf356ac5d31c1c4f0277670', 'courses'],
      ['instructor_blocks', 'person_id', 'FK_808b3ecb1dc055285881d28fb87', 'people'],
      ['instructor_overrides', 'agency_id', 'FK_0079cefb30bc53729e0953dffe7', 'agencies'],
      ['instructor_overrides', 'block_id', 'FK_01d9fcf6e2be7deed138972c15e', 'instructor_blocks'],
      ['instructor_overrides', 'run_id', 'FK_77451b1c6c534576d239a37e43f', 'runs'],
      ['instructor_overrides', 'created_by', 'FK_38e1de461930dba87b62d58991c', 'people'],
    ];
    for (const [table, column, name, target] of links) {
      await runner.query(`ALTER TABLE "${table}" ADD CONSTRAINT "${name}" FOREIGN KEY ("${column}") REFERENCES "${target}"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    }
  }

  /** A run is closed by its own decision, and a request answered by a version of its own course: what a foreign key alone can't say. */
  private async guards(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function closed_by_own_decision() returns trigger language plpgsql as $$
      begin
        if not exists (select from decisions d where d.id = new.decision_id and d.run_id = new.id and d.withdrawn_at is null) then
          raise exception 'run % is closed by a decision of its own that stands, not by %', new.id, new.decision_id using errcode = 'check_violation', constraint = 'runs_closed_by_own_decision';
        end if;
        return null;
      end $$`);
    await runner.query(`create constraint trigger own_decision after insert or update of decision_id on runs for each row when (new.decision_id is not null) execute function closed_by_own_decision()`);
    await runner.query(`
      create function answered_by_own_version() returns trigger language plpgsql as $$
      begin
        if not exists (select from course_versions v where v.id = new.version_id and v.course_id = new.course_id and v.published_at >= new.created_at) then
          raise exception 'request % is answered by a later version of its course, not by %', new.id, new.version_id using errcode = 'check_violation', constraint = 'change_requests_answered_by_own_version';
        end if;
        return null;
      end $$`);
    await runner.query(`create constraint trigger own_version after insert or update of version_id on change_requests for each row when (new.version_id is not null) execute function answered_by_own_version()`);
  }

  private async closedBefore(runner: QueryRunner): Promise<void> {
    await runner.query(`
      with kept as (
        insert into decisions (id, agency_id, run_id, course_id, programme_id, kind, reasons, decided_at)
        select gen_random_uuid(), r.agency_id, r.id, r.course_id, r.programme_id, 'not_recorded', 'closed before decisions were kept', r.closed_at
        from runs r where r.closed_at is not null
        returning id, run_id)
      update runs r set decision_id = kept.id from kept where kept.run_id = r.id`);
  }
}
