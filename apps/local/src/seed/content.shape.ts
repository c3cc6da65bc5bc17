import { competencyClasses } from '@sinau/domain/courses';
import { z } from 'zod';

/** Shapes of the demo's files, strict so that a misspelt field is found. */
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const sentence = z.string().trim().min(1);

const lessonBase = { key, title: sentence, minutes: z.int().min(5).max(90), file: sentence };
const lesson = z.discriminatedUnion('kind', [
  z.strictObject({ ...lessonBase, kind: z.literal('article') }),
  z.strictObject({ ...lessonBase, kind: z.literal('document'), downloadable: z.boolean() }),
  z.strictObject({
    ...lessonBase,
    kind: z.literal('video'),
    poster: sentence,
    captions: z.strictObject({ id: sentence, en: sentence }),
  }),
  z.strictObject({
    ...lessonBase,
    kind: z.literal('quiz'),
    settings: z.strictObject({
      instructions: sentence,
      timeLimitMinutes: z.int().positive().nullable(),
      attemptsAllowed: z.int().positive().nullable(),
      passMark: z.int().min(0).max(100),
      draw: z.int().positive().nullable(),
      shuffleQuestions: z.boolean(),
      shuffleOptions: z.boolean(),
      review: z.strictObject({
        release: z.enum(['at_once', 'after_pass_or_last_attempt', 'after_run_ends', 'never']),
        show: z.enum(['score_only', 'right_or_wrong', 'answers_and_feedback']),
      }),
    }),
  }),
]);

export const courseShape = z.strictObject({
  key,
  title: sentence,
  summary: sentence.max(200),
  language: z.literal('id'),
  competencyClass: z.enum(competencyClasses),
  activityKind: z.int().min(1).max(25),
  jp: z.int().positive(),
  motif: z.enum(['kawung', 'parang', 'ceplok']),
  audience: sentence,
  objectives: z.array(sentence).min(4).max(6),
  modules: z
    .array(z.strictObject({ key, title: sentence, summary: sentence, jp: z.int().positive(), lessons: z.array(lesson).min(2).max(4) }))
    .min(4)
    .max(5),
  completion: z.strictObject({ lessons: z.literal('all'), quiz: key, minimumScore: z.int().min(0).max(100) }),
});

const questionBase = { key, topic: sentence, points: z.int().positive(), stem: sentence, feedback: sentence.min(40) };
const options = z.array(z.strictObject({ key: z.string().regex(/^[a-f]$/), text: sentence })).min(3);
const question = z.discriminatedUnion('kind', [
  z.strictObject({ ...questionBase, kind: z.literal('single_choice'), options, answer: z.string() }),
  z.strictObject({ ...questionBase, kind: z.literal('multiple_response'), options, answer: z.array(z.string()).min(2) }),
  z.strictObject({ ...questionBase, kind: z.literal('true_false'), answer: z.boolean() }),
  z.strictObject({ ...questionBase, kind: z.literal('short_text'), answer: z.array(sentence).min(1) }),
  z.strictObject({
    ...questionBase,
    kind: z.literal('numeric'),
    answer: z.strictObject({ value: z.number(), tolerance: z.number().min(0), unit: sentence.optional() }),
  }),
]);
export const quizShape = z.strictObject({ questions: z.array(question).min(3) });

const mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['bold', 'italic']) }),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: z.string().startsWith('https://') }) }),
]);
const inline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), marks: z.array(mark).optional() }),
  z.strictObject({ type: z.literal('hardBreak') }),
]);
const paragraph = z.strictObject({ type: z.literal('paragraph'), content: z.array(inline).optional() });
const listItem = z.strictObject({ type: z.literal('listItem'), content: z.array(paragraph).min(1) });
const cell = z.strictObject({ type: z.enum(['tableHeader', 'tableCell']), content: z.array(paragraph).min(1) });
const block = z.discriminatedUnion('type', [
  paragraph,
  z.strictObject({ type: z.literal('heading'), attrs: z.strictObject({ level: z.int().min(2).max(4) }), content: z.array(inline).min(1) }),
  z.strictObject({ type: z.literal('bulletList'), content: z.array(listItem).min(1) }),
  z.strictObject({ type: z.literal('orderedList'), attrs: z.strictObject({ start: z.int() }), content: z.array(listItem).min(1) }),
  z.strictObject({ type: z.literal('blockquote'), content: z.array(paragraph).min(1) }),
  z.strictObject({ type: z.literal('horizontalRule') }),
  z.strictObject({ type: z.literal('table'), content: z.array(z.strictObject({ type: z.literal('tableRow'), content: z.array(cell).min(1) })).min(2) }),
]);
export const articleShape = z.strictObject({ type: z.literal('doc'), content: z.array(block).min(1) });

export type Course = z.infer<typeof courseShape>;
export type Lesson = z.infer<typeof lesson>;
export type Question = z.infer<typeof question>;
export type Article = z.infer<typeof articleShape>;
