import type { Rater, RaterGroup } from '@sinau/domain/evaluations';

export const groupWords = { self: 'evaluations.behaviour.group.self', supervisor: 'evaluations.behaviour.group.supervisor', colleague: 'evaluations.behaviour.group.colleague' } as const satisfies Record<RaterGroup, string>;
export const raterWords = {
  self: 'evaluations.behaviour.group.self', supervisor_then: 'evaluations.behaviour.rater.supervisor_then', supervisor_now: 'evaluations.behaviour.rater.supervisor_now', colleague: 'evaluations.behaviour.group.colleague',
} as const satisfies Record<Rater, string>;
