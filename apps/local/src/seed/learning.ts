import type { SeededCourse, SeededLesson } from './courses.js';
import { gradedNews } from '@sinau/application/grading';
import { grade } from '@sinau/domain/grading';
import { drawPaper, isReleased, makeReview, type AnswerKey, type FrozenKeys, type Response } from '@sinau/domain/quizzes';
import { newId, statement, type Transaction } from '@sinau/persistence/core';
import { EnrolmentEntity, LessonProgressEntity, RunEntity } from '@sinau/persistence/enrolments';
import type { NewNotification } from '@sinau/persistence/notifications';
import { AnswerEntity, AttemptEntity, AttemptReviewEntity, type QuizVersion } from '@sinau/persistence/quizzes';
import type { DemoProgress } from './demo-files.js';
import type { Doors } from './doors.js';
import { newsOfSeats, tellAsOfThen } from './news.js';
import { dayOf, instantOf, type Organisation } from './organisation.js';

type Enrolment = DemoProgress['enrolments'][number];
export type SeededEnrolment = { readonly id: string; readonly runId: string; readonly enrolment: Enrolment; readonly completedAt: Date | null };

const versions = statement(
  'seed.quizVersions',
  `select q.id, q.settings, q.questions, k.keys, lesson ->> 'id' as lesson_id
   from quiz_versions q join quiz_version_keys k on k.quiz_version_id = q.id join course_versions v on v.id = q.course_version_id
   cross join lateral jsonb_path_query(v.document, '$.modules[*].lessons[*]') as lesson
   where v.id = $1 and (lesson ->> 'quizId')::uuid = q.quiz_id`,
);

type FrozenQuiz = Pick<QuizVersion, 'id' | 'settings' | 'questions'> & { readonly keys: FrozenKeys };

async function quizzesByLesson(transaction: Transaction, versionId: string): Promise<ReadonlyMap<string, FrozenQuiz>> {
  const rows = await transaction.query<FrozenQuiz & { lesson_id: string }>(versions, [versionId]);
  return new Map(rows.map(({ lesson_id, ...quiz }) => [lesson_id, quiz]));
}

/** A response that earns everything. */
function rightResponse(key: AnswerKey): Response {
  switch (key.kind) {
    case 'short_text':
      return { kind: 'short_text', text: key.accepted[0] ?? '' };
    case 'numeric':
      return { kind: 'numeric', text: String(key.value).replace('.', ',') };
    case 'single_choice':
    case 'multiple_response':
    case 'true_false':
      return key;
  }
}

/** A response that earns nothing. */
function wrongResponse(key: AnswerKey, options: readonly string[]): Response {
  switch (key.kind) {
    case 'single_choice':
      return { kind: 'single_choice', option: options.find((option) => option !== key.option) ?? '' };
    case 'multiple_response':
      return { kind: 'multiple_response', options: options.filter((option) => !key.options.includes(option)).slice(0, 1) };
    case 'true_false':
      return { kind: 'true_false', value: !key.value };
    case 'short_text':
      return { kind: 'short_text', text: 'belum tahu' };
    case 'numeric':
      return { kind: 'numeric', text: String(key.value + 10 * (key.tolerance + 1)).replace('.', ',') };
  }
}

