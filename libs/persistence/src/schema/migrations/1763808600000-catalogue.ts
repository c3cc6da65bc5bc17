import type { MigrationInterface, QueryRunner } from 'typeorm';
import { serving, wallByAgency } from './walls.js';

/** The catalogue's own rows: a list of courses reads no document. Written by authors, when they publish. */
export class Catalogue1763808600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "catalogue_entries" ("course_id" uuid NOT NULL, "agency_id" uuid NOT NULL, "version_id" uuid NOT NULL, "title" text NOT NULL, "summary" text NOT NULL, "competency_class" text NOT NULL, "activity_kind" integer NOT NULL, "hours" numeric(4,1) NOT NULL, "minutes" integer NOT NULL, "lessons" integer NOT NULL, "bytes" bigint NOT NULL, "search" tsvector NOT NULL, "published_at" TIMESTAMP WITH TIME ZONE NOT NULL, "hidden" boolean NOT NULL DEFAULT false, CONSTRAINT "PK_52e7523e2c1f45a95d59006e229" PRIMARY KEY ("course_id"))`);
    await runner.query(`CREATE INDEX "catalogue_entries_title" ON "catalogue_entries"  ("agency_id", "title", "course_id")`);
    await runner.query(`CREATE INDEX "catalogue_entries_newest" ON "catalogue_entries"  ("agency_id", "published_at", "course_id")`);
    await runner.query(`ALTER TABLE "catalogue_entries" ADD CONSTRAINT "FK_52e7523e2c1f45a95d59006e229" FOREIGN KEY ("course_id") REFERENCES "courses"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "catalogue_entries" ADD CONSTRAINT "FK_2de9e0af55f533a05f9e25171b2" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "catalogue_entries" ADD CONSTRAINT "FK_6c0fddaf2fdfb241ea6b95088fe" FOREIGN KEY ("version_id") REFERENCES "course_versions"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
    await wallByAgency(runner, 'catalogue_entries');
    await runner.query(`grant select on catalogue_entries to ${serving}`);
    await runner.query(`grant insert, update on catalogue_entries to sinau_author`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
