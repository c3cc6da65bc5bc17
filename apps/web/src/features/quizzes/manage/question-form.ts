import type { AuthorQuestion } from '@sinau/contracts/quizzes';
import { parseNumber } from '@sinau/domain/grading';
import { checkQuestion, type QuestionKind } from '@sinau/domain/quizzes';

type Content = AuthorQuestion['content'];
type Answer = NonNullable<AuthorQuestion['answer']>;
type Key = Answer['key'];
export type Payload = Pick<AuthorQuestion, 'content' | 'points' | 'topic' | 'answer'>;

/** What stands in the fields of the editor, for every kind at once: nothing is lost while typing. */
export type QuestionForm = {
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  /** Ids of the right options. */
  readonly right: readonly string[];
  readonly truth: boolean | null;
  readonly accepted: readonly string[];
  readonly value: string;
  readonly tolerance: string;
  readonly unit: string;
  readonly points: string;
  readonly topic: string;
  readonly feedback: string;
  readonly picture: Picture | null;
};
export type Picture = NonNullable<Content['picture']>;

/** stem, options, duplicates, points, tolerance: not stored before they are mended · key, alt: stored, but not publishable */
export type FormProblem = 'alt' | 'stem' | 'options' | 'duplicates' | 'points' | 'tolerance' | 'key';

const MAX_POINTS = 100;
const STEP = 4; // points are counted in quarters

const write = (value: number): string => String(value).replace('.', ',');

function keyParts(key: Key | null): Pick<QuestionForm, 'right' | 'truth' | 'accepted' | 'value' | 'tolerance'> {
  return {
    right: key?.kind === 'single_choice' ? [key.option] : key?.kind === 'multiple_response' ? key.options : [],
    truth: key?.kind === 'true_false' ? key.value : null,
    accepted: key?.kind === 'short_text' ? key.accepted : [''],
    value: key?.kind === 'numeric' ? write(key.value) : '',
    tolerance: key?.kind === 'numeric' ? write(key.tolerance) : '0',
  };
}

export function formOf(question: Payload): QuestionForm {
  const { content, answer } = question;
  return {
    kind: content.kind,
    stem: content.stem,
    options: 'options' in content ? content.options : [],
    ...keyParts(answer?.key ?? null),
    unit: content.kind === 'numeric' ? (content.unit ?? '') : '',
    points: write(question.points),
    topic: question.topic ?? '',
    feedback: answer?.feedback ?? '',
    picture: content.picture ?? null,
  };
}

/** Options with words in them; an empty line at the end is someone about to type. */
function filled(form: QuestionForm): readonly { readonly id: string; readonly text: string }[] {
  return form.options.filter((option) => option.text.trim() !== '').map((option) => ({ id: option.id, text: option.text.trim() }));
}

function contentOf(form: QuestionForm): Content {
  const asked = { stem: form.stem.trim(), ...(form.picture === null ? {} : { picture: { ...form.picture, alt: form.picture.alt.trim() } }) };
  switch (form.kind) {
    case 'single_choice':
    case 'multiple_response':
      return { kind: form.kind, ...asked, options: filled(form) };
    case 'numeric':
      return { kind: 'numeric', ...asked, unit: form.unit.trim() === '' ? null : form.unit.trim() };
    default:
      return { kind: form.kind, ...asked };
  }
}

function numericKey(form: QuestionForm): Key | null {
  const value = parseNumber(form.value);
  const tolerance = parseNumber(form.tolerance.trim() === '' ? '0' : form.tolerance);
  return value === null || tolerance === null || tolerance < 0 ? null : { kind: 'numeric', value, tolerance };
}

