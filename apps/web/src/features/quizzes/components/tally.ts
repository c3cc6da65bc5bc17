import type { AttemptView } from '@sinau/contracts/quizzes';
import { isAnswered, type Journal } from '../saving/journal.js';

export type Cell = { readonly questionId: string; readonly answered: boolean; readonly flagged: boolean };
export type Tally = { readonly cells: readonly Cell[]; readonly answered: number; readonly blank: number; readonly flagged: number };

/** Counts of an attempt, in the order of its paper. */
export function tallyOf(questions: AttemptView['questions'], journal: Journal): Tally {
  const cells = questions.map(({ id }): Cell => ({ questionId: id, answered: isAnswered(journal.get(id)?.response), flagged: journal.get(id)?.flagged ?? false }));
  const answered = cells.filter((cell) => cell.answered).length;
  return { cells, answered, blank: cells.length - answered, flagged: cells.filter((cell) => cell.flagged).length };
}
