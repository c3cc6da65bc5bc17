import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyone, serving, wallByAgency } from './walls.js';

/**
 * Claims of training elsewhere, records on their way to the national personnel system, and rules that a person may add
 * and confirm: a row's numbers never change, a new row takes its place.
 */
export class ClaimsAndRecords1795361593000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.claims(runner);
    await this.records(runner);
    await this.rules(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async claims(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "training_claims" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "person_id" uuid NOT NULL, "title" text NOT NULL, "organiser" text NOT NULL, "certificate_number" text, "comparable_number" text, "starts_on" date NOT NULL, "ends_on" date NOT NULL, "hours_claimed" numeric(5,1) NOT NULL, "hours_accepted" numeric(5,1), "activity_kind" integer NOT NULL, "competency_class" text NOT NULL, "file_name" text NOT NULL, "file_type" text NOT NULL, "file_bytes" integer NOT NULL, "file_sha256" text NOT NULL, "state" text NOT NULL DEFAULT 'submitted', "reason" text, "submitted_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "decided_by" uuid, "decided_at" TIMESTAMP WITH TIME ZONE, "awarded_at" TIMESTAMP WITH TIME ZONE, "revision" integer NOT NULL DEFAULT '1', CONSTRAINT "PK_5c6b3f0ea9e75e8427be53486da" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "training_claims_by_decider" ON "training_claims" ("decided_by")`);
    await runner.query(`CREATE INDEX "training_claims_by_file" ON "training_claims" ("agency_id", "file_sha256")`);
    await runner.query(`CREATE INDEX "training_claims_by_number" ON "training_claims" ("agency_id", "comparable_number")`);
    await runner.query(`CREATE INDEX "IDX_19145dc1caadcc38d11a5e1d7e" ON "training_claims" ("person_id", "ends_on")`);
    await runner.query(`CREATE INDEX "IDX_c0b8db6c23e566597ec163094b" ON "training_claims" ("agency_id", "state", "submitted_at", "id")`);
    await runner.query(`ALTER TABLE "training_claims" ADD CONSTRAINT "FK_c63f0b5f2c0417462d228414bce" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "training_claims" ADD CONSTRAINT "FK_6dc3bd04fe40a14a94b78891924" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "training_claims" ADD CONSTRAINT "FK_80e7166a550a4528a7813426dfe" FOREIGN KEY ("decided_by") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await wallByAgency(runner, 'training_claims');
    await runner.query(`grant select, insert, update on training_claims to ${serving}`);
    await runner.query(`grant select, update (awarded_at) on training_claims to sinau_worker`);
  }

  private async records(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "record_deliveries" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "person_id" uuid NOT NULL, "year" integer NOT NULL, "evidence_kind" text NOT NULL, "evidence_id" uuid NOT NULL, "shape" text NOT NULL, "record" jsonb NOT NULL, "state" text NOT NULL DEFAULT 'waiting', "attempts" integer NOT NULL DEFAULT '0', "external_id" text, "problem" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "sent_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_10883010c633bca8afde7876349" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "record_deliveries_by_person" ON "record_deliveries" ("person_id")`);
    await runner.query(`CREATE INDEX "IDX_2e3bbbdb10ef95d7f313a3d8c9" ON "record_deliveries" ("agency_id", "state", "id")`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_15dbbc6d10d58ae33920cc9e43" ON "record_deliveries" ("evidence_kind", "evidence_id")`);
    await runner.query(`ALTER TABLE "record_deliveries" ADD CONSTRAINT "FK_d3881e0b6f6435816fb7091d2f4" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "record_deliveries" ADD CONSTRAINT "FK_6fcafcd11510901b5c808588de0" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await wallByAgency(runner, 'record_deliveries');
    await runner.query(`grant select, insert on record_deliveries to ${everyone}`);
    await runner.query(`grant update (state, attempts, problem) on record_deliveries to ${serving}`);
    await runner.query(`grant update (state, attempts, external_id, problem, sent_at) on record_deliveries to sinau_worker`);
  }

  private async rules(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function guard_regulation() returns trigger language plpgsql as $$
      begin
        if (to_jsonb(new) - '{verified_by,verified_at,source}'::text[]) <> (to_jsonb(old) - '{verified_by,verified_at,source}'::text[]) or old.verified_at is not null then
          raise exception 'a rule is frozen' using errcode = '23514', constraint = 'frozen_regulations';
        end if;
        return new;
      end $$`);
    await runner.query(`create trigger frozen before update on regulations for each row execute function guard_regulation()`);
    await runner.query(`grant insert, update (verified_by, verified_at, source) on regulations to ${serving}`);
  }
}
