import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currentAgency, freeze, serving, wallByAgency } from './walls.js';

/** What a question measures, and what each question of an attempt earned: gain by competency comes of the two. */
export class MarksByCompetency1795384684000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table question_competencies (question_id uuid not null, agency_id uuid not null, competency_id uuid not null, constraint "PK_fb65a9081dc328a89597c49330c" primary key (question_id),
      constraint "FK_fb65a9081dc328a89597c49330c" foreign key (question_id) references questions (id) on delete cascade, constraint "FK_5cdbff6726e608ef5403a7cf722" foreign key (agency_id) references agencies (id),
      constraint "FK_e5e6f2fb9652b1a0692ec2ecb79" foreign key (competency_id) references competencies (id))`);
    await runner.query('create index question_competencies_by_competency on question_competencies (competency_id)');
    await runner.query(`create table attempt_marks (attempt_id uuid not null, agency_id uuid not null, marks jsonb not null, constraint "PK_3b7476c3d8034cf76a530ad61fe" primary key (attempt_id),
      constraint "FK_3b7476c3d8034cf76a530ad61fe" foreign key (attempt_id) references attempts (id) on delete cascade, constraint "FK_188a04bd26b352f7dfe173dd417" foreign key (agency_id) references agencies (id))`);
    for (const table of ['question_competencies', 'attempt_marks']) await wallByAgency(runner, table);
    await freeze(runner, 'attempt_marks');
    await runner.query(`grant select, insert, update, delete on question_competencies to ${serving}`);
    await runner.query('grant select on question_competencies to sinau_worker');
    await runner.query('grant select, insert on attempt_marks to sinau_worker');
    await this.door(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  /** What one question earned tells whether its answer was right, which a review may hold back: the serving roles read sums by competency, no marks. */
  private async door(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function competency_marks(of_attempts uuid[]) returns table (attempt_id uuid, competency_id uuid, points double precision, max_points double precision)
      language sql stable security definer set search_path = public as $$
        select m.attempt_id, c.competency_id, sum((q.value ->> 0)::float8), sum((q.value ->> 1)::float8)
        from attempt_marks m cross join lateral jsonb_each(m.marks) q join question_competencies c on c.question_id = q.key::uuid and c.agency_id = m.agency_id
        where m.attempt_id = any (of_attempts) and m.agency_id = ${currentAgency} group by m.attempt_id, c.competency_id $$`);
    await runner.query('revoke all on function competency_marks(uuid[]) from public');
    await runner.query(`grant execute on function competency_marks(uuid[]) to ${serving}`);
  }
}
