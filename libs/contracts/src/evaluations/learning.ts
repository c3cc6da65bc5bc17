import { z } from 'zod';
import { id, nothing, route } from '../core/index.js';

export const quizPairView = z.object({
  id, preLessonId: id, postLessonId: id,
  /** Null: the published version has the lesson no longer. */
  preTitle: z.string().nullable(), postTitle: z.string().nullable(), competencyId: id.nullable(), competency: z.string().nullable(),
});
export type QuizPairView = z.infer<typeof quizPairView>;
export const quizPairsView = z.object({
  mayChange: z.boolean(), pairs: z.array(quizPairView),
  /** Of the published version. */ quizzes: z.array(z.object({ lessonId: id, title: z.string() })),
  /** What the quizzes that are paired ask in the published version, in its order, and what each question measures. */
  questions: z.array(z.object({ id, lessonId: id, quizTitle: z.string(), stem: z.string(), topic: z.string().nullable(), competencyId: id.nullable(), competency: z.string().nullable() })),
});
export type QuizPairsView = z.infer<typeof quizPairsView>;

/** Scores and points in percent; `normalised` is the share learnt of what was left to learn. */
export const groupGainView = z.object({
  n: z.number().int(), pre: z.number().nullable(), post: z.number().nullable(), points: z.number().nullable(), spread: z.number().nullable(), normalised: z.number().nullable(),
});
const pairGain = quizPairView.pick({ id: true, preTitle: true, postTitle: true, competency: true });
export const learnerGain = z.object({ pairId: id, pre: z.number(), post: z.number(), points: z.number(), normalised: z.number().nullable() });
export const learningView = z.object({
  runId: id, runName: z.string(), courseTitle: z.string(), courseId: id, smallestGroup: z.number().int(),
  pairs: z.array(pairGain.extend({ /** Null figures: fewer than the smallest group have both. */ gain: groupGainView })),
  /** Of the questions that name a competency, else of the pairs that do as a whole; a learner counts once. */
  competencies: z.array(z.object({ competency: z.string(), gain: groupGainView })),
  learners: z.array(z.object({ personId: id, name: z.string(), gains: z.array(learnerGain), competencies: z.array(learnerGain.omit({ pairId: true }).extend({ competency: z.string() })) })),
});
export type LearningView = z.infer<typeof learningView>;
export const ownGainView = z.object({ pairs: z.array(pairGain.extend({ gain: learnerGain.omit({ pairId: true }).nullable() })) });
export type OwnGainView = z.infer<typeof ownGainView>;

const course = z.strictObject({ courseId: id });

export const learningRoutes = {
  pairs: route('GET', '/api/courses/:courseId/quiz-pairs', { summary: 'Quizzes of a course that measure the same before and after.', permission: 'course.read_draft', params: course, returns: quizPairsView }),
  pair: route('POST', '/api/courses/:courseId/quiz-pairs', {
    summary: 'Pairs two quizzes of the published version as pre-test and post-test.', permission: 'course.author', status: 201, params: course,
    body: z.strictObject({ id, preLessonId: id, postLessonId: id, competencyId: id.nullable() }), returns: quizPairsView,
  }),
  unpair: route('DELETE', '/api/courses/:courseId/quiz-pairs/:pairId', { summary: 'Takes a pair apart; attempts stay.', permission: 'course.author', status: 204, params: z.strictObject({ courseId: id, pairId: id }), returns: nothing }),
  nameCompetency: route('PUT', '/api/courses/:courseId/question-competencies', {
    summary: 'Says what questions of paired quizzes measure: one competency of the framework, or none that is named.', permission: 'course.author', params: course,
    body: z.strictObject({ questionIds: z.array(id).min(1).max(200), competencyId: id.nullable() }), returns: quizPairsView,
  }),
  learning: route('GET', '/api/runs/:runId/learning', { summary: 'What a run\'s learners gained from pre-test to post-test.', permission: 'evaluation.read', params: z.strictObject({ runId: id }), returns: learningView }),
  ownGain: route('GET', '/api/enrolments/:enrolmentId/gain', { summary: 'What one gained oneself.', permission: 'session', params: z.strictObject({ enrolmentId: id }), returns: ownGainView }),
} as const;
