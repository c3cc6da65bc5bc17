import { hiddenBelow } from './hidden-below.js';
import { maskPersonal } from './mask-personal.js';
import { wordsOf, type Word } from './stems.js';

/** Comments that share a word. */
export type Theme = {
  /** The shared word (or two that stand together) in the form most often written. */
  readonly label: string;
  /** Up to three other words that these comments often use, the most frequent first. */
  readonly alongside: readonly string[];
  /** Each form in which the label was written. */
  readonly forms: readonly string[];
  /** Masked, in the order of the alphabet: their order tells nothing. */
  readonly texts: readonly string[];
};
export type Themes = { readonly themes: readonly Theme[]; /** What fits no theme; empty when that is fewer than a group. */ readonly others: readonly string[]; /** Comments shown nowhere: fewer than a group. */ readonly hidden: number };

type Comment = { readonly text: string; readonly words: readonly Word[]; /** Term to the form it was written in. */ readonly terms: ReadonlyMap<string, string> };
const ALONGSIDE = 3;

/** Single words, and pairs that stand side by side. */
function termsOf(words: readonly Word[]): ReadonlyMap<string, string> {
  const terms = new Map<string, string>();
  words.forEach((word, at) => {
    if (!terms.has(word.stem)) terms.set(word.stem, word.surface);
    const next = words[at + 1];
    if (next && next.stem !== word.stem && !terms.has(`${word.stem} ${next.stem}`)) terms.set(`${word.stem} ${next.stem}`, `${word.surface} ${next.surface}`);
  });
  return terms;
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function counted(values: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([one, a], [other, b]) => b - a || byText(one, other));
}

/**
 * The term that most comments share. Of a word and a pair that almost as many share (four of five), the pair: it says
 * more. Ties by the alphabet, so that the same comments always give the same themes.
 */
function sharedTerm(comments: readonly Comment[], k: number): string | null {
  const counts = counted(comments.flatMap(({ terms }) => [...terms.keys()])).filter(([, count]) => !hiddenBelow(k, count));
  const first = counts[0];
  if (!first) return null;
  const pair = counts.find(([term, count]) => term.includes(' ') && term.split(' ').includes(first[0]) && count * 5 >= first[1] * 4);
  return (pair ?? first)[0];
}

function themeOf(term: string, comments: readonly Comment[]): Theme {
  const forms = counted(comments.flatMap(({ terms }) => [...terms].filter(([one]) => one === term).map(([, form]) => form))).map(([form]) => form);
  const own = new Set(term.split(' '));
  const surfaces = [...new Map(comments.flatMap(({ words }) => words.map(({ stem, surface }) => [stem, surface] as const)))];
  const others = counted(comments.flatMap(({ words }) => [...new Set(words.map(({ stem }) => stem))].filter((stem) => !own.has(stem))));
  const alongside = others.filter(([, count]) => count > 1).slice(0, ALONGSIDE).flatMap(([stem]) => surfaces.filter(([one]) => one === stem).map(([, surface]) => surface));
  return { label: forms.slice(0, 1).join(''), alongside, forms, texts: comments.map(({ text }) => text).sort(byText) };
}

/**
 * Groups comments by the words that they share: the most shared word takes its comments, then the next among the rest,
 * as long as a group has `k` of them. Explainable by its word, the same for the same comments, and made without a network.
 */
export function themesOf(texts: readonly string[], k: number): Themes {
  let left: readonly Comment[] = texts.map((raw) => {
    const text = maskPersonal(raw);
    const words = wordsOf(text);
    return { text, words, terms: termsOf(words) };
  });
  if (hiddenBelow(k, left.length)) return { themes: [], others: [], hidden: left.length };
  const themes: Theme[] = [];
  for (let term = sharedTerm(left, k); term !== null; term = sharedTerm(left, k)) {
    const chosen = term;
    themes.push(themeOf(chosen, left.filter(({ terms }) => terms.has(chosen))));
    left = left.filter(({ terms }) => !terms.has(chosen));
  }
  if (hiddenBelow(k, left.length)) return { themes, others: [], hidden: left.length };
  return { themes, others: left.map(({ text }) => text).sort(byText), hidden: 0 };
}
