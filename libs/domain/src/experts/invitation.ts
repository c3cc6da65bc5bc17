import { allowed, refused, type Decision } from '../core/index.js';

export const invitationStates = ['invited', 'accepted', 'declined'] as const;
export type InvitationState = (typeof invitationStates)[number];

export const periodKinds = ['available', 'away'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Days by ISO 8601, both included. */
export type Period = { readonly kind: PeriodKind; readonly startsOn: string; readonly endsOn: string };

export function checkPeriod({ startsOn, endsOn }: Period): Decision {
  return endsOn < startsOn ? refused('expert_period_reversed') : allowed;
}

/** Away on a day is away. Otherwise whoever named days on which they can come can come on those, and whoever named none on any. */
export function isFreeOn(periods: readonly Period[], day: string): boolean {
  const covers = ({ startsOn, endsOn }: Period): boolean => startsOn <= day && day <= endsOn;
  if (periods.some((period) => period.kind === 'away' && covers(period))) return false;
  const named = periods.filter(({ kind }) => kind === 'available');
  return named.length === 0 || named.some(covers);
}
