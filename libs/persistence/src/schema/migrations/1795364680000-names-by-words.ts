import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currentAgency } from './walls.js';

/** The words of a name are what stands between signs, as a search splits them: PostgreSQL's own parser takes "A.Md.Kep" for the name of a host. */
const words = `to_tsvector('simple', regexp_replace(full_name, '[^[:alnum:]]+', ' ', 'g'))`;

export class NamesByWords1795364680000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index people_words`);
    await runner.query(`create index people_words on people using gin ((${words})) with (fastupdate = off)`);
    await runner.query(`
      create or replace function people_by_words(words text) returns setof uuid language sql stable security definer set search_path = public rows 200 as $$
        select id from people where agency_id = ${currentAgency} and ${words} @@ to_tsquery('simple', words) $$`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
