import { courseLanguages } from '@sinau/domain/courses';
import { questionKinds } from '@sinau/domain/quizzes';
import { z } from 'zod';
import { id, instant, line, page, text } from '../core/index.js';

/** What the course is written in. */
const language = z.enum(courseLanguages);
const percent = z.number().min(0).max(100);

export const option = z.strictObject({ id: line(40), text: line(1_000) });
const options = z.array(option).min(2).max(12).readonly();
const stem = text(4_000).min(1);

/** Width and height in pixels. */
export const questionPicture = z.strictObject({
  mediaId: id,
  alt: z.string().trim().max(500),
  width: z.number().int().min(1).max(20_000),
  height: z.number().int().min(1).max(20_000),
});
const picture = questionPicture.optional();

/** A question as a learner sees it. */
export const questionContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single_choice'), stem, picture, options }),
  z.strictObject({ kind: z.literal('multiple_response'), stem, picture, options }),
  z.strictObject({ kind: z.literal('true_false'), stem, picture }),
  z.strictObject({ kind: z.literal('short_text'), stem, picture }),
  z.strictObject({ kind: z.literal('numeric'), stem, picture, unit: line(40).nullable() }),
]);

export const answerKey = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single_choice'), option: line(40) }),
  z.strictObject({ kind: z.literal('multiple_response'), options: z.array(line(40)).min(1).max(12).readonly() }),
  z.strictObject({ kind: z.literal('true_false'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('short_text'), accepted: z.array(line(200)).min(1).max(30).readonly() }),
  z.strictObject({ kind: z.literal('numeric'), value: z.number(), tolerance: z.number().min(0) }),
]);

export const keyedAnswer = z.strictObject({ key: answerKey, feedback: text(4_000) });

/** What a learner answers; `null` clears the answer. */
export const response = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single_choice'), option: line(40) }),
  z.strictObject({ kind: z.literal('multiple_response'), options: z.array(line(40)).max(12).readonly() }),
  z.strictObject({ kind: z.literal('true_false'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('short_text'), text: z.string().max(2_000) }),
  z.strictObject({ kind: z.literal('numeric'), text: z.string().max(60) }),
]);

export const reviewPolicy = z.strictObject({
  release: z.enum(['at_once', 'after_pass_or_last_attempt', 'after_run_ends', 'never']),
  show: z.enum(['score_only', 'right_or_wrong', 'answers_and_feedback']),
});

export const quizSettings = z.strictObject({
  title: line(200),
  instructions: text(4_000),
  timeLimitMinutes: z.number().int().min(1).max(600).nullable(),
  attemptsAllowed: z.number().int().min(1).max(20).nullable(),
  passMark: percent,
  draw: z.number().int().min(1).max(500).nullable(),
  shuffleQuestions: z.boolean(),
  shuffleOptions: z.boolean(),
  review: reviewPolicy,
});

export const attemptSummary = z.object({
  id,
  number: z.number().int(),
  state: z.enum(['open', 'submitted', 'graded']),
  startedAt: instant,
  submittedAt: instant.nullable(),
  score: percent.nullable(),
  passed: z.boolean().nullable(),
});

/** The start page: what awaits the learner, and whether another attempt may begin. */
export const quizLobbyView = z.object({
  enrolmentId: id,
  lessonId: id,
  courseTitle: z.string(),
  language,
  settings: z.object({ ...quizSettings.shape, review: z.object(reviewPolicy.shape) }),
  questionCount: z.number().int(),
  attempts: z.array(attemptSummary),
  openAttemptId: id.nullable(),
  /** Null when another attempt may begin; else the refusal. */
  refusal: z.object({ code: z.string(), sentence: z.string() }).nullable(),
});

const shownPicture = z.object(questionPicture.shape).optional();

export const paperQuestion = z.object({
  id,
  points: z.number(),
  content: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('single_choice'), stem: z.string(), picture: shownPicture, options: z.array(z.object(option.shape)).readonly() }),
    z.object({ kind: z.literal('multiple_response'), stem: z.string(), picture: shownPicture, options: z.array(z.object(option.shape)).readonly() }),
    z.object({ kind: z.literal('true_false'), stem: z.string(), picture: shownPicture }),
    z.object({ kind: z.literal('short_text'), stem: z.string(), picture: shownPicture }),
    z.object({ kind: z.literal('numeric'), stem: z.string(), picture: shownPicture, unit: z.string().nullable() }),
  ]),
});

/** A draft quiz as a learner would see it: one draw, without keys. */
export const quizPreview = z.object({ courseTitle: z.string(), language, title: z.string(), instructions: z.string(), questions: z.array(paperQuestion) });
export type QuizPreview = z.infer<typeof quizPreview>;

export const savedAnswer = z.object({
  questionId: id,
  sequence: z.number().int(),
  response: response.nullable(),
  flagged: z.boolean(),
});

