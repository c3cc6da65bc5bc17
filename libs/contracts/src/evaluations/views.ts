import { aspects, MOST_ITEMS, MOST_OPTIONS } from '@sinau/domain/evaluations';
import { z } from 'zod';
import { day, id, instant, line, text } from '../core/index.js';

export const evaluationLevel = z.union([z.literal(1), z.literal(3)]);
export const aspect = z.enum(aspects);

const item = { id, aspect, prompt: line(300), required: z.boolean(), competencyId: id.nullable() };
export const choiceOption = z.strictObject({ id, label: line(120) });
/** An item of a form: a statement to agree with from 1 to `scale`, a choice of one, or free text. */
export const formItem = z.discriminatedUnion('kind', [
  z.strictObject({ ...item, kind: z.literal('likert'), scale: z.union([z.literal(4), z.literal(5)]) }),
  z.strictObject({ ...item, kind: z.literal('choice'), options: z.array(choiceOption).max(MOST_OPTIONS) }),
  z.strictObject({ ...item, kind: z.literal('text') }),
]);
export const formItems = z.array(formItem).max(MOST_ITEMS);

export const formRow = z.object({
  id, name: z.string(), level: evaluationLevel, items: z.number().int(),
  /** Of the newest published version; null before the first. */
  version: z.number().int().nullable(),
  /** Evaluations of runs that ask any of its versions. */
  uses: z.number().int(),
  archived: z.boolean(),
});
export type FormRow = z.infer<typeof formRow>;

export const formVersionRow = z.object({ id, number: z.number().int(), items: z.number().int(), publishedAt: instant, publishedBy: z.string(), uses: z.number().int() });
export const formView = z.object({
  id, name: z.string(), level: evaluationLevel, items: formItems, revision: z.number().int(), archived: z.boolean(),
  /** Whether the draft says something else than the newest version. */
  changed: z.boolean(),
  versions: z.array(formVersionRow),
});
export type FormView = z.infer<typeof formView>;

export const formVersionView = z.object({ id, formId: id, number: z.number().int(), name: z.string(), level: evaluationLevel, items: formItems });
export type FormVersionView = z.infer<typeof formVersionView>;

/** By item: a mark on its scale, or the id of an option. */
export const answerMarks = z.record(id, z.union([z.number().int().min(1).max(5), id]));
export const answerTexts = z.record(id, text(2_000));

export const reactionSettings = z.object({
  id, formVersionId: id, formName: z.string(), version: z.number().int(), opensOn: day, closesOn: day.nullable(), requiredForCertificate: z.boolean(), revision: z.number().int(),
  /** People who answered: with the first, the form stands. */
  answered: z.number().int(),
});
export const runEvaluationsView = z.object({
  run: z.object({ id, name: z.string(), courseId: id, courseTitle: z.string(), startsOn: day, endsOn: day, completed: z.number().int() }),
  /** `yyyy-mm-dd` in the agency's zone. */
  today: day,
  mayManage: z.boolean(),
  /** Null: nobody is asked. */
  reaction: reactionSettings.nullable(),
  /** The newest version of each form of level 1 that is offered, and the one in use. */
  forms: z.array(z.object({ versionId: id, name: z.string(), version: z.number().int(), items: z.number().int() })),
});
export type RunEvaluationsView = z.infer<typeof runEvaluationsView>;

export const ownEvaluationView = z.object({
  id, runName: z.string(), courseTitle: z.string(), enrolmentId: id,
  state: z.enum(['open', 'answered', 'early', 'closed', 'incomplete']),
  opensOn: day, closesOn: day.nullable(), requiredForCertificate: z.boolean(),
  /** Empty unless it is open. */
  items: formItems,
  /** Nothing that fewer people said is ever shown. */
  smallestGroup: z.number().int(),
});
export type OwnEvaluationView = z.infer<typeof ownEvaluationView>;
