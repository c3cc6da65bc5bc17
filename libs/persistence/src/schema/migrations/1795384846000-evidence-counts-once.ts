import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One file is accepted once for a person. What was accepted twice before stays, marked, for a verifier to take back. */
export class EvidenceCountsOnce1795384846000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "training_claims" ADD "known_double" boolean NOT NULL DEFAULT false`);
    await runner.query(`
      update training_claims c set known_double = true
      where c.state = 'accepted' and exists (select from training_claims earlier where earlier.person_id = c.person_id and earlier.file_sha256 = c.file_sha256 and earlier.state = 'accepted'
        and (earlier.decided_at, earlier.id) < (coalesce(c.decided_at, 'infinity'), c.id))`);
    await runner.query(`CREATE UNIQUE INDEX "training_claims_file_counts_once" ON "training_claims"  ("person_id", "file_sha256") WHERE state = 'accepted' and not known_double`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
