import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyone, wallByAgency } from './walls.js';

/**
 * What the programme cycle stands on: the competency framework, needs, programmes, a run's sessions; and a ledger that counts
 * other evidence than certificates, with its minutes and the rule by which they became JP.
 */
export class ProgrammeCycle1795358590331 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.tables(runner);
    await this.references(runner);
    await this.ledger(runner);
    for (const table of ['competencies', 'needs', 'programmes', 'programme_needs', 'run_sessions']) await wallByAgency(runner, table);
    await runner.query(`grant select, insert, update on competencies, needs, programmes, run_sessions to ${everyone}`);
    await runner.query(`grant select, insert, delete on programme_needs to ${everyone}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async tables(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "programmes" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "name" text NOT NULL, "year" integer NOT NULL, "state" text NOT NULL DEFAULT 'draft', "summary" text NOT NULL DEFAULT '', "objectives" jsonb NOT NULL DEFAULT '[]', "indicators" jsonb NOT NULL DEFAULT '[]', "methods" jsonb NOT NULL DEFAULT '[]', "course_id" uuid, "curriculum" jsonb NOT NULL DEFAULT '[]', "budget_planned" bigint NOT NULL DEFAULT '0', "owner_ids" uuid array NOT NULL DEFAULT '{}', "evaluation_plan" jsonb NOT NULL DEFAULT '{}', "revision" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_116b5f8dbb9f632d76bc144404f" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "programmes_by_course" ON "programmes"  ("course_id") `);
    await runner.query(`CREATE INDEX "IDX_eecfe0c26d1e6a6ea0dc1ebe17" ON "programmes"  ("agency_id", "year", "state") `);
    await runner.query(`CREATE TABLE "competencies" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "code" text NOT NULL, "name" text NOT NULL, "competency_class" text NOT NULL, "description" text NOT NULL DEFAULT '', "levels" jsonb NOT NULL, "revision" integer NOT NULL DEFAULT '1', "archived_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_0b29ecda233cc61de0d93527813" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_3ae6647d9252b916f92d41acaf" ON "competencies"  ("agency_id", "code") `);
    await runner.query(`CREATE TABLE "needs" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "origin" text NOT NULL, "state" text NOT NULL DEFAULT 'open', "year" integer NOT NULL, "title" text NOT NULL, "description" text NOT NULL DEFAULT '', "competency_id" uuid, "unit_id" uuid, "people" integer NOT NULL DEFAULT '0', "weight" numeric(5,2) NOT NULL DEFAULT '50', "evidence" jsonb NOT NULL DEFAULT '{}', "merged_into" uuid, "reason" text, "created_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "decided_by" uuid, "decided_at" TIMESTAMP WITH TIME ZONE, "revision" integer NOT NULL DEFAULT '1', CONSTRAINT "PK_fdb71d393bc390a1a09ac047dd1" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "needs_by_survivor" ON "needs"  ("merged_into") `);
    await runner.query(`CREATE INDEX "needs_by_unit" ON "needs"  ("unit_id") `);
    await runner.query(`CREATE INDEX "needs_by_competency" ON "needs"  ("competency_id") `);
    await runner.query(`CREATE INDEX "IDX_4487f01e76c80f8513e2568e9e" ON "needs"  ("agency_id", "year", "state") `);
    await runner.query(`CREATE TABLE "programme_needs" ("programme_id" uuid NOT NULL, "need_id" uuid NOT NULL, "agency_id" uuid NOT NULL, CONSTRAINT "programme_needs_pkey" PRIMARY KEY ("programme_id", "need_id"))`);
    await runner.query(`CREATE INDEX "programme_needs_by_need" ON "programme_needs"  ("need_id") `);
    await runner.query(`CREATE TABLE "run_sessions" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "run_id" uuid NOT NULL, "title" text NOT NULL, "kind" text NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "time_zone" text NOT NULL, "place" text, "link" text, "activity_kind" integer NOT NULL, "competency_class" text NOT NULL, "hours" numeric(4,1) NOT NULL, "minimum_share" smallint NOT NULL DEFAULT '80', "state" text NOT NULL DEFAULT 'planned', "revision" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_81f7861032f4e25454daa4e01e4" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "IDX_df6b9fec1500b8e6ffbd5cb39f" ON "run_sessions"  ("agency_id", "starts_at", "id") `);
    await runner.query(`CREATE INDEX "IDX_680c34845625b4773f6ddd7627" ON "run_sessions"  ("run_id", "starts_at") `);
    await runner.query(`ALTER TABLE "runs" ADD "programme_id" uuid`);
    await runner.query(`CREATE INDEX "runs_by_programme" ON "runs"  ("programme_id") `);
  }

  private async references(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "programmes" ADD CONSTRAINT "FK_a48b8c8b4e30e6a74ca7484d844" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "programmes" ADD CONSTRAINT "FK_e0ad816b952a68bbcb935b65f1f" FOREIGN KEY ("course_id") REFERENCES "courses"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "runs" ADD CONSTRAINT "FK_0dd29760ebe794d7d2d03865525" FOREIGN KEY ("programme_id") REFERENCES "programmes"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "competencies" ADD CONSTRAINT "FK_ebd0372afc45d0ab8d0bdcc8574" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "needs" ADD CONSTRAINT "FK_23e6a19100de8a05699c0413461" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "needs" ADD CONSTRAINT "FK_169db15df3ab127462941d07a14" FOREIGN KEY ("competency_id") REFERENCES "competencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "needs" ADD CONSTRAINT "FK_7fd5589dd4a1c6c47dee1885799" FOREIGN KEY ("unit_id") REFERENCES "units"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "needs" ADD CONSTRAINT "FK_925178aee21f410be940bae7429" FOREIGN KEY ("merged_into") REFERENCES "needs"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "needs" ADD CONSTRAINT "FK_265ed8ffdc52fd3608c459d48fe" FOREIGN KEY ("created_by") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "needs" ADD CONSTRAINT "FK_5b83da5395792d732478ecdd28a" FOREIGN KEY ("decided_by") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "programme_needs" ADD CONSTRAINT "FK_9719e5fd5724e8a500b32877362" FOREIGN KEY ("programme_id") REFERENCES "programmes"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "programme_needs" ADD CONSTRAINT "FK_a644daa6bb9e8ba054c7159fa6c" FOREIGN KEY ("need_id") REFERENCES "needs"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "programme_needs" ADD CONSTRAINT "FK_d2bdaa535e3502c13335a53df7b" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "run_sessions" ADD CONSTRAINT "FK_6dd0940935f0f6b2fa6e8568375" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "run_sessions" ADD CONSTRAINT "FK_3e64c68d7b36dcd4087629c33b5" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  /** Entries are frozen for every role; what they stood for until now is told by the rule of 45 minutes, which is one row. */
  private async ledger(runner: QueryRunner): Promise<void> {
    await runner.query(
      `insert into regulations (id, regulation, article, valid_from, valid_to, parameters, source) values
       ('jp-minutes', 'PerLAN 10/2018', 'Lampiran', '2018-01-01', null, $1, 'Belum dicocokkan dengan naskah peraturan') on conflict (id) do nothing`,
      [JSON.stringify({ kind: 'minutes_per_hour', minutes: 45 })],
    );
    await runner.query(`ALTER TABLE "ledger_entries" ADD "minutes" integer`);
    await runner.query(`ALTER TABLE "ledger_entries" ADD "rule_id" text`);
    await runner.query(`alter table ledger_entries disable trigger frozen`);
    await runner.query(`update ledger_entries set minutes = round(hours * 45), rule_id = 'jp-minutes'`);
    await runner.query(`alter table ledger_entries enable trigger frozen`);
    await runner.query(`alter table ledger_entries alter column minutes set not null`);
    await runner.query(`CREATE INDEX "ledger_entries_by_rule" ON "ledger_entries"  ("rule_id") `);
    await runner.query(`ALTER TABLE "ledger_entries" ADD CONSTRAINT "FK_d1165a58d87c4253ecdfdf07640" FOREIGN KEY ("rule_id") REFERENCES "regulations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }
}
