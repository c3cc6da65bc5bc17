import type { ReactionView } from '@sinau/contracts/evaluations';
import { themesOf, type AnswerTexts, type FormItem } from '@sinau/domain/evaluations';

/** Comments to one question that are read for themes: answers come in no order, so that these are any of them. */
const MOST_COMMENTS = 2_000;

/** What was written to each question that asks for text, by theme; fewer than `k` comments are shown nowhere. */
export function commentsView(items: readonly FormItem[], answers: readonly { readonly texts: AnswerTexts }[], k: number): ReactionView['comments'] {
  return items.filter(({ kind }) => kind === 'text').map(({ id, prompt }) => {
    const texts = answers.flatMap(({ texts: given }) => given[id] ?? []).slice(0, MOST_COMMENTS);
    const { themes, others, hidden } = themesOf(texts, k);
    const views = themes.map((theme) => ({ label: theme.label, alongside: [...theme.alongside], forms: [...theme.forms], texts: [...theme.texts] }));
    return { itemId: id, prompt, n: texts.length, themes: views, others: [...others], hidden };
  });
}
