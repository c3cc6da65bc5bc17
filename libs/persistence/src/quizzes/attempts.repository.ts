import type { CourseLanguage } from '@sinau/domain/courses';
import type { Paper, QuizSettings, FrozenQuestion, Response } from '@sinau/domain/quizzes';
import { statement, type Database, type Transaction } from '../core/index.js';
import type { Actor } from '@sinau/domain/identity';
import { closeOfRun } from './run-window.repository.js';

export type AttemptState = 'open' | 'submitted' | 'graded';

export type AttemptSummary = {
  readonly id: string;
  readonly number: number;
  readonly state: AttemptState;
  readonly startedAt: Date;
  readonly submittedAt: Date | null;
  readonly score: number | null;
  readonly passed: boolean | null;
};

/** An attempt of the asking learner, with the answers the server holds and the database's clock. */
export type OwnAttempt = AttemptSummary & {
  readonly enrolmentId: string;
  readonly lessonId: string;
  readonly quizVersionId: string;
  readonly paper: Paper;
  readonly deadlineAt: Date | null;
  readonly receipt: string | null;
  readonly submittedBy: 'learner' | 'deadline' | 'supervisor' | null;
  readonly points: number | null;
  readonly maxPoints: number | null;
  readonly now: Date;
  readonly answers: readonly { questionId: string; sequence: number; response: Response | null; flagged: boolean }[];
};

type AttemptRow = {
  id: string; enrolment_id: string; lesson_id: string; quiz_version_id: string; number: number; state: AttemptState; paper: Paper;
  started_at: Date; deadline_at: Date | null; submitted_at: Date | null; submitted_by: OwnAttempt['submittedBy']; receipt: string | null;
  points: string | null; max_points: string | null; score: string | null; passed: boolean | null; now: Date; answers: OwnAttempt['answers'];
};

const number = (value: string | null) => (value === null ? null : Number(value));

function summaryOf(row: Pick<AttemptRow, 'id' | 'number' | 'state' | 'started_at' | 'submitted_at' | 'score' | 'passed'>): AttemptSummary {
  return { id: row.id, number: row.number, state: row.state, startedAt: row.started_at, submittedAt: row.submitted_at, score: number(row.score), passed: row.passed };
}

function attemptOf(row: AttemptRow): OwnAttempt {
  return {
    ...summaryOf(row),
    enrolmentId: row.enrolment_id, lessonId: row.lesson_id, quizVersionId: row.quiz_version_id, paper: row.paper, deadlineAt: row.deadline_at,
    receipt: row.receipt, submittedBy: row.submitted_by, points: number(row.points), maxPoints: number(row.max_points), now: row.now, answers: row.answers,
  };
}

const own = statement(
  'attempts.own',
  `select a.*, now() as now, coalesce((
     select jsonb_agg(jsonb_build_object('questionId', w.question_id, 'sequence', w.sequence, 'response', w.response, 'flagged', w.flagged))
     from answers w where w.attempt_id = a.id), '[]') as answers
   from attempts a where a.id = $1 and a.person_id = $2`,
);

/** The person's own attempt; null when there is none by this id for this person. */
export async function ownAttempt(database: Database, actor: Actor, attemptId: string, personId: string): Promise<OwnAttempt | null> {
  const [row] = await database.run<AttemptRow>(actor, own, [attemptId, personId]);
  return row ? attemptOf(row) : null;
}

/** What the start of a quiz needs to know, in one reading. */
export type LobbyFacts = {
  readonly enrolmentState: 'enrolled' | 'in_progress' | 'completed' | 'withdrawn';
  readonly versionId: string;
  readonly courseTitle: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly run: 'before' | 'open' | 'ended';
  readonly attempts: readonly AttemptSummary[];
};

type LobbyRow = {
  state: LobbyFacts['enrolmentState']; version_id: string | null; course_title: string; starts_on: string; ends_on: string; run: LobbyFacts['run'];
  attempts: { id: string; number: number; state: AttemptState; started_at: string; submitted_at: string | null; score: number | null; passed: boolean | null }[];
};

