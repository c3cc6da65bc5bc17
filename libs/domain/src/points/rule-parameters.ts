import type { ActivityKind } from '../courses/index.js';
import type { EmployeeKind } from './hours-rule.js';

/** What a row of `regulations` says in numbers. */
export type RuleParameters =
  | { readonly kind: 'yearly_hours'; readonly appliesTo: EmployeeKind; readonly operator: 'at_least' | 'at_most'; readonly hours: number }
  | { readonly kind: 'minutes_per_hour'; readonly minutes: number }
  | { readonly kind: 'activity_conversion'; readonly activityKinds: readonly ActivityKind[]; readonly minutes: number }
  | { readonly kind: 'activity_cap'; readonly activityKinds: readonly ActivityKind[]; readonly hours: number };
export type RuleKind = RuleParameters['kind'];
