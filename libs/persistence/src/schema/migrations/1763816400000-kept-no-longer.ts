import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is kept no longer than it serves: the secret in a mailed link, and the rows of a file of people. */
export class KeptNoLonger1763816400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The secret of a link stands behind its #.
    await runner.query(`create index mails_with_secret on mails (created_at) where template in ('password-reset', 'welcome') and facts ->> 'link' like '%#%'`);
    await runner.query(`grant delete on task_items to sinau_worker`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
