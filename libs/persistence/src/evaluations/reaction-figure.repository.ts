import { known, missing, type Figure } from '@sinau/domain/decisions';
import { figuresOf, smallestGroup } from '@sinau/domain/evaluations';
import type { Transaction } from '../core/index.js';
import { answersOf, reactionBase } from './reaction.repository.js';

/** How a run was liked, 0 to 100 over all statements, as a decision rests on it; never of fewer people than the smallest group. */
export async function reactionFigure(transaction: Transaction, runId: string): Promise<Figure> {
  const asked = await reactionBase(transaction, runId);
  if (!asked) return missing('reaction', 'not_evaluated');
  const figures = figuresOf(asked.items, await answersOf(transaction, asked.evaluationId), smallestGroup(asked.smallestGroup));
  return figures?.overall ? known('reaction', figures.overall.index, 'scale', { of: 100, count: figures.overall.n }) : missing('reaction', 'too_few');
}