/** An attempt as its learner takes it: the paper in its order, what is saved, and the server's clock. */
export const attemptView = z.object({
  id,
  enrolmentId: id,
  lessonId: id,
  number: z.number().int(),
  state: z.enum(['open', 'submitted', 'graded']),
  title: z.string(),
  language,
  startedAt: instant,
  deadlineAt: instant.nullable(),
  serverNow: instant,
  receipt: z.string().nullable(),
  questions: z.array(paperQuestion),
  answers: z.array(savedAnswer),
});
export type AttemptView = z.infer<typeof attemptView>;

/** Somebody who is taking a quiz now, as those who supervise see it. */
export const openAttemptRow = z.object({
  id,
  personName: z.string(),
  title: z.string(),
  number: z.number().int(),
  startedAt: instant,
  deadlineAt: instant.nullable(),
  /** Questions with an answer that the server holds, of all on the paper. */
  answered: z.number().int(),
  questions: z.number().int(),
  /** One's own attempt: nobody gives time to oneself. */
  mine: z.boolean(),
});
export type OpenAttemptRow = z.infer<typeof openAttemptRow>;

export const answerToSave = z.strictObject({
  questionId: id,
  /** Counter of this client, higher at each change: the highest wins whatever the order of arrival. */
  sequence: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  response: response.nullable(),
  flagged: z.boolean(),
});
export type AnswerToSave = z.infer<typeof answerToSave>;

export const savedView = z.object({
  saved: z.array(
    z.object({
      questionId: id,
      /** `stale`: a newer answer was there already and is kept; `late`: after the deadline, kept aside, not graded. */
      outcome: z.enum(['saved', 'stale', 'late']),
      /** The sequence that the server now holds. */
      sequence: z.number().int(),
    }),
  ),
  serverNow: instant,
  deadlineAt: instant.nullable(),
});
export type SavedView = z.infer<typeof savedView>;

export const receiptView = z.object({
  attemptId: id,
  state: z.enum(['submitted', 'graded']),
  submittedAt: instant,
  receipt: z.string(),
});
export type ReceiptView = z.infer<typeof receiptView>;

/** The result; `review` only once released, and then no more than the policy shows. */
export const resultView = z.object({
  attemptId: id,
  enrolmentId: id,
  lessonId: id,
  courseTitle: z.string(),
  title: z.string(),
  language,
  number: z.number().int(),
  state: z.enum(['submitted', 'graded']),
  submittedAt: instant,
  submittedBy: z.enum(['learner', 'deadline', 'supervisor']),
  receipt: z.string(),
  passMark: percent,
  points: z.number().nullable(),
  maxPoints: z.number().nullable(),
  score: percent.nullable(),
  passed: z.boolean().nullable(),
  policy: z.object(reviewPolicy.shape),
  attempts: z.array(attemptSummary),
  attemptsAllowed: z.number().int().nullable(),
  topics: z.array(z.object({ topic: z.string(), points: z.number(), maxPoints: z.number() })),
  review: z
    .array(
      z.object({
        question: paperQuestion,
        response: response.nullable(),
        verdict: z.enum(['right', 'partly', 'wrong', 'blank']).nullable(),
        points: z.number().nullable(),
        key: answerKey.nullable(),
        feedback: z.string().nullable(),
      }),
    )
    .nullable(),
});
export type ResultView = z.infer<typeof resultView>;

export const authorQuestion = z.object({
  id,
  position: z.number(),
  content: questionContent,
  points: z.number(),
  topic: z.string().nullable(),
  revision: z.number().int(),
  answer: keyedAnswer.nullable(),
});
export type AuthorQuestion = z.infer<typeof authorQuestion>;

/** The author's view, with keys. */
export const authorQuizView = z.object({
  id,
  courseId: id,
  courseTitle: z.string(),
  revision: z.number().int(),
  editedAt: instant,
  settings: quizSettings,
  questions: z.array(authorQuestion),
});
export type AuthorQuizView = z.infer<typeof authorQuizView>;

export const questionKind = z.enum(questionKinds);

/** A question of any quiz that one may read, and where it is asked. Without its key: whether it has one is told. */
export const bankQuestion = z.object({
  id,
  kind: questionKind,
  stem: z.string(),
  topic: z.string().nullable(),
  points: z.number(),
  hasPicture: z.boolean(),
  hasKey: z.boolean(),
  quiz: z.object({ id, title: z.string() }),
  course: z.object({ id, title: z.string(), language }),
  /** Whether learners who begin now may be asked it; else it waits for the next publication. */
  published: z.boolean(),
  editedBy: z.string().nullable(),
  editedAt: instant,
});
export type BankQuestion = z.infer<typeof bankQuestion>;

const count = z.number().int();
export const bankPage = page(bankQuestion).extend({
  /** With the first page only: how many match, and how many each choice would leave. */
  summary: z
    .object({
      total: count,
      kinds: z.array(z.object({ value: questionKind, count })),
      topics: z.array(z.object({ value: z.string(), count })),
      courses: z.array(z.object({ id, title: z.string(), count })),
    })
    .nullable(),
});
export type BankPage = z.infer<typeof bankPage>;
