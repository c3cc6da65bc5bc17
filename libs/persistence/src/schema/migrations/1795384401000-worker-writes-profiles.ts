import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of the framework and of profiles are written by the worker. It may change competencies already. */
export class WorkerWritesProfiles1795384401000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`grant insert on competency_profiles to sinau_worker`);
    await runner.query(`grant insert, update on competency_requirements to sinau_worker`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
