import { allowed, refused, type Decision } from '../core/index.js';
import type { ServiceElement } from './weakest-elements.js';

/** Where a need was found: a competency gap, a service survey, citizens, a leader's instruction, the evaluation of an earlier run. */
export const needOrigins = ['gap', 'survey', 'citizen', 'leader', 'evaluation'] as const;
export type NeedOrigin = (typeof needOrigins)[number];

/** `merged` lives on in another need; `accepted` and `refused` carry a reason. */
export const needStates = ['open', 'merged', 'accepted', 'refused'] as const;
export type NeedState = (typeof needStates)[number];

export type NeedEvidence =
  | { readonly kind: 'gap'; readonly required: number; readonly average: number; readonly measured: number }
  /** `value` on the survey's scale of 1 to 4. */
  | { readonly kind: 'survey'; readonly element: ServiceElement; readonly value: number; readonly respondents: number; readonly period: string }
  | { readonly kind: 'citizen'; readonly reference: string; readonly receivedOn: string; readonly reports: number }
  | { readonly kind: 'leader'; readonly documentNumber: string; readonly documentDate: string; readonly signer: string }
  | { readonly kind: 'evaluation'; readonly programme: string; readonly finding: string };

/** What a need counts by. `named` are ids of people who are known to have it; the others are a number only. */
export type NeedFigures = {
  readonly origins: readonly NeedOrigin[];
  readonly named: readonly string[];
  readonly unnamed: number;
  /** Levels lacking on average, 0 to 4; null where nothing was measured. */
  readonly gap: number | null;
  readonly priority: boolean;
};

export type NeedNode = { readonly id: string; readonly state: NeedState; readonly year: number; readonly mergedInto: string | null; readonly figures: NeedFigures };

export function peopleOf({ named, unnamed }: Pick<NeedFigures, 'named' | 'unnamed'>): number {
  return named.length + unnamed;
}

/** Nothing is decided twice: only an open need is changed, accepted, refused or merged. */
export function mayDecide(state: NeedState): Decision {
  return state === 'open' ? allowed : refused('need_decided', { state });
}

/**
 * May these live on in `survivor`? All are open and of one year, and none is the survivor. What is merged is decided
 * for good, so that following `mergedInto` always ends: no circle can be made.
 */
export function mayMerge(survivor: NeedNode, others: readonly NeedNode[]): Decision {
  if (others.length === 0 || others.some(({ id }) => id === survivor.id)) return refused('need_merge_itself');
  if (others.some(({ year }) => year !== survivor.year)) return refused('need_merge_years', { year: survivor.year });
  for (const { state } of [survivor, ...others]) {
    const decision = mayDecide(state);
    if (!decision.allowed) return decision;
  }
  return allowed;
}

/** Gaps by the people behind them; a need without people counts as one person. */
function averageGap(all: readonly NeedFigures[]): number | null {
  const measured = all.flatMap((figures) => (figures.gap === null ? [] : [{ gap: figures.gap, people: Math.max(1, peopleOf(figures)) }]));
  const people = measured.reduce((sum, part) => sum + part.people, 0);
  if (people === 0) return null;
  return Math.round((measured.reduce((sum, part) => sum + part.gap * part.people, 0) / people) * 100) / 100;
}

/** Several needs as one: people who are known are counted once, the others added; the gap is the average over people. */
export function mergedFigures(all: readonly NeedFigures[]): NeedFigures {
  return {
    origins: needOrigins.filter((origin) => all.some(({ origins }) => origins.includes(origin))),
    named: [...new Set(all.flatMap(({ named }) => named))].sort(),
    unnamed: all.reduce((sum, { unnamed }) => sum + unnamed, 0),
    gap: averageGap(all),
    priority: all.some(({ priority }) => priority),
  };
}
