import type { MigrationInterface, QueryRunner } from 'typeorm';
import { serving, wallByAgency } from './walls.js';

/**
 * Where an agency's records of training are sent, and how far each is: a lease while a worker sends, the next try after a
 * failure. The key of the receiving service is read by the worker alone. Budget lines say what the rupiah are for.
 */
export class RecordServices1795369734000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table record_services (agency_id uuid not null, address text not null, access_key text, key_hint text, active boolean not null default false, since_year integer not null,
      revision integer not null default 1, updated_at timestamptz not null default now(), updated_by uuid not null, constraint record_services_pkey primary key (agency_id))`);
    await runner.query(`alter table record_services add constraint "FK_f0566e95ccf363a93cfb8a008b8" foreign key (agency_id) references agencies (id)`);
    await runner.query(`alter table record_services add constraint "FK_d2c0c8120fdf5168d605deb8b04" foreign key (updated_by) references people (id)`);
    await runner.query(`create index record_services_by_editor on record_services (updated_by)`);
    await wallByAgency(runner, 'record_services');
    await runner.query(`grant select (agency_id, address, key_hint, active, since_year, revision, updated_at, updated_by), insert, update on record_services to ${serving}`);
    await runner.query(`grant select on record_services to sinau_worker`);

    await runner.query(`alter table record_deliveries add next_at timestamptz not null default now(), add leased_until timestamptz`);
    await runner.query(`create index record_deliveries_due on record_deliveries (agency_id, next_at) where state in ('waiting', 'sending')`);
    await runner.query(`grant update (next_at) on record_deliveries to ${serving}`);
    await runner.query(`grant update (next_at, leased_until) on record_deliveries to sinau_worker`);

    await runner.query(`alter table programme_budget_lines add item text not null default 'other'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
