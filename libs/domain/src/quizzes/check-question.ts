import { allowed, refused, type Decision } from '../core/decision.js';
import type { AnswerKey, Option, QuestionContent } from './quiz.js';

function optionsOf(content: QuestionContent): readonly Option[] {
  return content.kind === 'single_choice' || content.kind === 'multiple_response' ? content.options : [];
}

function keyOptions(key: AnswerKey): readonly string[] {
  if (key.kind === 'single_choice') return [key.option];
  return key.kind === 'multiple_response' ? key.options : [];
}

/** Whether a question and its key fit together. A missing key is allowed in a draft; publishing asks for it. */
export function checkQuestion(content: QuestionContent, key: AnswerKey | null): Decision {
  const options = optionsOf(content);
  const texts = options.map((option) => option.text.normalize('NFKC').trim().toLocaleLowerCase('id'));
  if (new Set(texts).size < texts.length || new Set(options.map((option) => option.id)).size < options.length) return refused('duplicate_options');
  if (key === null) return allowed;
  if (key.kind !== content.kind) return refused('key_mismatch');
  const known = new Set(options.map((option) => option.id));
  const chosen = keyOptions(key);
  if (chosen.some((option) => !known.has(option)) || new Set(chosen).size < chosen.length) return refused('key_mismatch');
  return allowed;
}

/** Questions a new one stands between: the middle of their positions; at the end one further. */
export function positionAfter(positions: readonly number[], index: number): number {
  const before = positions[index];
  const next = positions[index + 1];
  if (before === undefined) return next === undefined ? 1 : next - 1;
  return next === undefined ? before + 1 : (before + next) / 2;
}
