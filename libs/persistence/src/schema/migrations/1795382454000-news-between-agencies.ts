import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a worker needs to tell another agency's people: the offers made to them, and why a session of their joint run was cancelled. */
export class NewsBetweenAgencies1795382454000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table run_sessions add column cancel_reason text`);
    await runner.query(`grant execute on function package_offers_received() to sinau_worker`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
