import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ids of an attempt's questions beside its paper: each save asks whether a question is in it, and to search the
 * paper's JSON for that cost as much as writing the answer. A trigger fills them, so that paper and ids can't disagree.
 */
export class PaperQuestions1763820000000 implements MigrationInterface {
  name = 'PaperQuestions1763820000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table attempts add column question_ids uuid[] not null default '{}'`);
    await runner.query(`
      create function attempts_list_questions() returns trigger language plpgsql as $$
      begin
        new.question_ids := array(select (line ->> 'questionId')::uuid from jsonb_array_elements(new.paper) as line);
        return new;
      end $$`);
    await runner.query(`create trigger attempts_list_questions before insert or update of paper on attempts for each row execute function attempts_list_questions()`);
    await runner.query(`update attempts set paper = paper`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger attempts_list_questions on attempts`);
    await runner.query(`drop function attempts_list_questions`);
    await runner.query(`alter table attempts drop column question_ids`);
  }
}
