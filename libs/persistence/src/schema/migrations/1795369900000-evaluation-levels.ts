import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currentAgency, everyone, serving, wallByAgency } from './walls.js';

/** Evaluation beyond reaction: who is asked about whom months later, quizzes that measure the same twice, and the figures of surveys and appraisals. */
export class EvaluationLevels1795369900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.followUps(runner);
    await this.answers(runner);
    await this.figures(runner);
    await this.walls(runner);
    await this.doors(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async followUps(runner: QueryRunner): Promise<void> {
    await runner.query(`create table behaviour_plans (evaluation_id uuid not null, agency_id uuid not null, days smallint array not null, colleagues smallint not null, constraint "PK_e06fc53b83556e4d96806a2c888" primary key (evaluation_id))`);
    await this.refer(runner, 'behaviour_plans', {
      evaluation_id: ['evaluations', 'FK_e06fc53b83556e4d96806a2c888'],
      agency_id: ['agencies', 'FK_81155871a1f7427b18a63646173'],
    });
    await runner.query(`create table behaviour_follow_ups (id uuid not null, agency_id uuid not null, evaluation_id uuid not null, alumnus_id uuid not null, days smallint not null, due_on date not null, unit_id uuid, supervisor_id uuid,
      state text not null default 'planned', moved boolean not null default false, constraint "PK_acf64059d7d451855fcaa11b2eb" primary key (id))`);
    await runner.query(`create unique index behaviour_follow_ups_once on behaviour_follow_ups (evaluation_id, alumnus_id, days)`);
    await runner.query(`create index behaviour_follow_ups_due on behaviour_follow_ups (agency_id, state, due_on)`);
    await runner.query(`create index behaviour_follow_ups_by_alumnus on behaviour_follow_ups (alumnus_id)`);
    await runner.query(`create index behaviour_follow_ups_by_unit on behaviour_follow_ups (unit_id)`);
    await runner.query(`create index behaviour_follow_ups_by_supervisor on behaviour_follow_ups (supervisor_id)`);
    await this.refer(runner, 'behaviour_follow_ups', {
      agency_id: ['agencies', 'FK_c2ba9ca0562ce1b87169da46c1c'],
      evaluation_id: ['evaluations', 'FK_aad4b7f7f6ddbefc366c9e9481c'],
      alumnus_id: ['people', 'FK_24ab7cf13d0eb8b59dc1d29ffe8'],
      unit_id: ['units', 'FK_ea863d56b4a6e9dfce076aa99c6'],
      supervisor_id: ['people', 'FK_4d97fa945175f690ffdc1e6d612'],
    });
  }

  private async answers(runner: QueryRunner): Promise<void> {
    await runner.query(`create table behaviour_dispatches (id uuid not null, agency_id uuid not null, follow_up_id uuid not null, rater text not null, person_id uuid not null, state text not null default 'open',
      sent smallint not null default 0, last_sent_at timestamptz, constraint "PK_181c5e98bdab877d77d650725a2" primary key (id))`);
    await runner.query(`create unique index behaviour_dispatches_once on behaviour_dispatches (follow_up_id, person_id)`);
    await runner.query(`create index behaviour_dispatches_by_person on behaviour_dispatches (person_id)`);
    await runner.query(`create index behaviour_dispatches_open on behaviour_dispatches (agency_id, last_sent_at) where state = 'open'`);
    await this.refer(runner, 'behaviour_dispatches', {
      agency_id: ['agencies', 'FK_08d068355a598cf08b795bdcfa5'],
      follow_up_id: ['behaviour_follow_ups', 'FK_0651ddccaeff8d7d7d78e3995c3'],
      person_id: ['people', 'FK_ee988f02ab7c5fbf585d6241731'],
    });
    await runner.query(`create table behaviour_links (code_hash bytea not null, agency_id uuid not null, dispatch_id uuid not null, constraint "PK_09c9cbf41a1eef2415cefd542a4" primary key (code_hash))`);
    await runner.query(`create index behaviour_links_by_dispatch on behaviour_links (dispatch_id)`);
    await this.refer(runner, 'behaviour_links', {
      agency_id: ['agencies', 'FK_9486fce98e44ec1093e9413db3c'],
      dispatch_id: ['behaviour_dispatches', 'FK_5a0bb6c82efc8820bf54af1a8a0'],
    });
    await runner.query(`create table behaviour_answers (id uuid not null, agency_id uuid not null, evaluation_id uuid not null, days smallint not null, rater_group text not null, unit_id uuid, moved boolean not null,
      marks jsonb not null, texts jsonb not null, held boolean not null default true, constraint "PK_9dbc9ea7791f99bd8e91708f951" primary key (id))`);
    await runner.query(`create index behaviour_answers_by_evaluation on behaviour_answers (evaluation_id, held)`);
    await runner.query(`create index behaviour_answers_by_unit on behaviour_answers (unit_id)`);
    await this.refer(runner, 'behaviour_answers', {
      agency_id: ['agencies', 'FK_13d468842166dbf8baea073d93c'],
      evaluation_id: ['evaluations', 'FK_c06f3785f020229013ad5e7b892'],
      unit_id: ['units', 'FK_d1eb515c257863dd4601cf2efc2'],
    });
  }

  private async figures(runner: QueryRunner): Promise<void> {
    await runner.query(`create table quiz_pairs (id uuid not null, agency_id uuid not null, course_id uuid not null, pre_lesson_id uuid not null, post_lesson_id uuid not null, competency_id uuid, constraint "PK_7bbc92607cfd2ed70b1077184b3" primary key (id))`);
    await runner.query(`create unique index quiz_pairs_once on quiz_pairs (course_id, pre_lesson_id, post_lesson_id)`);
    await runner.query(`create index quiz_pairs_by_competency on quiz_pairs (competency_id)`);
    await this.refer(runner, 'quiz_pairs', {
      agency_id: ['agencies', 'FK_af58054e4b1555a68c79f755629'],
      course_id: ['courses', 'FK_941285d4d422604018d4a9ed866'],
      competency_id: ['competencies', 'FK_237b314ae385524bd54b0d42002'],
    });
    await runner.query(`create table service_indices (id uuid not null, agency_id uuid not null, unit_id uuid not null, period text not null, starts_on date not null, ends_on date not null, elements jsonb not null,
      index_value numeric(5,2) not null, respondents integer, imported_by uuid not null, imported_at timestamptz not null default now(), constraint "PK_7f74ee161b2839edeb6c3e50532" primary key (id))`);
    await runner.query(`create unique index service_indices_once on service_indices (unit_id, period)`);
    await runner.query(`create index service_indices_by_period on service_indices (agency_id, starts_on)`);
    await runner.query(`create index service_indices_by_person on service_indices (imported_by)`);
    await this.refer(runner, 'service_indices', {
      agency_id: ['agencies', 'FK_faed4af7e1d67665a170a3880d8'],
      unit_id: ['units', 'FK_8c87678d5142369c1953781fe85'],
      imported_by: ['people', 'FK_a8c4d887b7f28f46f11bd7bfe0b'],
    });
    await runner.query(`create table appraisal_marks (id uuid not null, agency_id uuid not null, person_id uuid not null, period text not null, starts_on date not null, ends_on date not null, mark numeric(5,2) not null,
      imported_by uuid not null, imported_at timestamptz not null default now(), constraint "PK_271859974af83eb05a176ada26b" primary key (id))`);
    await runner.query(`create unique index appraisal_marks_once on appraisal_marks (person_id, period)`);
    await runner.query(`create index appraisal_marks_by_importer on appraisal_marks (imported_by)`);
    await this.refer(runner, 'appraisal_marks', {
      agency_id: ['agencies', 'FK_0bc58b53344e9fc56e675494dd5'],
      person_id: ['people', 'FK_62e73ef76d2680bea36e8119d68'],
      imported_by: ['people', 'FK_49b1176fa219411a669940643cd'],
    });
  }

  /** Unit and supervisor at completion are never changed. Answers are read when they are no longer held, by every role. */
  private async walls(runner: QueryRunner): Promise<void> {
    const tables = ['behaviour_plans', 'behaviour_follow_ups', 'behaviour_dispatches', 'behaviour_links', 'quiz_pairs', 'service_indices', 'appraisal_marks'];
    for (const table of tables) await wallByAgency(runner, table);
    await runner.query(`alter table behaviour_answers enable row level security`);
    await runner.query(`create policy told on behaviour_answers for select using (agency_id = ${currentAgency} and not held)`);
    await runner.query(`grant select on behaviour_answers to ${everyone}`);
    await runner.query(`grant select, insert, update on behaviour_plans to ${everyone}`);
    await runner.query(`grant select, insert, update (state, moved) on behaviour_follow_ups to ${everyone}`);
    await runner.query(`grant select, insert, update (state, sent, last_sent_at) on behaviour_dispatches to ${everyone}`);
    await runner.query(`grant select, insert, delete on behaviour_links to ${everyone}`);
    await runner.query(`grant select, insert, delete on quiz_pairs to ${serving}`);
    await runner.query(`grant select on quiz_pairs, service_indices, appraisal_marks to sinau_worker`);
    await runner.query(`grant select, insert, update on service_indices, appraisal_marks to ${serving}`);
  }

  /**
   * Who comes by a link has no session: the code alone tells what was asked. An answer closes its dispatch, ends its links and is
   * held until as many of its evaluation, day and group of raters wait as a group needs; then these are written anew together,
   * in a drawn order and under drawn keys, so that neither key nor place nor transaction tells who wrote which.
   */
  private async doors(runner: QueryRunner): Promise<void> {
    // The nearest supervisor above a unit on a day; somebody who heads their own unit is answered for from above.
    await runner.query(`
      create function supervisor_of(unit uuid, on_day date, of_person uuid) returns uuid language sql stable as $$
        with recursive up as (
          select u.id, u.parent_id, 0 as steps from units u where u.id = unit
          union all select p.id, p.parent_id, up.steps + 1 from units p join up on p.id = up.parent_id where up.steps < 20
        )
        select r.person_id from up join role_assignments r on r.scope_id = up.id and r.scope_kind = 'unit' and r.role = 'supervisor'
        where r.person_id <> of_person and r.valid_from <= on_day and (r.valid_to is null or r.valid_to >= on_day)
        order by up.steps, r.valid_from desc, r.id limit 1 $$`);
    await runner.query(`
      create function behaviour_link_holder(hash bytea) returns table (dispatch_id uuid, agency_id uuid)
      language sql stable security definer set search_path = public as $$
        select l.dispatch_id, l.agency_id from behaviour_links l join behaviour_dispatches d on d.id = l.dispatch_id where l.code_hash = hash and d.state = 'open' $$`);
    await runner.query(`
      create function put_behaviour_answer(dispatch uuid, told_group text, given_marks jsonb, given_texts jsonb, smallest integer) returns boolean
      language plpgsql volatile security definer set search_path = public as $$
      declare asked record;
      begin
        update behaviour_dispatches d set state = 'answered' from behaviour_follow_ups f
        where d.id = dispatch and d.agency_id = ${currentAgency} and d.state = 'open' and f.id = d.follow_up_id
        returning f.agency_id, f.evaluation_id, f.days, f.unit_id, f.moved into asked;
        if not found then return false; end if;
        delete from behaviour_links l where l.dispatch_id = dispatch;
        perform 1 from evaluations e where e.id = asked.evaluation_id for no key update;
        insert into behaviour_answers (id, agency_id, evaluation_id, days, rater_group, unit_id, moved, marks, texts)
        values (gen_random_uuid(), asked.agency_id, asked.evaluation_id, asked.days, told_group, asked.unit_id, asked.moved, given_marks, given_texts);
        if (select count(*) from behaviour_answers a where a.evaluation_id = asked.evaluation_id and a.days = asked.days and a.rater_group = told_group and a.held) >= greatest(smallest, 3) then
          with waiting as (
            delete from behaviour_answers a where a.evaluation_id = asked.evaluation_id and a.days = asked.days and a.rater_group = told_group and a.held
            returning a.agency_id, a.evaluation_id, a.days, a.rater_group, a.unit_id, a.moved, a.marks, a.texts
          )
          insert into behaviour_answers (id, agency_id, evaluation_id, days, rater_group, unit_id, moved, marks, texts, held)
          select gen_random_uuid(), w.agency_id, w.evaluation_id, w.days, w.rater_group, w.unit_id, w.moved, w.marks, w.texts, false from waiting w order by random();
        end if;
        return true;
      end $$`);
    for (const door of ['behaviour_link_holder(bytea)', 'put_behaviour_answer(uuid, text, jsonb, jsonb, integer)']) {
      await runner.query(`revoke all on function ${door} from public`);
      await runner.query(`grant execute on function ${door} to ${everyone}`);
    }
  }

  /** Foreign keys by their column: the table they point at, and their name. */
  private async refer(runner: QueryRunner, table: string, columns: Readonly<Record<string, readonly [target: string, name: string]>>): Promise<void> {
    for (const [column, [target, name]] of Object.entries(columns)) await runner.query(`alter table ${table} add constraint "${name}" foreign key (${column}) references ${target} (id)`);
  }
}
