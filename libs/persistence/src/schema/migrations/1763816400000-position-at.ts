import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the place in a video was taken: a device that was offline must not take a later one back. */
export class PositionAt1763816400000 implements MigrationInterface {
  name = 'PositionAt1763816400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table lesson_progress add column position_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table lesson_progress drop column position_at`);
  }
}