function keyOf(form: QuestionForm): Key | null {
  const ids = filled(form).map((option) => option.id);
  const right = form.right.filter((id) => ids.includes(id));
  const accepted = [...new Set(form.accepted.map((text) => text.trim()).filter(Boolean))];
  switch (form.kind) {
    case 'single_choice':
      return right[0] === undefined ? null : { kind: 'single_choice', option: right[0] };
    case 'multiple_response':
      return right.length === 0 ? null : { kind: 'multiple_response', options: right };
    case 'true_false':
      return form.truth === null ? null : { kind: 'true_false', value: form.truth };
    case 'short_text':
      return accepted.length === 0 ? null : { kind: 'short_text', accepted };
    case 'numeric':
      return numericKey(form);
  }
}

function pointsOf(form: QuestionForm): number | null {
  const points = parseNumber(form.points);
  if (points === null || points < 1 / STEP || points > MAX_POINTS || !Number.isInteger(points * STEP)) return null;
  return points;
}

export function problemsOf(form: QuestionForm): readonly FormProblem[] {
  const problems: FormProblem[] = [];
  const content = contentOf(form);
  const key = keyOf(form);
  if (content.stem === '') problems.push('stem');
  if ('options' in content && content.options.length < 2) problems.push('options');
  const check = checkQuestion(content, key);
  if (!check.allowed && check.code === 'duplicate_options') problems.push('duplicates');
  if (pointsOf(form) === null) problems.push('points');
  const tolerance = parseNumber(form.tolerance.trim() === '' ? '0' : form.tolerance);
  if (form.kind === 'numeric' && (tolerance === null || tolerance < 0)) problems.push('tolerance');
  if (key === null) problems.push('key');
  if (form.picture?.alt.trim() === '') problems.push('alt');
  return problems;
}

/** Stored as it is: publishing asks for it. */
export const isUnpublishable = (problem: FormProblem): boolean => problem === 'key' || problem === 'alt';

/** What is stored; null while a problem stands that hinders more than publishing. */
export function payloadOf(form: QuestionForm): Payload | null {
  const points = pointsOf(form);
  if (points === null || problemsOf(form).some((problem) => !isUnpublishable(problem))) return null;
  const key = keyOf(form);
  const topic = form.topic.trim();
  return { content: contentOf(form), points, topic: topic === '' ? null : topic, answer: key === null ? null : { key, feedback: form.feedback.trim() } };
}

export type Words = { readonly stem: string; readonly option: (number: number) => string };

/** A new question, stored at once so that nothing is lost; its words wait to be written over. */
export function newQuestion(kind: QuestionKind, words: Words): Payload {
  const options = ['a', 'b', 'c', 'd'].map((id, index) => ({ id, text: words.option(index + 1) }));
  const contents: Record<QuestionKind, Content> = {
    single_choice: { kind: 'single_choice', stem: words.stem, options },
    multiple_response: { kind: 'multiple_response', stem: words.stem, options },
    true_false: { kind: 'true_false', stem: words.stem },
    short_text: { kind: 'short_text', stem: words.stem },
    numeric: { kind: 'numeric', stem: words.stem, unit: null },
  };
  return { content: contents[kind], points: 1, topic: null, answer: null };
}

/** An id for a new option, unlike those there. */
export function nextOptionId(options: readonly { readonly id: string }[]): string {
  const taken = new Set(options.map((option) => option.id));
  for (let code = 97; code < 123; code += 1) {
    const id = String.fromCharCode(code);
    if (!taken.has(id)) return id;
  }
  return `o${taken.size + 1}`;
}

function wordsOf(stem: string): ReadonlySet<string> {
  return new Set(stem.normalize('NFKC').toLocaleLowerCase('id').match(/[\p{L}\p{N}]+/gu) ?? []);
}

const ALIKE = 0.8;

/** Index of another question whose stem shares at least four fifths of its words; null when there is none. */
export function similarTo(stem: string, others: readonly { readonly id: string; readonly stem: string }[], ownId: string): number | null {
  const own = wordsOf(stem);
  if (own.size === 0) return null;
  const index = others.findIndex((other) => {
    if (other.id === ownId) return false;
    const words = wordsOf(other.stem);
    const shared = [...own].filter((word) => words.has(word)).length;
    return shared / (own.size + words.size - shared) >= ALIKE;
  });
  return index < 0 ? null : index;
}
