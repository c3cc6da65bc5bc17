import { likertScales } from '@sinau/domain/evaluations';
import { z } from 'zod';
import { day, id, instant } from '../core/index.js';
import { aspect } from './views.js';

const count = z.number().int();
const shown = { itemId: id, aspect, prompt: z.string() };
/** What may be told of an item; `hidden` when fewer than a group answered it. */
export const reactionItem = z.discriminatedUnion('kind', [
  z.object({ ...shown, kind: z.literal('likert'), scale: z.union([z.literal(likertScales[0]), z.literal(likertScales[1])]), n: count, mean: z.number(), spread: z.number(), counts: z.array(count).nullable() }),
  z.object({ ...shown, kind: z.literal('choice'), n: count, options: z.array(z.object({ id, label: z.string(), n: count.nullable() })) }),
  z.object({ ...shown, kind: z.literal('hidden') }),
]);
export type ReactionItem = z.infer<typeof reactionItem>;

export const aspectFigures = z.object({
  aspect, n: count,
  /** 0 to 100 of the scales. */
  index: z.number(),
  /** The same of the run before; null when there is none, or fewer than a group answered. */
  before: z.object({ n: count, index: z.number() }).nullable(),
});
export const commentTheme = z.object({ label: z.string(), alongside: z.array(z.string()), forms: z.array(z.string()), texts: z.array(z.string()) });
export const reactionComments = z.object({
  itemId: id, prompt: z.string(),
  /** Comments that were read for themes; those beyond them are not shown. */
  n: count, themes: z.array(commentTheme), others: z.array(z.string()),
  /** Comments in no group that is large enough. */
  hidden: count,
});

export const reactionView = z.object({
  /** When the figures were read. */
  asOf: instant, runName: z.string(), opensOn: day, closesOn: day.nullable(),
  smallestGroup: count,
  /** People who completed the run, who answered, and whose answers are in the figures: the others wait until they are a group. */
  completed: count, answered: count, shown: count,
  /** The run of the same course before, that the aspects are compared with. */
  before: z.object({ runName: z.string(), n: count }).nullable(),
  aspects: z.array(aspectFigures), items: z.array(reactionItem), comments: z.array(reactionComments),
});
export type ReactionView = z.infer<typeof reactionView>;
