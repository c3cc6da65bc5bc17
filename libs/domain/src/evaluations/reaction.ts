import { allowed, refused, type Decision } from '../core/index.js';

/** Days are `yyyy-mm-dd` in the agency's zone. */
export type ReactionFacts = {
  readonly opensOn: string;
  /** The last day; null: it stays open. */
  readonly closesOn: string | null;
  readonly today: string;
  /** Whether the run was completed by the person. */
  readonly completed: boolean;
  readonly answered: boolean;
};

export function isOpen({ opensOn, closesOn, today }: Pick<ReactionFacts, 'opensOn' | 'closesOn' | 'today'>): boolean {
  return today >= opensOn && (closesOn === null || today <= closesOn);
}

/** May the person answer now? Once, after completing, while it is open. */
export function mayAnswer(facts: ReactionFacts): Decision {
  if (facts.answered) return refused('evaluation_answered');
  if (!facts.completed) return refused('evaluation_before_completion');
  if (facts.today < facts.opensOn) return refused('evaluation_not_open', { opensOn: facts.opensOn });
  return isOpen(facts) ? allowed : refused('evaluation_closed', { closesOn: facts.closesOn });
}

/**
 * Whether the certificate waits for the person's evaluation. It asks only whether there is an answer, never what it says;
 * and nobody waits for what cannot be given: before the first and after the last day nothing is asked.
 */
export function certificateWaits({ required, answered, ...days }: Pick<ReactionFacts, 'opensOn' | 'closesOn' | 'today' | 'answered'> & { readonly required: boolean }): boolean {
  return required && !answered && isOpen(days);
}
