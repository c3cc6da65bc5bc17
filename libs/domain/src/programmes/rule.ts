/** One part of a rule's sentence. All parts must hold. */
export type RuleCondition =
  | { readonly kind: 'unit'; readonly unitIds: readonly string[] }
  | { readonly kind: 'position_kind'; readonly positionKinds: readonly string[] }
  | { readonly kind: 'position_title'; readonly text: string }
  | { readonly kind: 'competency_gap'; readonly competencyId: string; readonly levels: number };

export const ruleStates = ['draft', 'checked', 'active', 'paused'] as const;
export type RuleState = (typeof ruleStates)[number];

export type EnrolmentRule = {
  readonly conditions: readonly RuleCondition[];
  /** People whom the rule never enrols. */
  readonly exceptions: readonly string[];
};

/** Why somebody who fits the sentence is not enrolled by it. */
export const ruleConflicts = ['already', 'withdrawn', 'excepted', 'full'] as const;
export type RuleConflict = (typeof ruleConflicts)[number];
