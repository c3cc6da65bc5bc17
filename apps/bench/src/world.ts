import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

export type BenchLearner = { readonly cookie: string; readonly enrolmentId: string; readonly attemptId: string; readonly questionIds: readonly string[] };
export type BenchWorld = {
  readonly agencyId: string;
  readonly learners: readonly BenchLearner[];
  /** Fresh open attempts, for a run that submits. One per learner. */
  reopen(): Promise<readonly string[]>;
  close(): Promise<void>;
};

const people = `
  with target as (select r.id as run_id, r.course_id, r.agency_id, c.current_version_id from runs r join courses c on c.id = r.course_id
                  where r.closed_at is null and r.starts_on <= current_date and r.ends_on >= current_date order by r.starts_on limit 1),
  numbered as (select n, gen_random_uuid() as person_id, gen_random_uuid() as enrolment_id from generate_series(1, $1::int) as n),
  made as (insert into people (id, agency_id, full_name) select person_id, agency_id, 'Peserta Uji ' || lpad(n::text, 6, '0') from numbered, target returning id),
  accounts as (insert into accounts (person_id, agency_id, must_change_password) select person_id, agency_id, false from numbered, target),
  roles as (insert into role_assignments (id, agency_id, person_id, role, scope_kind, scope_id, valid_from) select gen_random_uuid(), agency_id, person_id, 'learner', 'agency', agency_id, current_date from numbered, target)
  insert into enrolments (id, agency_id, run_id, course_id, person_id, version_id, state, source)
  select enrolment_id, agency_id, run_id, course_id, person_id, current_version_id, 'in_progress', 'admin' from numbered, target
  returning id, person_id, agency_id, version_id`;
const progress = `
  insert into lesson_progress (enrolment_id, lesson_id, agency_id, completed_at)
  select e.id, (lesson ->> 'id')::uuid, e.agency_id, now() from enrolments e join course_versions v on v.id = e.version_id
  cross join lateral (select value as lesson from jsonb_path_query(v.document, '$.modules[*].lessons[*]') as value limit 6) lessons where e.id = any ($1::uuid[])`;
const attempts = `
  with final as (select e.id as enrolment_id, e.agency_id, e.person_id, v.document -> 'completion' ->> 'finalLessonId' as lesson_id, v.id as version_id, v.document
                 from enrolments e join course_versions v on v.id = e.version_id where e.id = any ($1::uuid[])),
  quiz as (select f.*, q.id as quiz_version_id, q.questions from final f
           cross join lateral jsonb_path_query(f.document, '$.modules[*].lessons[*]') as lesson
           join quiz_versions q on q.course_version_id = f.version_id and q.quiz_id = (lesson ->> 'quizId')::uuid where lesson ->> 'id' = f.lesson_id)
  insert into attempts (id, agency_id, enrolment_id, person_id, lesson_id, quiz_version_id, number, paper, deadline_at)
  select gen_random_uuid(), agency_id, enrolment_id, person_id, lesson_id::uuid, quiz_version_id,
    1 + (select count(*) from attempts a where a.enrolment_id = quiz.enrolment_id),
    (select jsonb_agg(jsonb_build_object('questionId', question ->> 'id', 'options', '[]'::jsonb)) from jsonb_array_elements(questions) as question), now() + interval '2 hours' from quiz
  returning id, enrolment_id, paper`;
const sessions = `
  insert into sessions (id, token_hash, person_id, agency_id, device_label, expires_at)
  select gen_random_uuid(), hash, person, $3, 'bench', now() + interval '1 day' from unnest($1::bytea[], $2::uuid[]) as s (hash, person)`;

type Enrolled = { id: string; person_id: string; agency_id: string };
type Attempt = { id: string; enrolment_id: string; paper: { questionId: string }[] };

/** Learners with real sessions, a course half done and an open final quiz each, in the demo's running run. */
export async function benchWorld(databaseUrl: string, count: number): Promise<BenchWorld> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const { rows } = await pool.query<Enrolled>(people, [count]);
  const agencyId = rows[0]?.agency_id ?? '';
  const enrolments = rows.map((row) => row.id);
  await pool.query(progress, [enrolments]);
  const tokens = rows.map(() => randomBytes(32).toString('base64url'));
  await pool.query(sessions, [tokens.map((token) => createHash('sha256').update(token).digest()), rows.map((row) => row.person_id), agencyId]);
  const open = async (): Promise<Attempt[]> => {
    await pool.query(`update attempts set state = 'graded', submitted_at = now(), graded_at = now() where enrolment_id = any ($1::uuid[]) and state = 'open'`, [enrolments]);
    return (await pool.query<Attempt>(attempts, [enrolments])).rows;
  };
  const first = new Map((await open()).map((attempt) => [attempt.enrolment_id, attempt]));
  const learners = rows.map((row, index): BenchLearner => {
    const attempt = first.get(row.id);
    return { cookie: `sid=${tokens[index] ?? ''}`, enrolmentId: row.id, attemptId: attempt?.id ?? '', questionIds: attempt?.paper.map((line) => line.questionId) ?? [] };
  });
  return {
    agencyId,
    learners,
    reopen: async () => {
      const again = new Map((await open()).map((attempt) => [attempt.enrolment_id, attempt.id]));
      return enrolments.map((id) => again.get(id) ?? '');
    },
    close: () => pool.end(),
  };
}
