import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who changed a question, a quiz's settings or an article last: told to the author whose save comes second. Null for what was changed before. */
export class EditedBy1795358700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table questions add column edited_by uuid references people (id), add column edited_at timestamptz not null default now()`);
    await runner.query(`alter table quizzes add column settings_edited_by uuid references people (id), add column settings_edited_at timestamptz`);
    await runner.query(`alter table article_drafts add column edited_by uuid references people (id)`);
    await runner.query(`create index questions_by_person on questions (edited_by)`);
    await runner.query(`create index quizzes_by_person on quizzes (settings_edited_by)`);
    await runner.query(`create index article_drafts_by_person on article_drafts (edited_by)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
