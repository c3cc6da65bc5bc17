import { allowed, refused, type Decision } from '../core/index.js';

/** What a form asks about: 1 reaction, how the training was liked; 3 behaviour, what is done differently since. */
export const evaluationLevels = [1, 3] as const;
export type EvaluationLevel = (typeof evaluationLevels)[number];

export const aspects = ['material', 'instructor', 'facilities', 'usefulness', 'behaviour', 'other'] as const;
export type Aspect = (typeof aspects)[number];

export const likertScales = [4, 5] as const;
export type LikertScale = (typeof likertScales)[number];

type ItemBase = {
  readonly id: string;
  readonly aspect: Aspect;
  readonly prompt: string;
  readonly required: boolean;
  /** The competency it tells about; null for none. */
  readonly competencyId: string | null;
};
/** A statement to agree with, from 1 (not at all) to `scale` (fully). */
export type LikertItem = ItemBase & { readonly kind: 'likert'; readonly scale: LikertScale };
export type ChoiceOption = { readonly id: string; readonly label: string };
/** One of the options. */
export type ChoiceItem = ItemBase & { readonly kind: 'choice'; readonly options: readonly ChoiceOption[] };
export type TextItem = ItemBase & { readonly kind: 'text' };
export type FormItem = LikertItem | ChoiceItem | TextItem;
export type FormItemKind = FormItem['kind'];

/** By item: a mark from 1 to its scale, or the id of the chosen option. */
export type AnswerMarks = Readonly<Record<string, number | string>>;
/** By item: what was written. */
export type AnswerTexts = Readonly<Record<string, string>>;

export const MOST_ITEMS = 40;
export const MOST_OPTIONS = 10;

function repeated(values: readonly string[]): boolean {
  return new Set(values).size !== values.length;
}

function incomplete(item: FormItem): boolean {
  if (item.prompt.trim() === '') return true;
  if (item.kind !== 'choice') return false;
  const { options } = item;
  return options.length < 2 || options.length > MOST_OPTIONS || options.some(({ label }) => label.trim() === '') || repeated(options.map(({ id }) => id)) || repeated(options.map(({ label }) => label.trim()));
}

/** May these items be asked? A published version is asked as it is for as long as there are answers to it. */
export function checkForm(items: readonly FormItem[]): Decision {
  if (items.length === 0) return refused('form_empty');
  if (items.length > MOST_ITEMS) return refused('form_too_long', { most: MOST_ITEMS });
  if (repeated(items.map(({ id }) => id))) return refused('form_item_twice');
  const position = items.findIndex(incomplete);
  return position < 0 ? allowed : refused('form_item_incomplete', { number: position + 1 });
}

function markFits(item: FormItem, mark: number | string | undefined): boolean {
  if (mark === undefined) return !item.required;
  if (item.kind === 'likert') return typeof mark === 'number' && Number.isInteger(mark) && mark >= 1 && mark <= item.scale;
  return item.kind === 'choice' && item.options.some(({ id }) => id === mark);
}

function answerFits(item: FormItem, marks: AnswerMarks, texts: AnswerTexts): boolean {
  if (item.kind === 'text') return !item.required || (texts[item.id] ?? '').trim() !== '';
  return markFits(item, marks[item.id]);
}

/** Does an answer fit the form: each required item answered, each mark on its scale, nothing that was not asked? */
export function checkAnswer(items: readonly FormItem[], marks: AnswerMarks, texts: AnswerTexts): Decision {
  const kinds = new Map(items.map(({ id, kind }) => [id, kind]));
  const unasked = Object.keys(marks).some((id) => (kinds.get(id) ?? 'text') === 'text') || Object.keys(texts).some((id) => kinds.get(id) !== 'text');
  if (unasked) return refused('answer_unasked');
  const position = items.findIndex((item) => !answerFits(item, marks, texts));
  return position < 0 ? allowed : refused('answer_incomplete', { number: position + 1 });
}