/** Writes runs, enrolments, progress and attempts as months of use would have left them. Scores are worked out by the product's own grading. */
export async function seedLearning(doors: Doors, organisation: Organisation, progress: DemoProgress, courses: ReadonlyMap<string, SeededCourse>): Promise<SeededEnrolment[]> {
  const { agencyId, system, person } = organisation;
  return doors.owner.transaction(system, async (transaction) => {
    const { manager } = transaction;
    const runs = new Map(progress.runs.map((run) => [run.key, { ...run, id: newId() }]));
    const courseOf = (runKey: string): SeededCourse => {
      const course = courses.get(runs.get(runKey)?.course ?? '');
      if (!course) throw new Error(`run ${runKey} has no course`);
      return course;
    };
    const seats = (key: string) => progress.enrolments.filter((one) => one.run === key && !one.withdrawn).length;
    await manager.insert(RunEntity, [...runs.values()].map((run) => ({
      id: run.id, agencyId, courseId: courseOf(run.key).courseId, name: run.name, startsOn: dayOf(run.startsDay), endsOn: dayOf(run.endsDay), capacity: run.capacity, seatsTaken: seats(run.key),
      selfEnrolment: run.selfEnrolment,
    })));
    const quizzes = new Map(await Promise.all([...courses].map(async ([key, course]) => [key, await quizzesByLesson(transaction, course.versionId)] as const)));
    const seeded: SeededEnrolment[] = [];
    const news: NewNotification[] = [];
    for (const enrolment of progress.enrolments) {
      const run = runs.get(enrolment.run);
      const learner = new Learner(transaction, agencyId, person(enrolment.person), run?.id ?? '', courseOf(enrolment.run), quizzes.get(run?.course ?? '') ?? new Map());
      seeded.push({ ...(await learner.live(enrolment)), runId: run?.id ?? '', enrolment });
      news.push(...learner.news);
    }
    await tellAsOfThen(transaction, [...(await newsOfSeats(transaction)), ...news]);
    return seeded;
  });
}

/** Between two attempts of one day. */
const PAUSE_MS = 25 * 60_000;

/** When each attempt was handed in, none before the one before it. */
function handedIn(attempts: Enrolment['attempts']): Date[] {
  let earliest = 0;
  return attempts.map(({ day }) => {
    const at = Math.max(instantOf(day).getTime(), earliest);
    earliest = at + PAUSE_MS;
    return new Date(at);
  });
}

/** One person's way through one run. */
class Learner {
  readonly news: NewNotification[] = [];
  private readonly id = newId();

  constructor(
    private readonly transaction: Transaction,
    private readonly agencyId: string,
    private readonly personId: string,
    private readonly runId: string,
    private readonly course: SeededCourse,
    private readonly quizzes: ReadonlyMap<string, FrozenQuiz>,
  ) {}

  async live(enrolment: Enrolment): Promise<{ readonly id: string; readonly completedAt: Date | null }> {
    const { lessons, courseId, versionId } = this.course;
    const begun = enrolment.firstActiveDay !== null;
    const submitted = handedIn(enrolment.attempts);
    const completedAt = enrolment.completedDay === null ? null : (submitted.at(-1) ?? instantOf(enrolment.completedDay));
    const final = lessons.at(-1);
    const finalScores = enrolment.attempts.filter((attempt) => attempt.quiz === final?.key).map((attempt) => attempt.score);
    const done = lessons.slice(0, enrolment.lessonsDone);
    const open = lessons.find((lesson) => lesson.key === enrolment.openLesson?.lesson) ?? done.at(-1);
    await this.transaction.manager.insert(EnrolmentEntity, {
      id: this.id, agencyId: this.agencyId, runId: this.runId, courseId, personId: this.personId, versionId: begun ? versionId : null, source: enrolment.source,
      state: enrolment.withdrawn ? 'withdrawn' : begun ? 'in_progress' : 'enrolled', lessonsDone: done.length, finalScore: finalScores.length === 0 ? null : String(Math.max(...finalScores)),
      lastLessonId: open?.id ?? null, enrolledAt: instantOf(enrolment.enrolledDay), lastActiveAt: completedAt ?? (enrolment.lastActiveDay === null ? null : instantOf(enrolment.lastActiveDay)),
      completedAt,
    });
    if (begun) await this.study(enrolment, done, open, completedAt);
    for (const [index, submittedAt] of submitted.entries()) await this.attempt(enrolment, index, submittedAt);
    return { id: this.id, completedAt };
  }

