import type { MigrationInterface, QueryRunner } from 'typeorm';
import { serving } from './walls.js';

const inPlatform = `current_setting('sinau.platform', true) = 'on'`;

/** What the screens of the audit and of the queue read: indexes for the newest entries, depths without rows, failures of all agencies. */
export class Operations1763812800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "audit_entries_newest" ON "audit_entries"  ("agency_id", "at", "position")`);
    await runner.query(`CREATE INDEX "audit_entries_action" ON "audit_entries"  ("agency_id", "action", "at")`);
    // Numbers only: who serves people can't read the outbox.
    await runner.query(`
      create function outbox_depth() returns table (waiting integer, relayed integer, oldest_seconds double precision)
      language sql stable security definer set search_path = public as $$
        select count(*) filter (where relayed_at is null)::int, count(*) filter (where relayed_at is not null)::int,
               extract(epoch from now() - min(created_at) filter (where relayed_at is null))::float8
        from outbox $$`);
    await runner.query(`revoke execute on function outbox_depth() from public`);
    await runner.query(`grant execute on function outbox_depth() to ${serving}`);
    // The system's administrator keeps it running for everybody: failures hold ids and an error, no person's data.
    await runner.query(`create policy operate_read on failed_jobs for select to ${serving} using (${inPlatform})`);
    await runner.query(`create policy operate_retry on failed_jobs for update to ${serving} using (${inPlatform}) with check (${inPlatform})`);
    await runner.query(`create policy operate_ask on outbox for insert to ${serving} with check (${inPlatform})`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
