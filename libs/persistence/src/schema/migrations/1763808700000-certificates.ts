import type { MigrationInterface, QueryRunner } from 'typeorm';
import { serving, wallByAgency } from './walls.js';

/** Refusals of issuing, indexes for what the reconcilers search, and the first rows of the rules on JP. */
export class Certificates1763808700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.tables(runner);
    await this.rights(runner);
    await this.rules(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async tables(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "certificate_refusals" ("enrolment_id" uuid NOT NULL, "agency_id" uuid NOT NULL, "code" text NOT NULL, "facts" jsonb NOT NULL, "refused_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_certificate_refusals" PRIMARY KEY ("enrolment_id"))`);
    await runner.query(`ALTER TABLE "certificate_refusals" ADD CONSTRAINT "FK_29b3fe7ef7b8a8a2c73e9fed446" FOREIGN KEY ("enrolment_id") REFERENCES "enrolments"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "certificate_refusals" ADD CONSTRAINT "FK_a2f6f9b690383efbb054ed6499e" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`CREATE INDEX "certificates_unprinted" ON "certificates" ("issued_at") WHERE pdf_state = 'pending'`);
    await runner.query(`CREATE INDEX "certificates_to_replace" ON "certificates" ("enrolment_id") WHERE revoked_class = 'replaced'`);
    await runner.query(`CREATE INDEX "enrolments_active" ON "enrolments" ("last_active_at")`);
    await runner.query(`CREATE INDEX "tasks_going" ON "tasks" ("kind") WHERE state in ('waiting', 'running')`);
  }

  private async rights(runner: QueryRunner): Promise<void> {
    await wallByAgency(runner, 'certificate_refusals');
    await runner.query(`grant select, insert, update, delete on certificate_refusals to sinau_worker`);
    await runner.query(`grant select on certificate_refusals, certificate_counters to ${serving}`);
    await runner.query(`grant delete on certificate_templates to ${serving}`);
  }

  private async rules(runner: QueryRunner): Promise<void> {
    await runner.query(
      `insert into regulations (id, regulation, article, valid_from, valid_to, parameters, source, verified_by, verified_at) values
       ('jp-pns-yearly', 'PP 11/2017 jo. PP 17/2020', 'Pasal 203 ayat (4)', '2017-04-07', null, $1, 'Peraturan Pemerintah tentang Manajemen PNS, naskah tersimpan', 'Sinau', '2026-11-22'),
       ('jp-pppk-yearly', 'PerLAN 15/2020', '-', '2020-01-01', null, $2, 'Belum dicocokkan dengan naskah peraturan', null, null)
       on conflict (id) do nothing`,
      [
        JSON.stringify({ kind: 'yearly_hours', appliesTo: 'pns', operator: 'at_least', hours: 20 }),
        JSON.stringify({ kind: 'yearly_hours', appliesTo: 'pppk', operator: 'at_most', hours: 24 }),
      ],
    );
  }
}
