import type { AnswerKey, QuestionKind, Response } from '../quizzes/quiz.js';
import { parseNumber } from './parse-number.js';

type KeyOf<K extends QuestionKind> = Extract<AnswerKey, { kind: K }>;
type ResponseOf<K extends QuestionKind> = Extract<Response, { kind: K }>;
type Scorers = { readonly [K in QuestionKind]: (key: KeyOf<K>, response: ResponseOf<K>) => number };

const whole = (right: boolean) => (right ? 1 : 0);

const CLOSING = new Set('.,;:!?');

/** A loop: a pattern that ends in `+$` goes back for each sign of a long run. */
function withoutClosing(text: string): string {
  let end = text.length;
  while (end > 0 && CLOSING.has(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Forms count as equal whatever their case, spacing, width or closing punctuation. */
export function normaliseText(text: string): string {
  return withoutClosing(text.normalize('NFKC').toLocaleLowerCase('id').replace(/\s+/g, ' ').trim()).trim();
}

/** Floats leave dust: 0.1 + 0.2 must still lie within a tolerance of 0 around 0.3. */
const dust = (value: number) => Math.abs(value) * 1e-12 + 1e-12;

const scorers: Scorers = {
  single_choice: (key, response) => whole(response.option === key.option),
  true_false: (key, response) => whole(response.value === key.value),
  short_text: (key, response) => whole(key.accepted.map(normaliseText).includes(normaliseText(response.text))),
  numeric: (key, response) => {
    const value = parseNumber(response.text);
    return whole(value !== null && Math.abs(value - key.value) <= key.tolerance + dust(key.value));
  },
  // Each right one earns its share, each wrong one costs a share; never below nothing.
  multiple_response: (key, response) => {
    const chosen = new Set(response.options);
    const right = key.options.filter((option) => chosen.has(option)).length;
    const wrong = chosen.size - right;
    return key.options.length === 0 ? whole(chosen.size === 0) : Math.max(0, (right - wrong) / key.options.length);
  },
};

function scoreAs<K extends QuestionKind>(kind: K, key: KeyOf<K>, response: ResponseOf<K>): number {
  const scorer: Scorers[K] = scorers[kind];
  return scorer(key, response);
}

/** Fraction 0–1 that a response earns. A blank, or a response of another kind, earns nothing. */
export function scoreQuestion(key: AnswerKey, response: Response | null): number {
  if (response === null || response.kind !== key.kind) return 0;
  return scoreAs<QuestionKind>(key.kind, key, response);
}
