import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attempts that were begun without a time limit had no deadline: they get the end of their run, or its close. */
export class AttemptDeadlines1763819000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update attempts a set deadline_at = least((r.ends_on + 1)::timestamp at time zone g.time_zone, r.closed_at)
      from enrolments e join runs r on r.id = e.run_id join agencies g on g.id = e.agency_id
      where a.enrolment_id = e.id and a.state = 'open' and a.deadline_at is null`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
