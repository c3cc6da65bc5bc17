import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who changed a question, a quiz's settings or an article last: told to the author whose save comes second. Null for what was changed before. */
export class EditedBy1795358700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table questions add column edited_by uuid constraint "FK_c73b835a8597652d7f125b2b8f9" references people (id), add column edited_at timestamptz not null default now()`);
    await runner.query(`alter table quizzes add column settings_edited_by uuid constraint "FK_143809aba4b969ffe9223cd13d5" references people (id), add column settings_edited_at timestamptz`);
    await runner.query(`alter table article_drafts add column edited_by uuid constraint "FK_0f8c2d2af26213d4c40792f98d5" references people (id)`);
    await runner.query(`create index questions_by_person on questions (edited_by)`);
    await runner.query(`create index quizzes_by_person on quizzes (settings_edited_by)`);
    await runner.query(`create index article_drafts_by_person on article_drafts (edited_by)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
