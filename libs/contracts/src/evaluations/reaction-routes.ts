import { z } from 'zod';
import { day, id, nothing, route } from '../core/index.js';
import { reactionView } from './reaction-views.js';
import { answerMarks, answerTexts, ownEvaluationView, runEvaluationsView } from './views.js';

const run = z.strictObject({ runId: id });
const evaluation = z.strictObject({ evaluationId: id });

export const reactionRoutes = {
  ofRun: route('GET', '/api/runs/:runId/evaluations', {
    summary: 'How a run is evaluated, and the forms that it may ask.', permission: 'evaluation.read', params: run, returns: runEvaluationsView,
  }),
  setReaction: route('PUT', '/api/runs/:runId/evaluations/reaction', {
    summary: 'Says which form asks for the reaction, when, and whether the certificate waits for it. The form stands once somebody answered.',
    permission: 'evaluation.manage',
    params: run,
    body: z.strictObject({
      id, formVersionId: id, opensOn: day, closesOn: day.nullable(), requiredForCertificate: z.boolean(),
      /** Null when the run has none yet. */
      revision: z.number().int().min(1).nullable(),
    }),
    returns: runEvaluationsView,
  }),
  reaction: route('GET', '/api/runs/:runId/evaluations/reaction', {
    summary: 'What participants said of a run: figures and themes of comments, never of fewer people than the smallest group.', permission: 'evaluation.read', params: run, returns: reactionView,
  }),
  reactionCsv: route('GET', '/api/runs/:runId/evaluations/reaction/csv', { summary: 'The same figures as CSV.', permission: 'evaluation.read', params: run, returns: z.unknown() }),
  own: route('GET', '/api/evaluations/:evaluationId', { summary: 'An evaluation of a run that one completed, to answer once.', permission: 'course.learn', params: evaluation, returns: ownEvaluationView }),
  answer: route('POST', '/api/evaluations/:evaluationId/answer', {
    summary: 'Answers, without a name and once; kept apart from who answered.',
    permission: 'course.learn',
    status: 204,
    params: evaluation,
    body: z.strictObject({ marks: answerMarks, texts: answerTexts }),
    returns: nothing,
  }),
} as const;
