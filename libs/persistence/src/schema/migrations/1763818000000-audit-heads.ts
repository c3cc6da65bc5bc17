import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyone, wallByAgency } from './walls.js';

/**
 * Remembers where each audit chain ends. A chain proves that what follows fits what came before; only its head
 * proves that nothing was cut off at the end. No serving role can write it.
 */
export class AuditHeads1763818000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "audit_heads" ("agency_id" uuid NOT NULL, "position" bigint NOT NULL, "hash" bytea NOT NULL, CONSTRAINT "audit_heads_pkey" PRIMARY KEY ("agency_id"))`);
    await runner.query(`insert into audit_heads select distinct on (agency_id) agency_id, position, hash from audit_entries order by agency_id, position desc`);
    await wallByAgency(runner, 'audit_heads');
    await runner.query(`grant select on audit_heads to ${everyone}`);
    await this.write(runner);
    await this.check(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  /** A new entry never takes the place of one that is gone: its position follows the head. */
  private async write(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function chain_audit() returns trigger language plpgsql security definer set search_path = public as $$
      declare last record; head bigint;
      begin
        perform pg_advisory_xact_lock(hashtextextended('sinau.audit.' || new.agency_id, 0));
        select position, hash into last from audit_entries where agency_id = new.agency_id order by position desc limit 1;
        select position into head from audit_heads where agency_id = new.agency_id;
        new.position := greatest(coalesce(last.position, 0), coalesce(head, 0)) + 1;
        new.previous_hash := last.hash;
        new.at := clock_timestamp();
        new.hash := audit_digest(new);
        return new;
      end $$`);
    // Once per statement: a row that is updated thousands of times in one transaction grows slow.
    await runner.query(`
      create function move_audit_head() returns trigger language plpgsql security definer set search_path = public as $$
      begin
        insert into audit_heads as h select distinct on (agency_id) agency_id, position, hash from added order by agency_id, position desc
        on conflict (agency_id) do update set position = excluded.position, hash = excluded.hash where h.position < excluded.position;
        return null;
      end $$`);
    await runner.query(`create trigger head after insert on audit_entries referencing new table as added for each statement execute function move_audit_head()`);
  }

  private async check(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function audit_breaks() returns table (agency_id uuid, at_position bigint) language sql stable as $$
        select agency_id, position from (
          select e.agency_id, e.position, e.hash = audit_digest(e)
            and e.previous_hash is not distinct from lag(e.hash) over chain
            and e.position = coalesce(lag(e.position) over chain, 0) + 1 as sound
          from audit_entries e window chain as (partition by e.agency_id order by e.position)) as checked
        where not sound
        union
        select h.agency_id, h.position from audit_heads h
        where not exists (select from audit_entries e where e.agency_id = h.agency_id and e.position = h.position and e.hash = h.hash) $$`);
  }
}
