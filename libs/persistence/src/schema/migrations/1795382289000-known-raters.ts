import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is asked about an alumnus, and the groups that answers are told by: only what the domain knows. */
export class KnownRaters1795382289000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table behaviour_dispatches add constraint behaviour_dispatches_rater check (rater in ('self', 'supervisor_then', 'supervisor_now', 'colleague'))`);
    await runner.query(`alter table behaviour_answers add constraint behaviour_answers_rater_group check (rater_group in ('self', 'supervisor', 'colleague'))`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
