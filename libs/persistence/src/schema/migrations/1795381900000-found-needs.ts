import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a need was proposed by – a survey's element or a decision – so that the same finding is never proposed twice, however the need is edited. */
export class FoundNeeds1795381900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table needs add found_by text`);
    await runner.query(`create unique index needs_found_once on needs (agency_id, found_by)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
