import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The worker sends in the name of the job's agency: besides that agency's mails it sees those of the platform itself, and no others. */
export class MailsOfOneAgency1763820600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop policy send on mails`);
    await runner.query(`create policy send_platform on mails to sinau_worker using (agency_id is null) with check (agency_id is null)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
