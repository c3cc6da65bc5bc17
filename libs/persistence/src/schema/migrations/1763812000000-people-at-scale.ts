import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currentAgency, everyone, serving } from './walls.js';

/**
 * What lists of 100,000 people need. A second policy is joined to the first by OR, which no index on the agency survives:
 * one's own person is read by a function instead. Nor does row-level security let a text search go first: so does this.
 */
export class PeopleAtScale1763812000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop policy own_person on people`);
    await runner.query(`drop policy own_person on identifiers`);
    await runner.query(`
      create function own_account()
      returns table (full_name text, email text, language text, password_hash text, birth_date text, identifiers text[])
      language sql stable security definer set search_path = public as $$
        select p.full_name, a.email, a.language, a.password_hash, p.birth_date::text,
               array(select i.value from identifiers i where i.person_id = p.id and i.valid_to is null)
        from people p join accounts a on a.person_id = p.id where p.id = nullif(current_setting('sinau.person', true), '')::uuid $$`);
    await runner.query(`revoke execute on function own_account() from public`);
    await runner.query(`grant execute on function own_account() to ${serving}`);
    await runner.query(`alter index people_words set (fastupdate = off)`);
    await runner.query(`
      create function people_by_words(words text) returns setof uuid language sql stable security definer set search_path = public rows 200 as $$
        select id from people where agency_id = ${currentAgency} and to_tsvector('simple', full_name) @@ to_tsquery('simple', words) $$`);
    await runner.query(`revoke execute on function people_by_words(text) from public`);
    await runner.query(`grant execute on function people_by_words(text) to ${everyone}`);
    // Its temporary tables have no statistics: a nested loop over 20,000 people would take minutes, hash joins take a second.
    await runner.query(`alter function undo_people_import(uuid) set enable_nestloop = off`);
    await this.foreignKeys(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  /** Taking an imported person back asks each of these whether something hangs on them. */
  private async foreignKeys(runner: QueryRunner): Promise<void> {
    const columns: Readonly<Record<string, string>> = {
      identifiers: 'person_id', appointments: 'person_id', role_assignments: 'person_id', enrolments: 'person_id', certificates: 'person_id',
      attempts: 'person_id', ledger_entries: 'person_id', media_assets: 'created_by', course_versions: 'published_by', course_drafts: 'edited_by',
    };
    for (const [table, column] of Object.entries(columns)) await runner.query(`create index ${table}_by_person on ${table} (${column})`);
    await runner.query(`create index certificates_revoked_by on certificates (revoked_by) where revoked_by is not null`);
  }
}
