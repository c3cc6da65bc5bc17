import type { MigrationInterface, QueryRunner } from 'typeorm';
import { serving } from './walls.js';

const person = `nullif(current_setting('sinau.person', true), '')::uuid`;

/**
 * A platform administrator acts in other agencies but stays one person: own sessions and account are
 * reached by who one is, not by the agency acted in. And the door that a mailed reset link opens.
 */
export class OwnRows1763801000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['sessions', 'accounts']) {
      await runner.query(`create policy own_person on ${table} to ${serving} using (person_id = ${person}) with check (person_id = ${person})`);
    }
    await runner.query(`create policy own_person on people for select to ${serving} using (id = ${person})`);
    await runner.query(`create policy own_person on identifiers for select to ${serving} using (person_id = ${person})`);
    await runner.query(`
      create function password_reset_holder(hash bytea)
      returns table (person_id uuid, agency_id uuid, name text, email text, language text, birth_date text, identifiers text[])
      language sql stable security definer set search_path = public as $$
        select p.id, p.agency_id, p.full_name, a.email, a.language, p.birth_date::text,
               array(select i.value from identifiers i where i.person_id = p.id and i.valid_to is null)
        from password_resets r join people p on p.id = r.person_id join accounts a on a.person_id = p.id
        where r.token_hash = hash and r.used_at is null and r.expires_at > now() and p.state = 'active' $$`);
    await runner.query(`revoke execute on function password_reset_holder(bytea) from public`);
    await runner.query(`grant execute on function password_reset_holder(bytea) to ${serving}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
