import { allowed, refused, type Decision } from '../core/decision.js';
import type { PositionKind } from '../organisations/index.js';
import { poolFree, type Seats } from './seats.js';

/** One part of a rule's sentence. All parts must hold. */
export type RuleCondition =
  | { readonly kind: 'unit'; /** Each with all below it; any of them. */ readonly unitIds: readonly string[] }
  | { readonly kind: 'position_kind'; readonly positionKinds: readonly PositionKind[] }
  | { readonly kind: 'position_title'; /** Part of the title. */ readonly text: string }
  | { readonly kind: 'competency_gap'; readonly competencyId: string; /** At least so many levels below what the post asks, as measured. */ readonly levels: number };

export const ruleStates = ['draft', 'checked', 'active', 'paused'] as const;
export type RuleState = (typeof ruleStates)[number];

export type EnrolmentRule = {
  readonly conditions: readonly RuleCondition[];
  /** People whom the rule never enrols. */
  readonly exceptions: readonly string[];
};

/**
 * What somebody who fits the sentence is to the run. Only newcomers are enrolled by the rule: who was taken out of the run, or left
 * its waiting list, is never brought back by it.
 */
export const ruleStandings = ['newcomer', 'already', 'waiting', 'withdrawn', 'excepted'] as const;
export type RuleStanding = (typeof ruleStandings)[number];

/** A sentence has a part, and each kind of part once. */
export function checkConditions(conditions: readonly RuleCondition[]): Decision {
  if (conditions.length === 0) return refused('rule_empty');
  return new Set(conditions.map(({ kind }) => kind)).size === conditions.length ? allowed : refused('rule_condition_twice');
}

/** A rule is never applied before it was tried as it stands. */
export function mayActivateRule(rule: { readonly state: RuleState; readonly revision: number; readonly triedRevision: number | null }): Decision {
  if (rule.state === 'active') return refused('rule_active');
  return rule.triedRevision === rule.revision ? allowed : refused('rule_not_tried');
}

export type NewcomersOfQuota = { /** The quota that they belong to; null for none. */ readonly quotaId: string | null; readonly people: number };

/** How many of the newcomers find a seat, as `place` would give them: one's own quota first, then the common pool, whatever the order. */
export function seatsFound(seats: Seats, newcomers: readonly NewcomersOfQuota[]): number {
  let kept = 0;
  let others = 0;
  for (const { quotaId, people } of newcomers) {
    const quota = seats.quotas.find(({ id }) => id === quotaId);
    const own = quota ? Math.min(people, quota.seats - quota.taken) : 0;
    kept += own;
    others += people - own;
  }
  return kept + Math.min(others, Math.max(poolFree(seats), 0));
}
