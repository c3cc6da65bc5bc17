import { groupOf, responseRate, type Rater, type RaterGroup } from './behaviour.js';
import type { LikertItem } from './form.js';
import { hiddenBelow } from './hidden-below.js';

/** Answers that may be read, counted: `moved` tells those about alumni who work in another unit since. */
export type AnswerCount = { readonly days: number; readonly group: RaterGroup; readonly moved: boolean; readonly n: number };
/** The same by item and by mark. */
export type MarkCount = AnswerCount & { readonly itemId: string; readonly mark: number };

/** Mean and standard deviation (of a sample) of marks, two decimals. */
export type Figure = { readonly n: number; readonly mean: number; readonly spread: number | null };
export type BehaviourFigure = {
  readonly days: number; readonly group: RaterGroup; readonly itemId: string;
  /** Null: too few. */
  readonly all: Figure | null;
  /** Those who moved left out; null too when the difference to `all` would show fewer than a group. */
  readonly stayed: Figure | null;
};

const two = (value: number): number => Math.round(value * 100) / 100;

function figureOf(counts: readonly MarkCount[]): Figure {
  const n = counts.reduce((sum, one) => sum + one.n, 0);
  const mean = counts.reduce((sum, one) => sum + one.mark * one.n, 0) / n;
  const squares = counts.reduce((sum, one) => sum + one.n * (one.mark - mean) ** 2, 0);
  return { n, mean: two(mean), spread: n < 2 ? null : two(Math.sqrt(squares / (n - 1))) };
}

/** What each group of raters said at each asking, item by item. Groups below `k` say nothing. */
export function behaviourFigures(k: number, items: readonly LikertItem[], counts: readonly MarkCount[]): readonly BehaviourFigure[] {
  const askings = [...new Map(counts.map(({ days, group }) => [`${days} ${group}`, { days, group }])).values()].sort((a, b) => a.days - b.days || a.group.localeCompare(b.group));
  return askings.flatMap(({ days, group }) => items.map(({ id }) => {
    const of = counts.filter((one) => one.days === days && one.group === group && one.itemId === id);
    const stayed = of.filter(({ moved }) => !moved);
    const size = (some: readonly MarkCount[]) => some.reduce((sum, one) => sum + one.n, 0);
    return {
      days, group, itemId: id,
      all: hiddenBelow(k, size(of)) ? null : figureOf(of),
      stayed: hiddenBelow(k, size(stayed), size(of)) ? null : figureOf(stayed),
    };
  }));
}

export type AskedCount = { readonly days: number; readonly rater: Rater; readonly asked: number; readonly answered: number; readonly moved: number };
export type ResponseRow = { readonly days: number; readonly group: RaterGroup; readonly asked: number; readonly answered: number; readonly rate: number | null; /** Asked about alumni who moved. */ readonly moved: number };

/** How many were asked at each day, and how many answered: that is told of every group, what they said is not. */
export function responseRows(counts: readonly AskedCount[]): readonly ResponseRow[] {
  const rows = new Map<string, { days: number; group: RaterGroup; asked: number; answered: number; moved: number }>();
  for (const { days, rater, asked, answered, moved } of counts) {
    const group = groupOf(rater);
    const row = rows.get(`${days} ${group}`) ?? { days, group, asked: 0, answered: 0, moved: 0 };
    rows.set(`${days} ${group}`, { ...row, asked: row.asked + asked, answered: row.answered + answered, moved: row.moved + moved });
  }
  return [...rows.values()].sort((a, b) => a.days - b.days || a.group.localeCompare(b.group)).map((row) => ({ ...row, rate: responseRate(row.asked, row.answered) }));
}
