import type { ChangeRequestState, RecordedKind } from './decision.js';

/** The circle of a programme, in its order. */
export const chainSteps = ['need', 'run', 'evidence', 'decision', 'version'] as const;
export type ChainStep = (typeof chainSteps)[number];

export type ChainFacts = {
  readonly needs: number;
  readonly phase: 'before' | 'open' | 'ended';
  readonly participants: number;
  readonly decision: RecordedKind | null;
  readonly request: ChangeRequestState | null;
};

/** Done, what comes next, waiting for that, or not asked for. */
export type StepState = 'done' | 'next' | 'waiting' | 'none';

/** How far a run's circle has come. A decision that asks for no change ends it. */
export function chainStates({ needs, phase, participants, decision, request }: ChainFacts): Readonly<Record<ChainStep, StepState>> {
  const ended = phase === 'ended';
  const decided = decision !== null;
  return {
    need: needs > 0 ? 'done' : 'none',
    run: ended || decided ? 'done' : 'next',
    evidence: participants === 0 ? 'none' : ended || decided ? 'done' : 'waiting',
    decision: decided ? 'done' : ended ? 'next' : 'waiting',
    version: versionState(decided, request),
  };
}

function versionState(decided: boolean, request: ChangeRequestState | null): StepState {
  if (!decided) return 'waiting';
  if (request === 'answered') return 'done';
  return request === 'open' ? 'next' : 'none';
}
