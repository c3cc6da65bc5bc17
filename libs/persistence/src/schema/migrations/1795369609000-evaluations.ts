import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currentAgency, everyone, freeze, wallByAgency } from './walls.js';

/** Forms and their frozen versions; what is evaluated of a run; answers that belong to nobody, and who answered. */
export class Evaluations1795369609000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.forms(runner);
    await this.answers(runner);
    await this.walls(runner);
    await this.door(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async forms(runner: QueryRunner): Promise<void> {
    await runner.query(`create table evaluation_forms (id uuid not null, agency_id uuid not null, name text not null, level smallint not null, items jsonb not null default '[]', revision integer not null default 1,
      created_at timestamptz not null default now(), archived_at timestamptz, constraint "PK_ffe7a049e5e5bbdf4251058fe32" primary key (id), constraint evaluation_forms_level check (level in (1, 3)))`);
    await runner.query(`create unique index evaluation_forms_by_name on evaluation_forms (agency_id, name)`);
    await this.refer(runner, 'evaluation_forms', { agency_id: ['agencies', 'FK_aa6090ff4857fb8b90e07a867f4'] });
    await runner.query(`create table evaluation_form_versions (id uuid not null, agency_id uuid not null, form_id uuid not null, number integer not null, name text not null, level smallint not null, items jsonb not null,
      published_by uuid not null, published_at timestamptz not null default now(), constraint "PK_f749ff77258ea58ef613954744e" primary key (id))`);
    await runner.query(`create unique index evaluation_form_versions_by_number on evaluation_form_versions (form_id, number)`);
    await this.refer(runner, 'evaluation_form_versions', {
      agency_id: ['agencies', 'FK_05e6d6562bfa7af3b236b44537e'], form_id: ['evaluation_forms', 'FK_6e93d8026666278b79e5d8467ba'], published_by: ['people', 'FK_173052d6dc005c6bc3dfab913b4'],
    });
  }

  private async answers(runner: QueryRunner): Promise<void> {
    await runner.query(`create table evaluations (id uuid not null, agency_id uuid not null, run_id uuid not null, level smallint not null, form_version_id uuid not null, opens_on date not null, closes_on date,
      required_for_certificate boolean not null default false, revision integer not null default 1, created_by uuid not null, created_at timestamptz not null default now(),
      constraint "PK_f683b433eba0e6dae7e19b29e29" primary key (id), constraint evaluations_level check (level in (1, 3)))`);
    await runner.query(`create unique index evaluations_by_run on evaluations (run_id, level)`);
    await runner.query(`create index evaluations_by_form_version on evaluations (form_version_id)`);
    await this.refer(runner, 'evaluations', {
      agency_id: ['agencies', 'FK_e69073b41d1486056a95b906fe1'], run_id: ['runs', 'FK_1bf89707f17c8d90c5b817d0977'], form_version_id: ['evaluation_form_versions', 'FK_a4d36155751894485b3d54e22fa'],
      created_by: ['people', 'FK_b57cb82ca463d8d04c31657da87'],
    });
    await runner.query(`create table evaluation_answers (id uuid not null, agency_id uuid not null, evaluation_id uuid not null, marks jsonb not null, texts jsonb not null, held boolean not null default true,
      constraint "PK_3039b4756f387521e0981850276" primary key (id))`);
    await runner.query(`create index evaluation_answers_by_evaluation on evaluation_answers (evaluation_id, held)`);
    await this.refer(runner, 'evaluation_answers', { agency_id: ['agencies', 'FK_2650c714c7594a50b621be8a7f1'], evaluation_id: ['evaluations', 'FK_d5faf0767edf0dda1fc366eeb82'] });
    await runner.query(`create table evaluation_receipts (evaluation_id uuid not null, person_id uuid not null, agency_id uuid not null, constraint evaluation_receipts_pkey primary key (evaluation_id, person_id))`);
    await runner.query(`create index evaluation_receipts_by_person on evaluation_receipts (person_id)`);
    await this.refer(runner, 'evaluation_receipts', {
      agency_id: ['agencies', 'FK_6a4610f3a9504b16fdba6232b6e'], evaluation_id: ['evaluations', 'FK_8a67fa028d73db8165b4933d0d0'], person_id: ['people', 'FK_b40b4457da3f495757a6c66735b'],
    });
  }

  /** What is published and what was answered is never changed. An answer that is held is read by no role. */
  private async walls(runner: QueryRunner): Promise<void> {
    for (const table of ['evaluation_forms', 'evaluation_form_versions', 'evaluations', 'evaluation_receipts']) await wallByAgency(runner, table);
    await runner.query(`alter table evaluation_answers enable row level security`);
    await runner.query(`create policy no_longer_held on evaluation_answers for select using (agency_id = ${currentAgency} and not held)`);
    for (const table of ['evaluation_form_versions', 'evaluation_answers', 'evaluation_receipts']) await freeze(runner, table);
    await runner.query(`grant select, insert, update on evaluation_forms, evaluations to ${everyone}`);
    await runner.query(`grant select, insert on evaluation_form_versions, evaluation_receipts to ${everyone}`);
    await runner.query(`grant select on evaluation_answers to ${everyone}`);
  }

  /**
   * The one way in for answers. An answer is held until as many are held as a group needs; then these are written anew
   * together, in a drawn order and under drawn keys: neither key nor place nor transaction tells who wrote which, and
   * two looks at the figures never differ by fewer than a group.
   */
  private async door(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function put_evaluation_answer(evaluation uuid, given_marks jsonb, given_texts jsonb, smallest integer) returns void
      language plpgsql volatile security definer set search_path = public as $$
      declare agency uuid;
      begin
        select e.agency_id into agency from evaluations e where e.id = evaluation and e.agency_id = ${currentAgency} for no key update;
        if agency is null then raise exception 'no such evaluation'; end if;
        insert into evaluation_answers (id, agency_id, evaluation_id, marks, texts) values (gen_random_uuid(), agency, evaluation, given_marks, given_texts);
        if (select count(*) from evaluation_answers a where a.evaluation_id = evaluation and a.held) >= greatest(smallest, 3) then
          with together as (delete from evaluation_answers a where a.evaluation_id = evaluation and a.held returning a.marks, a.texts)
          insert into evaluation_answers (id, agency_id, evaluation_id, marks, texts, held) select gen_random_uuid(), agency, evaluation, t.marks, t.texts, false from together t order by random();
        end if;
      end $$`);
    await runner.query(`revoke all on function put_evaluation_answer(uuid, jsonb, jsonb, integer) from public`);
    await runner.query(`grant execute on function put_evaluation_answer(uuid, jsonb, jsonb, integer) to ${everyone}`);
  }

  /** Foreign keys by their column: the table they point at, and their name. */
  private async refer(runner: QueryRunner, table: string, columns: Readonly<Record<string, readonly [target: string, name: string]>>): Promise<void> {
    for (const [column, [target, name]] of Object.entries(columns)) await runner.query(`alter table ${table} add constraint "${name}" foreign key (${column}) references ${target} (id)`);
  }
}