const lobby = statement(
  'attempts.lobby',
  `select e.state, coalesce(e.version_id, c.current_version_id) as version_id, v.document ->> 'title' as course_title, r.starts_on::text, r.ends_on::text,
     case when r.closed_at is not null or (now() at time zone g.time_zone)::date > r.ends_on then 'ended'
          when (now() at time zone g.time_zone)::date < r.starts_on then 'before' else 'open' end as run,
     coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'number', a.number, 'state', a.state, 'started_at', a.started_at,
         'submitted_at', a.submitted_at, 'score', a.score, 'passed', a.passed) order by a.number)
       from attempts a where a.enrolment_id = e.id and a.lesson_id = $2), '[]') as attempts
   from enrolments e join runs r on r.id = e.run_id join courses c on c.id = e.course_id join agencies g on g.id = e.agency_id
   left join course_versions v on v.id = coalesce(e.version_id, c.current_version_id)
   where e.id = $1 and e.person_id = $3`,
);

/** Null when the enrolment is not this person's, or its course has no published version. */
export async function lobbyFacts(database: Database, actor: Actor, enrolmentId: string, lessonId: string, personId: string): Promise<LobbyFacts | null> {
  const [row] = await database.run<LobbyRow>(actor, lobby, [enrolmentId, lessonId, personId]);
  if (!row?.version_id) return null;
  const attempts = row.attempts.map((one) => ({
    id: one.id, number: one.number, state: one.state, score: one.score, passed: one.passed,
    startedAt: new Date(one.started_at), submittedAt: one.submitted_at === null ? null : new Date(one.submitted_at),
  }));
  return { enrolmentState: row.state, versionId: row.version_id, courseTitle: row.course_title, startsOn: row.starts_on, endsOn: row.ends_on, run: row.run, attempts };
}

export type QuizVersion = {
  readonly id: string;
  readonly quizId: string;
  readonly courseVersionId: string;
  readonly language: CourseLanguage;
  readonly settings: QuizSettings;
  readonly questions: readonly FrozenQuestion[];
};

type QuizVersionRow = { id: string; quiz_id: string; course_version_id: string; language: CourseLanguage; settings: QuizSettings; questions: readonly FrozenQuestion[] };

const versionById = statement('quizVersions.byId', `select q.id, q.quiz_id, q.course_version_id, coalesce(v.document ->> 'language', 'id') as language, q.settings, q.questions
   from quiz_versions q join course_versions v on v.id = q.course_version_id where q.id = $1`);
const versionOfLesson = statement(
  'quizVersions.ofLesson',
  `select q.id, q.quiz_id, q.course_version_id, coalesce(v.document ->> 'language', 'id') as language, q.settings, q.questions
   from course_versions v
   cross join lateral jsonb_path_query(v.document, '$.modules[*].lessons[*] ? (@.id == $lesson)', jsonb_build_object('lesson', $2::text)) as lesson
   join quiz_versions q on q.course_version_id = v.id and q.quiz_id = (lesson ->> 'quizId')::uuid
   where v.id = $1`,
);

const quizVersionOf = (row: QuizVersionRow): QuizVersion => ({ id: row.id, quizId: row.quiz_id, courseVersionId: row.course_version_id, language: row.language, settings: row.settings, questions: row.questions });

/** A frozen quiz, without its keys. */
export async function quizVersion(database: Database, actor: Actor, quizVersionId: string): Promise<QuizVersion | null> {
  const [row] = await database.run<QuizVersionRow>(actor, versionById, [quizVersionId]);
  return row ? quizVersionOf(row) : null;
}

/** The frozen quiz behind a lesson of a course version; null when the lesson is no quiz of it. */
export async function quizVersionOfLesson(database: Database, actor: Actor, courseVersionId: string, lessonId: string): Promise<QuizVersion | null> {
  const [row] = await database.run<QuizVersionRow>(actor, versionOfLesson, [courseVersionId, lessonId]);
  return row ? quizVersionOf(row) : null;
}

