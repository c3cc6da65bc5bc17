import type { QueryRunner } from 'typeorm';

/** The agency of the running transaction; null outside of one, so that nothing matches. */
export const currentAgency = `nullif(current_setting('sinau.agency', true), '')::uuid`;

/** Turns on row-level security: rows of the transaction's agency, and no others, for every role but the owner. */
export async function wallByAgency(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`alter table ${table} enable row level security`);
  await runner.query(`create policy own_agency on ${table} using (agency_id = ${currentAgency}) with check (agency_id = ${currentAgency})`);
}

/** Roles that serve: learners and the public; authors of courses; background jobs. */
export const serving = 'sinau_app, sinau_author';
export const everyone = 'sinau_app, sinau_author, sinau_worker';

/** Refuses UPDATE on a table whose rows are frozen when written. */
export async function freeze(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`create trigger frozen before update on ${table} for each row execute function refuse_change()`);
}
