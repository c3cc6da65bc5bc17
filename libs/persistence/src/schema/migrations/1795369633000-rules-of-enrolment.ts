import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyone, freeze, wallByAgency } from './walls.js';

/** The days of a rule, who asked for it to be applied, and what each application did. */
export class RulesOfEnrolment1795369633000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "enrolment_rules" ADD "starts_on" date`);
    await runner.query(`ALTER TABLE "enrolment_rules" ADD "ends_on" date`);
    await runner.query(`ALTER TABLE "enrolment_rules" ADD "asked_by" uuid`);
    await runner.query(`CREATE INDEX "enrolment_rules_by_asker" ON "enrolment_rules"  ("asked_by") `);
    await runner.query(`ALTER TABLE "enrolment_rules" ADD CONSTRAINT "FK_b6311b1ee8e7f063cb09976054e" FOREIGN KEY ("asked_by") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`CREATE TABLE "enrolment_rule_rounds" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "rule_id" uuid NOT NULL, "revision" integer NOT NULL, "fitting" integer NOT NULL, "enrolled" integer NOT NULL, "waiting" integer NOT NULL, "kept_out" integer NOT NULL, "applied_by" uuid, "applied_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_d8f0052ff9addf5ea8e14db1a4d" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "enrolment_rule_rounds_by_applier" ON "enrolment_rule_rounds"  ("applied_by") `);
    await runner.query(`CREATE INDEX "enrolment_rule_rounds_by_rule" ON "enrolment_rule_rounds"  ("rule_id", "applied_at") `);
    await runner.query(`ALTER TABLE "enrolment_rule_rounds" ADD CONSTRAINT "FK_f865aa254a7f2915b1bbc69e078" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "enrolment_rule_rounds" ADD CONSTRAINT "FK_2c4ca02eb7469cc5aa3247ee7ad" FOREIGN KEY ("rule_id") REFERENCES "enrolment_rules"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "enrolment_rule_rounds" ADD CONSTRAINT "FK_70f36ce623176538273d8617c31" FOREIGN KEY ("applied_by") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await wallByAgency(runner, 'enrolment_rule_rounds');
    await runner.query(`grant select, insert on enrolment_rule_rounds to ${everyone}`);
    await freeze(runner, 'enrolment_rule_rounds');
    // Who seats people tells them the course's title: the worker does, from waiting lists and by rules.
    await runner.query(`grant select on catalogue_entries to sinau_worker`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
