import type { DecisionWish } from './decision.js';

/** The run that a decision is on, in the words of its agency. `programme` is its programme's name or, of a run of a course alone, the course's title. */
export type DecidedRun = { readonly programme: string; readonly run: string };
export type FoundNeed = { readonly title: string; readonly description: string; readonly programme: string; readonly finding: string };

/** One line of at most so many characters. */
function lineOf(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

/** What a decision finds lacking: to develop, or to change the curriculum. Others are met by the decision itself. */
export function needOfDecision(wish: DecisionWish, { programme, run }: DecidedRun): FoundNeed | null {
  if (wish.kind !== 'develop' && wish.kind !== 'change_curriculum') return null;
  const { what, why } = wish.kind === 'change_curriculum' ? wish.request : { what: wish.reasons, why: null };
  return {
    title: lineOf(`${programme}: ${what}`, 200),
    description: why === null ? what : `${what}\n\n${why}`,
    programme: lineOf(`${programme}, ${run}`, 200),
    finding: lineOf(wish.reasons, 300),
  };
}

/** A need knows the decision that it was found by. */
export function needKeyOf(decisionId: string): string {
  return `decision:${decisionId}`;
}
