import { allowed, refused, type Decision } from '../core/decision.js';

export type TimeGrantFacts = {
  readonly state: 'open' | 'submitted' | 'graded';
  readonly timed: boolean;
  /** The attempt is the actor's own. */
  readonly own: boolean;
};

/** Whether somebody may be given more time now. Nobody lengthens their own (E07). */
export function mayGrantTime({ state, timed, own }: TimeGrantFacts): Decision {
  if (own) return refused('forbidden');
  if (state !== 'open') return refused('attempt_closed');
  return timed ? allowed : refused('attempt_untimed');
}
