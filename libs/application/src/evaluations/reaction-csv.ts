import type { Language } from '@sinau/contracts/core';
import type { ReactionItem, ReactionView } from '@sinau/contracts/evaluations';
import type { Aspect } from '@sinau/domain/evaluations';
import { writeCsv } from '../core/index.js';

type Words = {
  readonly heads: readonly string[]; readonly decimal: string; readonly aspects: Readonly<Record<Aspect, string>>; readonly run: string; readonly aspect: string; readonly before: string; readonly item: string; readonly mark: string;
  readonly option: string; readonly theme: string; readonly others: string; readonly comment: string; readonly hidden: string; readonly answered: string; readonly shown: string;
};
const words: Readonly<Record<Language, Words>> = {
  id: {
    heads: ['Bagian', 'Tentang', 'Pernyataan atau jawaban', 'n', 'Nilai', 'Sebaran (simpangan baku)'], decimal: ',', run: 'Angkatan', aspect: 'Indeks aspek (0–100)', before: 'Angkatan sebelumnya', item: 'Rata-rata', mark: 'Nilai',
    option: 'Pilihan', theme: 'Tema komentar', others: 'Komentar lain', comment: 'Komentar', hidden: 'disembunyikan', answered: 'Menjawab', shown: 'Ditampilkan',
    aspects: { material: 'Materi', instructor: 'Pengajar', facilities: 'Sarana', usefulness: 'Kegunaan', behaviour: 'Perilaku kerja', other: 'Lain-lain' },
  },
  en: {
    heads: ['Part', 'About', 'Statement or answer', 'n', 'Value', 'Spread (standard deviation)'], decimal: '.', run: 'Run', aspect: 'Index of the aspect (0–100)', before: 'Run before', item: 'Mean', mark: 'Mark',
    option: 'Option', theme: 'Theme of comments', others: 'Other comments', comment: 'Comment', hidden: 'hidden', answered: 'Answered', shown: 'Shown',
    aspects: { material: 'Material', instructor: 'Instructor', facilities: 'Facilities', usefulness: 'Usefulness', behaviour: 'Behaviour at work', other: 'Other' },
  },
};

type Line = readonly [part: string, about: string, text: string, n: string, value: string, spread: string];

function itemLines(item: ReactionItem, { aspects, item: mean, mark, option, hidden, decimal }: Words): readonly Line[] {
  const number = (value: number) => String(value).replace('.', decimal);
  const about = aspects[item.aspect];
  if (item.kind === 'hidden') return [[mean, about, item.prompt, hidden, '', '']];
  if (item.kind === 'choice') return item.options.map(({ label, n }): Line => [option, about, `${item.prompt} – ${label}`, n === null ? hidden : String(n), '', '']);
  const counts = (item.counts ?? []).map((n, at): Line => [`${mark} ${at + 1}`, about, item.prompt, String(n), '', '']);
  return [[mean, about, item.prompt, String(item.n), number(item.mean), number(item.spread)], ...counts];
}

function commentLines({ prompt, themes, others }: ReactionView['comments'][number], { theme, others: rest, comment }: Words): readonly Line[] {
  const group = (part: string, label: string, texts: readonly string[]): readonly Line[] =>
    texts.length === 0 ? [] : [[part, label, prompt, String(texts.length), '', ''], ...texts.map((text): Line => [comment, label, text, '', '', ''])];
  return [...themes.flatMap(({ label, texts }) => group(theme, label, texts)), ...group(rest, '', others)];
}

/** The figures as a list: the run, its aspects beside those of the run before, its statements, its comments by theme. */
export function reactionCsv(view: ReactionView, language: Language): string {
  const said = words[language];
  const number = (value: number) => String(value).replace('.', said.decimal);
  const aspects = view.aspects.flatMap(({ aspect, n, index, before }): Line[] => [
    [said.aspect, said.aspects[aspect], '', String(n), number(index), ''],
    ...(before === null ? [] : [[said.before, said.aspects[aspect], view.before?.runName ?? '', String(before.n), number(before.index), ''] as const]),
  ]);
  const head: Line[] = [[said.run, '', view.runName, '', '', ''], [said.answered, '', '', String(view.answered), '', ''], [said.shown, '', '', String(view.shown), '', '']];
  return writeCsv([said.heads, ...head, ...aspects, ...view.items.flatMap((item) => itemLines(item, said)), ...view.comments.flatMap((one) => commentLines(one, said))]);
}
