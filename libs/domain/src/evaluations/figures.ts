import { aspects, type AnswerMarks, type AnswerTexts, type Aspect, type ChoiceItem, type FormItem, type LikertItem } from './form.js';
import { hiddenBelow, shownParts } from './hidden-below.js';

export type GivenMarks = { readonly marks: AnswerMarks; readonly texts: AnswerTexts };

/** `n` answers, their mean and standard deviation on the item's scale; how often each mark was given, from 1: null when a mark was given by fewer than a group. */
export type LikertFigures = { readonly kind: 'likert'; readonly itemId: string; readonly n: number; readonly mean: number; readonly spread: number; readonly counts: readonly number[] | null };
/** How many chose each option, in its order; null for an option that would show fewer than a group. */
export type ChoiceFigures = { readonly kind: 'choice'; readonly itemId: string; readonly n: number; readonly counts: readonly (number | null)[] };
/** Fewer than a group answered the item. */
export type HiddenFigures = { readonly kind: 'hidden'; readonly itemId: string };
export type ItemFigures = LikertFigures | ChoiceFigures | HiddenFigures;
/** The mean over all marks of an aspect, 0 to 100 of its scales, by how many people gave any. */
export type AspectFigures = { readonly aspect: Aspect; readonly n: number; readonly index: number };
export type Figures = { readonly n: number; readonly items: readonly ItemFigures[]; readonly aspects: readonly AspectFigures[]; /** Over all aspects; null without a statement that may be shown. */ readonly overall: Omit<AspectFigures, 'aspect'> | null };

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** Mean and standard deviation (of the population: these are all answers, no sample), to two decimals. */
export function meanAndSpread(values: readonly number[]): { readonly mean: number; readonly spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean: rounded(mean, 2), spread: rounded(Math.sqrt(variance), 2) };
}

function marksOf(item: LikertItem, answers: readonly GivenMarks[]): readonly number[] {
  return answers.flatMap(({ marks }) => {
    const mark = marks[item.id];
    return typeof mark === 'number' ? [mark] : [];
  });
}

function likertFigures(item: LikertItem, answers: readonly GivenMarks[], k: number): ItemFigures {
  const marks = marksOf(item, answers);
  if (hiddenBelow(k, marks.length)) return { kind: 'hidden', itemId: item.id };
  const counts = Array.from({ length: item.scale }, (_, at) => marks.filter((mark) => mark === at + 1).length);
  // With the mean beside them, any two hidden counts could be solved for: all are shown, or none.
  const shown = counts.every((count) => count === 0 || !hiddenBelow(k, count, marks.length));
  return { kind: 'likert', itemId: item.id, n: marks.length, ...meanAndSpread(marks), counts: shown ? counts : null };
}

function choiceFigures(item: ChoiceItem, answers: readonly GivenMarks[], k: number): ItemFigures {
  const counts = item.options.map(({ id }) => answers.filter(({ marks }) => marks[item.id] === id).length);
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (hiddenBelow(k, n)) return { kind: 'hidden', itemId: item.id };
  const shown = shownParts(k, counts);
  return { kind: 'choice', itemId: item.id, n, counts: counts.map((count, at) => (shown[at] ? count : null)) };
}

/** The mean over the marks of items, as a share of their scales. Of the items that are shown alone: the mean of all would tell those that are hidden. */
function indexOf(shown: readonly LikertItem[], answers: readonly GivenMarks[]): Figures['overall'] {
  const shares = shown.flatMap((item) => marksOf(item, answers).map((mark) => (mark - 1) / (item.scale - 1)));
  const n = answers.filter(({ marks }) => shown.some(({ id }) => typeof marks[id] === 'number')).length;
  return shares.length === 0 ? null : { n, index: rounded((100 * shares.reduce((sum, share) => sum + share, 0)) / shares.length, 1) };
}

/** What may be told of answers to a form: null while they are fewer than a group. */
export function figuresOf(items: readonly FormItem[], answers: readonly GivenMarks[], k: number): Figures | null {
  if (hiddenBelow(k, answers.length)) return null;
  const asked = items.filter((item) => item.kind !== 'text');
  const figures = asked.map((item) => (item.kind === 'likert' ? likertFigures(item, answers, k) : choiceFigures(item, answers, k)));
  const shown = asked.filter((item, at): item is LikertItem => item.kind === 'likert' && figures[at]?.kind === 'likert');
  const byAspect = aspects.flatMap((aspect) => {
    const index = indexOf(shown.filter((item) => item.aspect === aspect), answers);
    return index === null ? [] : [{ aspect, ...index }];
  });
  return { n: answers.length, items: figures, aspects: byAspect, overall: indexOf(shown, answers) };
}
