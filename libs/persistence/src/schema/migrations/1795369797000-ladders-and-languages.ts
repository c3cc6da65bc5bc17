import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyone, wallByAgency } from './walls.js';

/** Whether a video has its qualities, the packages that better ones replaced, the language of a course in the catalogue, and the newest questions of all quizzes. */
export class LaddersAndLanguages1795369797000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.ladders(runner);
    await this.replacedPackages(runner);
    await runner.query(`ALTER TABLE "catalogue_entries" ADD "language" text NOT NULL DEFAULT 'id'`);
    await runner.query(`CREATE INDEX "questions_newest" ON "questions"  ("agency_id", "edited_at", "id") WHERE deleted_at is null`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async ladders(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "media_assets" ADD "ladder" text`);
    await runner.query(`ALTER TABLE "media_assets" ADD "ladder_progress" smallint`);
    // What was made with ffmpeg has a poster, and one quality alone only of a small source.
    await runner.query(`
      update media_assets set ladder = case
        when result ->> 'kind' = 'progressive' or result ->> 'poster' is null
          or (jsonb_array_length(result -> 'qualities') = 1 and (result #>> '{qualities,0,height}')::numeric >= 480) then 'wanted'
        else 'made' end
      where kind = 'video' and state = 'ready' and result is not null`);
    await runner.query(`CREATE INDEX "media_assets_wanted_ladders" ON "media_assets"  ("agency_id", "created_at", "id") WHERE ladder = 'wanted'`);
  }

  private async replacedPackages(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "replaced_packages" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "object_key" text NOT NULL, "prefix" text NOT NULL, "kind" text NOT NULL, "content_type" text NOT NULL, "delete_after" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_e12cff5b56118caa26230f845f5" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "replaced_packages_prefix" ON "replaced_packages"  ("agency_id", "prefix")`);
    await runner.query(`CREATE INDEX "replaced_packages_object" ON "replaced_packages"  ("agency_id", "object_key")`);
    await runner.query(`CREATE INDEX "replaced_packages_due" ON "replaced_packages"  ("agency_id", "delete_after")`);
    await runner.query(`ALTER TABLE "replaced_packages" ADD CONSTRAINT "FK_7088160231298b20c0f8fd67e9d" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await wallByAgency(runner, 'replaced_packages');
    await runner.query(`grant select on replaced_packages to ${everyone}`);
    await runner.query(`grant insert, update, delete on replaced_packages to sinau_worker`);
  }
}
