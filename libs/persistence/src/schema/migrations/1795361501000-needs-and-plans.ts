import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currentAgency, everyone, freeze, wallByAgency } from './walls.js';

/**
 * What needs are weighed by and who is named in them; comments of stakeholders, also of invited agencies;
 * templates of programmes, plans of a year and the budget lines of programmes.
 */
export class NeedsAndPlans1795361501000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.weighing(runner);
    await this.comments(runner);
    await this.plans(runner);
    await this.walls(runner);
    await this.functions(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async weighing(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table needs add gap numeric(4,2), add priority boolean not null default false, add origins text array not null default '{}', add weighing jsonb not null default '[]'`);
    await runner.query(`update needs set origins = array[origin] where origins = '{}'`);
    await runner.query(`create table need_people (need_id uuid not null, person_id uuid not null, agency_id uuid not null, constraint need_people_pkey primary key (need_id, person_id))`);
    await runner.query(`create index need_people_by_person on need_people (person_id)`);
    await this.refer(runner, 'need_people', { need_id: ['needs', 'FK_f7aa46c87645744102e80b395f6'], person_id: ['people', 'FK_c882fce5355536a30d23fec8eec'], agency_id: ['agencies', 'FK_a3be3ee4fd050f8aff541626451'] });
  }

  private async comments(runner: QueryRunner): Promise<void> {
    await runner.query(`create table need_invitations (id uuid not null, agency_id uuid not null, need_id uuid not null, guest_agency_id uuid not null, code_hash bytea not null, created_by uuid not null,
      created_at timestamptz not null default now(), expires_at timestamptz not null, accepted_by uuid, accepted_at timestamptz, withdrawn_at timestamptz, constraint need_invitations_pkey primary key (id))`);
    await runner.query(`create unique index need_invitations_by_code on need_invitations (code_hash)`);
    await runner.query(`create index need_invitations_by_need on need_invitations (need_id)`);
    await runner.query(`create index need_invitations_by_guest on need_invitations (guest_agency_id, accepted_at)`);
    await this.refer(runner, 'need_invitations', { agency_id: ['agencies', 'FK_ea6849cc980befebce5624e9c88'], need_id: ['needs', 'FK_621e3689b67cc61c4628f145846'], guest_agency_id: ['agencies', 'FK_996bcc1c48b2995ffc45e0d86f6'], created_by: ['people', 'FK_db595c36e691411f9ff92db4a2e'], accepted_by: ['people', 'FK_88784e2cb01a8fd1a2e7225b205'] });
    await runner.query(`create table need_comments (id uuid not null, agency_id uuid not null, need_id uuid not null, author_agency_id uuid not null, author_agency_name text not null,
      author_id uuid not null, author_name text not null, body text not null, created_at timestamptz not null default now(), constraint need_comments_pkey primary key (id))`);
    await runner.query(`create index need_comments_by_need on need_comments (need_id, created_at)`);
    await this.refer(runner, 'need_comments', { agency_id: ['agencies', 'FK_3c1a522477f742e9d5b2ed52e1d'], need_id: ['needs', 'FK_5aa3186bf6bb1c3da4825a805e9'], author_agency_id: ['agencies', 'FK_eddc7fa53b355ab222c0db88cf9'], author_id: ['people', 'FK_569524bce4790bdd96ad78b8924'] });
  }

  private async plans(runner: QueryRunner): Promise<void> {
    await runner.query(`create table programme_templates (id uuid not null, agency_id uuid not null, name text not null, summary text not null default '', methods jsonb not null default '[]', course_id uuid,
      cost_per_run bigint not null, seats_per_run integer not null, instructor_days numeric(5,1) not null, hours numeric(4,1) not null, most_runs integer not null, effects jsonb not null default '[]',
      revision integer not null default 1, archived_at timestamptz, created_at timestamptz not null default now(), constraint programme_templates_pkey primary key (id))`);
    await runner.query(`create unique index programme_templates_by_name on programme_templates (agency_id, name)`);
    await runner.query(`create index programme_templates_by_course on programme_templates (course_id)`);
    await this.refer(runner, 'programme_templates', { agency_id: ['agencies', 'FK_b54f4962d059efb76653a4458c3'], course_id: ['courses', 'FK_f2a27c5b70d96ab7fd588b38d19'] });
    await runner.query(`create table plans (id uuid not null, agency_id uuid not null, year integer not null, number integer not null, state text not null default 'draft', limits jsonb not null,
      basis jsonb not null, items jsonb not null default '[]', proposal jsonb, task_id uuid, created_by uuid not null, created_at timestamptz not null default now(),
      signed_by uuid, signed_by_name text, signed_at timestamptz, snapshot jsonb, revision integer not null default 1, constraint plans_pkey primary key (id))`);
    await runner.query(`create unique index plans_by_number on plans (agency_id, year, number)`);
    await runner.query(`create unique index plans_one_draft on plans (agency_id, year) where state = 'draft'`);
    await this.refer(runner, 'plans', { agency_id: ['agencies', 'FK_1d0e5163d6a8522059b73bf55e1'], task_id: ['tasks', 'FK_25a307fc4466680a44db7eff5aa'], created_by: ['people', 'FK_7c5f6f43e87905766afe5590b56'], signed_by: ['people', 'FK_819ed2b1952f74dd320be308195'] });
    await runner.query(`create index plans_by_task on plans (task_id)`);
    await runner.query(`alter table programmes add plan_id uuid, add template_id uuid`);
    await runner.query(`create index programmes_by_plan on programmes (plan_id)`);
    await runner.query(`create index programmes_by_template on programmes (template_id)`);
    await this.refer(runner, 'programmes', { plan_id: ['plans', 'FK_a42317db969357eaf73577c3c28'], template_id: ['programme_templates', 'FK_362f84abe9df3c9aff8a1cbc15e'] });
    await runner.query(`create table programme_budget_lines (id uuid not null, agency_id uuid not null, programme_id uuid not null, kind text not null, amount bigint not null, reverses uuid, note text not null default '',
      document text, created_by uuid not null, recorded_at timestamptz not null default now(), constraint programme_budget_lines_pkey primary key (id))`);
    await runner.query(`create unique index programme_budget_lines_once_reversed on programme_budget_lines (reverses) where reverses is not null`);
    await runner.query(`create index programme_budget_lines_by_programme on programme_budget_lines (programme_id, recorded_at)`);
    await this.refer(runner, 'programme_budget_lines', { agency_id: ['agencies', 'FK_fb2c77e79412367e366982e0af4'], programme_id: ['programmes', 'FK_2fdc7811c08decfee072314aea0'], reverses: ['programme_budget_lines', 'FK_83616609c4a77097f2ce4c4e51d'], created_by: ['people', 'FK_9488dc02a242479e2853c5741b7'] });
  }

  private async walls(runner: QueryRunner): Promise<void> {
    for (const table of ['need_people', 'programme_templates', 'plans', 'programme_budget_lines']) await wallByAgency(runner, table);
    await runner.query(`grant select, insert, delete on need_people to ${everyone}`);
    await runner.query(`grant select, insert, update on programme_templates, plans to ${everyone}`);
    await runner.query(`grant select, insert on programme_budget_lines to ${everyone}`);
    await freeze(runner, 'programme_budget_lines');
    await runner.query(`create trigger frozen before update on plans for each row when (old.state = 'signed') execute function refuse_change()`);
    // The guest reads its own invitations and the comments of needs it was let into; it writes under its own name only.
    for (const table of ['need_invitations', 'need_comments']) await runner.query(`alter table ${table} enable row level security`);
    await runner.query(`create policy own_agency on need_invitations using (agency_id = ${currentAgency}) with check (agency_id = ${currentAgency})`);
    await runner.query(`create policy guest on need_invitations for select using (guest_agency_id = ${currentAgency})`);
    const invited = `exists (select from need_invitations i where i.need_id = need_comments.need_id and i.guest_agency_id = ${currentAgency} and i.accepted_at is not null and i.withdrawn_at is null)`;
    await runner.query(`create policy readers on need_comments for select using (agency_id = ${currentAgency} or ${invited})`);
    await runner.query(`create policy writers on need_comments for insert with check (author_agency_id = ${currentAgency} and (agency_id = ${currentAgency} or ${invited}))`);
    await runner.query(`grant select, insert, update on need_invitations to ${everyone}`);
    await runner.query(`grant select, insert on need_comments to ${everyone}`);
    await freeze(runner, 'need_comments');
  }

  /** What must look across the wall: an agency by its code, the needs that it was let into, and the one use of a code. */
  private async functions(runner: QueryRunner): Promise<void> {
    const functions = {
      'agency_by_code(wanted text)': `create function agency_by_code(wanted text) returns table (id uuid, name text) language sql stable security definer set search_path = public as
        $$ select g.id, g.name from agencies g where upper(g.code) = upper(wanted) $$`,
      'agency_names(wanted uuid[])': `create function agency_names(wanted uuid[]) returns table (id uuid, name text) language sql stable security definer set search_path = public as
        $$ select g.id, g.name from agencies g where g.id = any(wanted) $$`,
      'accept_need_invitation(hash bytea, person uuid)': `create function accept_need_invitation(hash bytea, person uuid) returns uuid language sql volatile security definer set search_path = public as
        $$ update need_invitations i set accepted_at = now(), accepted_by = person
           where i.code_hash = hash and i.guest_agency_id = ${currentAgency} and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now() returning i.need_id $$`,
      'shared_needs()': `create function shared_needs() returns table (id uuid, host_id uuid, host text, title text, description text, origin text, state text, year integer, people integer, weight numeric, competency text, accepted_at timestamptz)
        language sql stable security definer set search_path = public as
        $$ select n.id, g.id, g.name, n.title, n.description, n.origin, n.state, n.year, n.people, n.weight, c.name, max(i.accepted_at)
           from need_invitations i join needs n on n.id = i.need_id join agencies g on g.id = n.agency_id left join competencies c on c.id = n.competency_id
           where i.guest_agency_id = ${currentAgency} and i.accepted_at is not null and i.withdrawn_at is null group by n.id, g.id, c.name $$`,
    };
    for (const [signature, create] of Object.entries(functions)) {
      await runner.query(create);
      const types = signature.replace(/\b(wanted|hash|person) /g, '');
      await runner.query(`revoke all on function ${types} from public`);
      await runner.query(`grant execute on function ${types} to ${everyone}`);
    }
  }

  /** Foreign keys by their column: the table they point at, and their name. */
  private async refer(runner: QueryRunner, table: string, columns: Readonly<Record<string, readonly [target: string, name: string]>>): Promise<void> {
    for (const [column, [target, name]] of Object.entries(columns)) await runner.query(`alter table ${table} add constraint "${name}" foreign key (${column}) references ${target} (id)`);
  }
}
