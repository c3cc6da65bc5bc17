import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currentAgency, everyone, freeze, serving, wallByAgency } from './walls.js';

/** What posts ask for, what people were found to master, and the gap between the two. */
export class CompetencyLevels1795361642231 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.tables(runner);
    await this.references(runner);
    await this.checks(runner);
    await this.walls(runner);
    await this.gaps(runner);
    await this.undo(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async tables(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "competency_profiles" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "position_kind" text NOT NULL DEFAULT '', "title_pattern" text NOT NULL DEFAULT '', "revision" integer NOT NULL DEFAULT '1', CONSTRAINT "PK_dbad4dcab4124e092d4696a771d" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_15569b3ab086651bc19075335c" ON "competency_profiles"  ("agency_id", "position_kind", "title_pattern") `);
    await runner.query(`CREATE TABLE "competency_requirements" ("profile_id" uuid NOT NULL, "competency_id" uuid NOT NULL, "agency_id" uuid NOT NULL, "level" smallint NOT NULL, CONSTRAINT "competency_requirements_pkey" PRIMARY KEY ("profile_id", "competency_id"))`);
    await runner.query(`CREATE INDEX "competency_requirements_by_competency" ON "competency_requirements"  ("competency_id") `);
    await runner.query(`CREATE TABLE "competency_measurements" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "person_id" uuid NOT NULL, "competency_id" uuid NOT NULL, "source" text NOT NULL, "level" smallint NOT NULL, "measured_on" date NOT NULL, "evidence_id" uuid, "assessor_id" uuid, "note" text NOT NULL DEFAULT '', "withdraws_id" uuid, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_ba3a9e2a2fb7358d44bc4e66b06" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "competency_measurements_by_assessor" ON "competency_measurements"  ("assessor_id") `);
    await runner.query(`CREATE INDEX "competency_measurements_by_competency" ON "competency_measurements"  ("competency_id") `);
    await runner.query(`CREATE INDEX "competency_measurements_by_agency" ON "competency_measurements"  ("agency_id", "person_id") `);
    await runner.query(`CREATE UNIQUE INDEX "competency_measurements_by_evidence" ON "competency_measurements"  ("evidence_id", "competency_id") WHERE evidence_id is not null and withdraws_id is null`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_4a882ff4a5100f2315698b2c69" ON "competency_measurements"  ("withdraws_id") `);
    await runner.query(`CREATE INDEX "IDX_293dcd845371f0657157f4b119" ON "competency_measurements"  ("person_id", "competency_id") `);
    await runner.query(`CREATE TABLE "competency_levels" ("person_id" uuid NOT NULL, "competency_id" uuid NOT NULL, "agency_id" uuid NOT NULL, "level" smallint NOT NULL, "sources" text array NOT NULL, "measured_on" date NOT NULL, "changes_on" date, CONSTRAINT "competency_levels_pkey" PRIMARY KEY ("person_id", "competency_id"))`);
    await runner.query(`CREATE INDEX "IDX_053ceb50ed52b9ba1beb2f827a" ON "competency_levels"  ("agency_id", "changes_on") `);
    await runner.query(`CREATE INDEX "competency_levels_by_competency" ON "competency_levels"  ("competency_id") `);
    await runner.query(`CREATE INDEX "IDX_51706e5a6974045ae6eb5a360b" ON "competency_levels"  ("agency_id", "competency_id") `);
    await runner.query(`CREATE TABLE "competency_rules" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "method" text NOT NULL, "weights" jsonb NOT NULL, "age_limit_months" smallint, "created_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "applied_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_01212d85bfa1db1f71a038b54dd" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "competency_rules_by_author" ON "competency_rules"  ("created_by") `);
    await runner.query(`CREATE INDEX "IDX_67c880cdaa8c679d3370db7a1c" ON "competency_rules"  ("agency_id", "created_at") `);
    await runner.query(`CREATE TABLE "course_competencies" ("course_id" uuid NOT NULL, "competency_id" uuid NOT NULL, "agency_id" uuid NOT NULL, "level" smallint NOT NULL, CONSTRAINT "course_competencies_pkey" PRIMARY KEY ("course_id", "competency_id"))`);
    await runner.query(`CREATE INDEX "course_competencies_by_competency" ON "course_competencies"  ("competency_id") `);
  }

  private async references(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "competency_profiles" ADD CONSTRAINT "FK_79aa24f8da0a9228bf2b78d9b5a" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "competency_requirements" ADD CONSTRAINT "FK_15e6a2d0f988265068972b8f768" FOREIGN KEY ("profile_id") REFERENCES "competency_profiles"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "competency_requirements" ADD CONSTRAINT "FK_c2bb93d397636999d0bfe21022d" FOREIGN KEY ("competency_id") REFERENCES "competencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "competency_requirements" ADD CONSTRAINT "FK_d08edfb7d462c2dab644fc28c10" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "competency_measurements" ADD CONSTRAINT "FK_f12f6fb57e5ac9af3bac18b6bfa" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "competency_measurements" ADD CONSTRAINT "FK_24f314ad9d54b5238b0d3d3d188" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "competency_measurements" ADD CONSTRAINT "FK_081577c8d3f41f5b1d366b53946" FOREIGN KEY ("competency_id") REFERENCES "competencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "competency_measurements" ADD CONSTRAINT "FK_10f503bea79f8db05d732e529d6" FOREIGN KEY ("assessor_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "competency_measurements" ADD CONSTRAINT "FK_4a882ff4a5100f2315698b2c692" FOREIGN KEY ("withdraws_id") REFERENCES "competency_measurements"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "competency_levels" ADD CONSTRAINT "FK_7b6a50b593b0790a1e0d44dff0d" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "competency_levels" ADD CONSTRAINT "FK_00915e980a33c90c11acf64de17" FOREIGN KEY ("competency_id") REFERENCES "competencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "competency_levels" ADD CONSTRAINT "FK_5a9ffd45e3b9f6490fa84fac19a" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "competency_rules" ADD CONSTRAINT "FK_be3fa30cd00411fdd85560a0135" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "competency_rules" ADD CONSTRAINT "FK_eb8749a9653be0f0cc6a5a23b7c" FOREIGN KEY ("created_by") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "course_competencies" ADD CONSTRAINT "FK_4a7b4906813a4d870db21378f87" FOREIGN KEY ("course_id") REFERENCES "courses"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "course_competencies" ADD CONSTRAINT "FK_38b096a1c5241305e99daf1a9ad" FOREIGN KEY ("competency_id") REFERENCES "competencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "course_competencies" ADD CONSTRAINT "FK_b42241ab214b4b6cc960c82dffc" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  private async checks(runner: QueryRunner): Promise<void> {
    for (const table of ['competency_requirements', 'competency_measurements', 'competency_levels', 'course_competencies']) {
      await runner.query(`alter table ${table} add constraint ${table}_level check (level between 1 and 5)`);
    }
    await runner.query(`alter table competency_measurements add constraint competency_measurements_source check (source in ('self', 'supervisor', 'test', 'certificate'))`);
    await runner.query(`alter table competency_rules add constraint competency_rules_method check (method in ('average', 'strongest'))`);
  }

  /** What a certificate proves is the worker's to write, as the JP are; any serving role may take it back with the certificate. */
  private async walls(runner: QueryRunner): Promise<void> {
    for (const table of ['competency_profiles', 'competency_requirements', 'competency_levels', 'competency_rules', 'course_competencies']) await wallByAgency(runner, table);
    await runner.query(`alter table competency_measurements enable row level security`);
    await runner.query(`create policy read_own_agency on competency_measurements for select using (agency_id = ${currentAgency})`);
    await runner.query(`create policy judge on competency_measurements for insert to ${serving} with check (agency_id = ${currentAgency} and (source <> 'certificate' or withdraws_id is not null))`);
    await runner.query(`create policy prove on competency_measurements for insert to sinau_worker with check (agency_id = ${currentAgency})`);
    await runner.query(`grant select, insert, update, delete on competency_profiles, competency_requirements, course_competencies to ${serving}`);
    await runner.query(`grant select on competency_profiles, competency_requirements, course_competencies to sinau_worker`);
    await runner.query(`grant select, insert on competency_measurements to ${everyone}`);
    await runner.query(`grant select, insert, update, delete on competency_levels to ${everyone}`);
    await runner.query(`grant select, insert on competency_rules to ${serving}`);
    await runner.query(`grant select, update (applied_at) on competency_rules to sinau_worker`);
    await freeze(runner, 'competency_measurements');
  }

  /** The one profile that a post is measured by. `libs/domain` says the same (profileFor). */
  private async profileOfPost(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function competency_profile_of(agency uuid, kind text, title text) returns uuid language sql stable as $$
        select p.id from competency_profiles p
        where p.agency_id = agency and p.position_kind in ('', kind)
          and (p.title_pattern = '' or regexp_replace(btrim(title), '\\s+', ' ', 'g')
            ilike replace(replace(replace(replace(p.title_pattern, '\\', '\\\\'), '%', '\\%'), '_', '\\_'), '*', '%'))
        order by (p.title_pattern <> '' and strpos(p.title_pattern, '*') = 0) desc, length(replace(p.title_pattern, '*', '')) desc, p.position_kind <> '' desc, p.id limit 1 $$`);
  }

  /** One row for each person in an open definitive post and each competency that the post asks for. Titles are matched once, not once per person. */
  private async gaps(runner: QueryRunner): Promise<void> {
    await this.profileOfPost(runner);
    await runner.query(`
      create view competency_gaps with (security_invoker = true) as
      with posts as (
        select a.agency_id, a.person_id, a.unit_id, a.position_kind, a.position_title from appointments a join people p on p.id = a.person_id and p.state = 'active'
        where a.valid_to is null and a.assignment_kind = 'definitive'
      ), titles as materialized (
        select t.agency_id, t.position_kind, t.position_title, competency_profile_of(t.agency_id, t.position_kind, t.position_title) as profile_id
        from (select distinct agency_id, position_kind, position_title from posts) t
      )
      select x.agency_id, x.person_id, x.unit_id, t.profile_id, r.competency_id, r.level as required, l.level as current,
        case when l.level is not null then greatest(r.level - l.level, 0) end as gap
      from posts x
      join titles t on t.agency_id = x.agency_id and t.position_kind = x.position_kind and t.position_title = x.position_title
      join competency_requirements r on r.profile_id = t.profile_id
      join competencies c on c.id = r.competency_id and c.archived_at is null
      left join competency_levels l on l.person_id = x.person_id and l.competency_id = r.competency_id`);
    await runner.query(`grant select on competency_gaps to ${everyone}`);
  }

  /** An imported person who was measured since is kept when the import is taken back. */
  private async undo(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $do$ begin
        execute replace(pg_get_functiondef('undo_people_import(uuid)'::regprocedure), 'and not exists (select from enrolments e where e.person_id = p.id)',
          'and not exists (select from enrolments e where e.person_id = p.id) and not exists (select from competency_measurements x where x.person_id = p.id)');
      end $do$`);
  }
}
