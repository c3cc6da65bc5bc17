import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currentAgency, everyone } from './walls.js';

/** What a host must know of its guests' attendance before it changes a session: how many are decided about, and nothing else. */
export class GuestsDecided1795374157000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function guests_decided(session uuid) returns integer language sql stable security definer set search_path = public as $$
        select count(distinct x.person_id)::int
        from run_sessions s
        cross join lateral (
          select d.person_id, d.agency_id from attendance_decisions d where d.session_id = s.id
          union all select p.person_id, p.agency_id from practice_reports p where p.session_id = s.id and p.state = 'signed'
        ) x
        where s.id = session and s.agency_id = ${currentAgency} and x.agency_id <> s.agency_id $$`);
    await runner.query(`revoke execute on function guests_decided(uuid) from public`);
    await runner.query(`grant execute on function guests_decided(uuid) to ${everyone}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
