import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An unfinished upload is found again by its file, also after a reload; one person's file is on its way once. */
export class MediaUploads1763809000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "media_assets" ADD "fingerprint" text`);
    await runner.query(`CREATE UNIQUE INDEX "media_assets_one_upload" ON "media_assets"  ("course_id", "created_by", "kind", "fingerprint") WHERE state = 'uploading'`);
    // Whether other rows stand on the same stored object is asked before it is deleted: copies of a course share their files.
    await runner.query(`CREATE INDEX "IDX_media_assets_object_key" ON "media_assets"  ("object_key")`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
