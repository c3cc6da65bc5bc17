import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyone, wallByAgency } from './walls.js';

/**
 * What each night's look at an agency's audit chain found. The worker writes it, and tells the installation's upkeep by a
 * function that can say nothing else.
 */
export class AuditChecks1795361898000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "audit_checks" ("agency_id" uuid NOT NULL, "day" date NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "entries" integer NOT NULL, "broken_at" bigint, "unlike_day" date, CONSTRAINT "audit_checks_pkey" PRIMARY KEY ("agency_id", "day"))`,
    );
    await runner.query(`alter table audit_checks add constraint audit_checks_agency foreign key (agency_id) references agencies (id)`);
    await wallByAgency(runner, 'audit_checks');
    await runner.query(`grant select on audit_checks to ${everyone}`);
    await runner.query(`grant insert, update on audit_checks to sinau_worker`);
    await this.note(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  /** As old as the agency that was looked at longest ago; as bad as the number of agencies whose chain does not fit. */
  private async note(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function note_audit_checks() returns void language sql volatile security definer set search_path = public as $$
        insert into upkeep as u (kind, at, findings)
        select 'audit', coalesce(min(coalesce(last.at, g.created_at)), now()), count(*) filter (where last.broken_at is not null)
        from agencies g left join lateral (select at, broken_at from audit_checks c where c.agency_id = g.id order by day desc limit 1) as last on true
        on conflict (kind) do update set at = excluded.at, findings = excluded.findings $$`);
    await runner.query(`revoke execute on function note_audit_checks() from public`);
    await runner.query(`grant execute on function note_audit_checks() to sinau_worker`);
  }
}
