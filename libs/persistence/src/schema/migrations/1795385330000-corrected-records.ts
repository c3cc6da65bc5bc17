import type { MigrationInterface, QueryRunner } from 'typeorm';
import { serving } from './walls.js';

/** A person tells the receiving service of what was sent and taken back since, and notes it here. */
export class CorrectedRecords1795385330000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table record_deliveries add column corrected_at timestamptz`);
    await runner.query(`grant update (corrected_at) on record_deliveries to ${serving}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
