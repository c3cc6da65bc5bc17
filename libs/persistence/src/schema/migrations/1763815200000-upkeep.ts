import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyone } from './walls.js';

/**
 * When the installation was last backed up and verified, and what must wake somebody, as numbers only: who serves people
 * can read neither the outbox nor other agencies' failures.
 */
export class Upkeep1763815200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "upkeep" ("kind" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "findings" integer NOT NULL DEFAULT '0', CONSTRAINT "upkeep_pkey" PRIMARY KEY ("kind"))`);
    await runner.query(`grant select on upkeep to ${everyone}`);
    await runner.query(`
      create function alarms() returns table (outbox_seconds double precision, failed_jobs integer, now timestamptz)
      language sql volatile security definer set search_path = public as $$
        select coalesce(extract(epoch from clock_timestamp() - (select min(created_at) from outbox where relayed_at is null)), 0)::float8,
               (select count(*)::int from failed_jobs where retried_at is null), clock_timestamp() $$`);
    await runner.query(`revoke execute on function alarms() from public`);
    await runner.query(`grant execute on function alarms() to ${everyone}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