const begin = statement(
  'enrolments.begin',
  `update enrolments e set version_id = coalesce(e.version_id, $2), state = case when e.state = 'enrolled' then 'in_progress' else e.state end,
     last_lesson_id = $3, last_active_at = now()
   where e.id = $1 and (e.version_id is null or e.version_id = $2) returning e.id`,
);
const open = statement('attempts.open', `select id from attempts where enrolment_id = $1 and lesson_id = $2 and state = 'open'`);
/*
 * FOR SHARE against the closing of the run: an attempt is either there to get the close as its deadline, or not begun.
 */
const insert = statement(
  'attempts.insert',
  `insert into attempts (id, agency_id, enrolment_id, person_id, lesson_id, quiz_version_id, number, paper, deadline_at)
   select $1, e.agency_id, e.id, e.person_id, $3, $4,
     1 + (select count(*) from attempts a where a.enrolment_id = e.id and a.lesson_id = $3),
     $5, least(now() + make_interval(mins => $6::int), ${closeOfRun})
   from enrolments e join runs r on r.id = e.run_id join agencies g on g.id = e.agency_id
   where e.id = $2 and r.closed_at is null for share of r
   on conflict do nothing returning id`,
);

export type NewAttempt = { readonly id: string; readonly enrolmentId: string; readonly lessonId: string; readonly version: QuizVersion; readonly paper: Paper };

/**
 * Opens an attempt, or finds the open one: two taps, or two devices at once, get the same.
 * The deadline is `min(now + limit, end of the run's last day)` by the database's clock, the day's end alone without a limit (R5, E01).
 * Null when the run was closed meanwhile. The run is locked before the enrolment, as where seats are freed.
 */
export async function openAttempt(transaction: Transaction, attempt: NewAttempt): Promise<string | null> {
  const { version } = attempt;
  const [inserted] = await transaction.query<{ id: string }>(insert, [
    attempt.id, attempt.enrolmentId, attempt.lessonId, version.id, JSON.stringify(attempt.paper), version.settings.timeLimitMinutes,
  ]);
  const [found] = inserted ? [inserted] : await transaction.query<{ id: string }>(open, [attempt.enrolmentId, attempt.lessonId]);
  if (!found) return null;
  await transaction.query(begin, [attempt.enrolmentId, version.courseVersionId, attempt.lessonId]);
  return found.id;
}

const submit = statement(
  'attempts.submit',
  `with closed as (
     update attempts set state = 'submitted', submitted_at = now(), submitted_by = 'learner', receipt = $3
     where id = $1 and person_id = $2 and state = 'open' returning id, agency_id, state, submitted_at, receipt
   ), asked as (
     insert into outbox (id, agency_id, job, payload, request_id)
     select $4, agency_id, 'grade-attempt', jsonb_build_object('agencyId', agency_id, 'attemptId', id), $5 from closed
   )
   select state, submitted_at, receipt from closed
   union all
   select state, submitted_at, receipt from attempts where id = $1 and person_id = $2 and not exists (select from closed)`,
);

export type Receipt = { readonly state: AttemptState; readonly submittedAt: Date | null; readonly receipt: string | null };

/** Closes the attempt and asks for its grading in one statement. Null when it is not this person's. */
export async function submitAttempt(database: Database, actor: Actor, values: { attemptId: string; personId: string; receipt: string; outboxId: string; requestId: string | null }): Promise<Receipt | null> {
  const [row] = await database.run<{ state: AttemptState; submitted_at: Date | null; receipt: string | null }>(actor, submit, [
    values.attemptId, values.personId, values.receipt, values.outboxId, values.requestId,
  ]);
  return row ? { state: row.state, submittedAt: row.submitted_at, receipt: row.receipt } : null;
}
