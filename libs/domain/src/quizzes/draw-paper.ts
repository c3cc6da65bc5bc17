import type { FrozenQuestion, Paper, QuizSettings } from './quiz.js';

/** A number in [0, 1): given by the caller, so that a draw can be repeated in a test. */
export type Random = () => number;

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

function optionIds(question: FrozenQuestion): readonly string[] {
  const { content } = question;
  return content.kind === 'single_choice' || content.kind === 'multiple_response' ? content.options.map((option) => option.id) : [];
}

/**
 * Draws a paper: which questions, their order and the order of their options. Made once at the
 * start and stored, so that a reload and a review show the same.
 */
export function drawPaper(settings: QuizSettings, questions: readonly FrozenQuestion[], random: Random): Paper {
  const count = Math.min(settings.draw ?? questions.length, questions.length);
  const drawn = new Set(shuffled(questions, random).slice(0, count));
  const inOrder = questions.filter((question) => drawn.has(question));
  const ordered = settings.shuffleQuestions ? shuffled(inOrder, random) : inOrder;
  return ordered.map((question) => ({
    questionId: question.id,
    options: settings.shuffleOptions ? shuffled(optionIds(question), random) : optionIds(question),
  }));
}