  private async study(enrolment: Enrolment, done: readonly SeededLesson[], open: SeededLesson | undefined, completedAt: Date | null): Promise<void> {
    const from = instantOf(enrolment.firstActiveDay ?? 0).getTime();
    const to = Math.max(from, (completedAt ?? instantOf(enrolment.lastActiveDay ?? 0)).getTime());
    const at = (share: number) => new Date(from + (to - from) * share);
    const rows = done.map((lesson, index) => ({ lesson, openedAt: at(index / done.length), completedAt: at((index + 1) / done.length), seconds: 0 }));
    const half = open && !done.includes(open) ? [{ lesson: open, openedAt: at(1), completedAt: null, seconds: enrolment.openLesson?.seconds ?? 0 }] : [];
    await this.transaction.manager.insert(LessonProgressEntity, [...rows, ...half].map(({ lesson, openedAt, completedAt, seconds }) => ({
      enrolmentId: this.id, lessonId: lesson.id, agencyId: this.agencyId, positionSeconds: seconds, watched: seconds > 0 ? `{[0,${seconds})}` : lesson.kind === 'video' && completedAt ? '{[0,115)}' : '{}',
      openedAt, completedAt, updatedAt: completedAt ?? openedAt,
    })));
  }

  private async attempt(enrolment: Enrolment, index: number, submittedAt: Date): Promise<void> {
    const demo = enrolment.attempts[index];
    if (!demo) return;
    const lesson = this.course.lessons.find((one) => one.key === demo.quiz);
    const quiz = lesson && this.quizzes.get(lesson.id);
    if (!lesson || !quiz) throw new Error(`the demo attempts ${demo.quiz}, which is no quiz`);
    const number = enrolment.attempts.slice(0, index + 1).filter((one) => one.quiz === demo.quiz).length;
    const wrong = new Set(demo.wrong.map((key) => this.course.questionId(demo.quiz, key)));
    const paper = drawPaper({ ...quiz.settings, draw: null }, quiz.questions, Math.random);
    const responses = new Map(paper.map(({ questionId, options }) => {
      const key = quiz.keys[questionId]?.key;
      if (!key) throw new Error('a frozen question has no key');
      return [questionId, wrong.has(questionId) ? wrongResponse(key, options) : rightResponse(key)] as const;
    }));
    const result = grade({ paper, questions: quiz.questions, keys: quiz.keys, responses, passMark: quiz.settings.passMark });
    const attemptId = newId();
    const startedAt = new Date(submittedAt.getTime() - (quiz.settings.timeLimitMinutes ?? 20) * 40_000);
    await this.transaction.manager.insert(AttemptEntity, {
      id: attemptId, agencyId: this.agencyId, enrolmentId: this.id, personId: this.personId, lessonId: lesson.id, quizVersionId: quiz.id, number, state: 'graded', paper, startedAt,
      deadlineAt: quiz.settings.timeLimitMinutes === null ? null : new Date(startedAt.getTime() + quiz.settings.timeLimitMinutes * 60_000), submittedAt, submittedBy: 'learner',
      receipt: attemptId.slice(-8).toUpperCase(), points: String(result.points), maxPoints: String(result.maxPoints), score: String(result.score), passed: result.passed, gradedAt: submittedAt,
    });
    this.news.push(gradedNews({ attemptId, personId: this.personId, settings: quiz.settings }, result));
    await this.transaction.manager.insert(AnswerEntity, [...responses].map(([questionId, response]) => ({ attemptId, questionId, agencyId: this.agencyId, sequence: '1', response, savedAt: submittedAt })));
    const last = quiz.settings.attemptsAllowed !== null && number >= quiz.settings.attemptsAllowed;
    if (isReleased(quiz.settings, { passed: result.passed, lastAttempt: last, runEnded: false })) {
      await this.transaction.manager.insert(AttemptReviewEntity, { attemptId, agencyId: this.agencyId, review: makeReview(quiz.settings, result, quiz.keys), releasedAt: submittedAt });
    }
  }
}

