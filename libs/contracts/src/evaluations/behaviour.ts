import { behaviourDays, MOST_COLLEAGUES, raterGroups, raters } from '@sinau/domain/evaluations';
import { z } from 'zod';
import { day, id, instant, nothing, page, pageQuery, publicCode, route } from '../core/index.js';
import { reactionComments } from './reaction-views.js';
import { answerMarks, answerTexts, aspect, formItems } from './views.js';

const days = z.number().int();
const group = z.enum(raterGroups);
const rater = z.enum(raters);
export const behaviourDay = z.union([z.literal(behaviourDays[0]), z.literal(behaviourDays[1]), z.literal(behaviourDays[2])]);

export const behaviourSettingView = z.object({
  formVersionId: id, formName: z.string(), version: z.number().int(), days: z.array(days), colleagues: z.number().int(),
  /** Whether somebody was asked: the form is not changed any more. */
  started: z.boolean(),
});
export type BehaviourSettingView = z.infer<typeof behaviourSettingView>;

/** Mean and standard deviation of marks. */
export const figureView = z.object({ n: z.number().int(), mean: z.number(), spread: z.number().nullable() });
export const behaviourView = z.object({
  runId: id, runName: z.string(), courseTitle: z.string(), mayManage: z.boolean(),
  /** Null: behaviour of this run is not asked about. */
  setting: behaviourSettingView.nullable(),
  /** What the run's programme plans; it begins by itself when the first has completed. Null without a plan. */
  planned: z.object({ programmeId: id, programme: z.string(), days: z.array(days) }).nullable(),
  /** The newest version of each form about behaviour that is offered. */
  forms: z.array(z.object({ versionId: id, name: z.string(), version: z.number().int() })),
  smallestGroup: z.number().int(),
  followUps: z.object({
    alumni: z.number().int(), planned: z.number().int(), opened: z.number().int(), moved: z.number().int(), left: z.number().int(), nextOn: day.nullable(),
  }),
  response: z.array(z.object({ days, group, asked: z.number().int(), answered: z.number().int(), rate: z.number().int().nullable(), moved: z.number().int() })),
  items: z.array(z.object({ id, prompt: z.string(), aspect, scale: z.number().int() })),
  /** Null figures stand for groups that are too small. */
  figures: z.array(z.object({ days, group, itemId: id, all: figureView.nullable(), stayed: figureView.nullable() })),
  /** Of every group of raters together, by theme. */
  comments: z.array(reactionComments),
  asOf: instant,
});
export type BehaviourView = z.infer<typeof behaviourView>;

export const missingAnswerRow = z.object({
  id, name: z.string(), alumnus: z.string(), /** The alumnus's at completion. */ unit: z.string().nullable(), moved: z.boolean(), days, rater,
  state: z.enum(['open', 'lapsed']), /** Times told. */ sent: z.number().int(), lastSentAt: instant.nullable(), hasAddress: z.boolean(),
});
export type MissingAnswerRow = z.infer<typeof missingAnswerRow>;

/** What somebody is asked, by a link. */
export const askedView = z.object({
  agency: z.string(), alumnus: z.string(), rater, course: z.string(), run: z.string(), days, /** The last day. */ until: day, items: formItems, smallestGroup: z.number().int(),
});
export type AskedView = z.infer<typeof askedView>;

export const ownRequestRow = z.object({ id, alumnus: z.string(), rater, course: z.string(), run: z.string(), days, until: day });
export type OwnRequestRow = z.infer<typeof ownRequestRow>;

const run = z.strictObject({ runId: id });

export const behaviourRoutes = {
  behaviour: route('GET', '/api/runs/:runId/behaviour', { summary: 'What people around the alumni of a run say about their behaviour, and how many answered.', permission: 'evaluation.read', params: run, returns: behaviourView }),
  changeBehaviour: route('PUT', '/api/runs/:runId/behaviour', {
    summary: 'Asks about the behaviour of a run\'s alumni from now on, by a published form, on some days after completion.', permission: 'evaluation.manage', params: run,
    body: z.strictObject({ formVersionId: id, days: z.array(behaviourDay).min(1).max(behaviourDays.length), colleagues: z.number().int().min(0).max(MOST_COLLEAGUES) }), returns: behaviourView,
  }),
  missing: route('GET', '/api/runs/:runId/behaviour/missing', {
    summary: 'Who was asked and has not answered.', permission: 'evaluation.manage', params: run, query: z.strictObject(pageQuery), returns: page(missingAnswerRow),
  }),
  behaviourFile: route('GET', '/api/runs/:runId/behaviour/file', { summary: 'The figures as CSV.', permission: 'evaluation.read', params: run, returns: z.unknown() }),
  mine: route('GET', '/api/behaviour-requests', { summary: 'What one is still asked about one\'s own or a colleague\'s behaviour.', permission: 'session', returns: z.object({ rows: z.array(ownRequestRow) }) }),
  link: route('POST', '/api/behaviour-requests/:requestId/link', {
    summary: 'Makes a link to answer by, which works once.', permission: 'session', status: 201, params: z.strictObject({ requestId: id }), body: z.strictObject({}), returns: z.object({ code: publicCode }),
  }),
  asked: route('GET', '/api/answer/:code', { summary: 'What somebody is asked, by the code of a link.', permission: 'public', params: z.strictObject({ code: publicCode }), returns: askedView }),
  answer: route('POST', '/api/answer/:code', {
    summary: 'Answers, once; the link ends.', permission: 'public', status: 204, params: z.strictObject({ code: publicCode }), body: z.strictObject({ marks: answerMarks, texts: answerTexts }), returns: nothing,
  }),
} as const;
