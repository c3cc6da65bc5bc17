import type { Aspect, EvaluationLevel, FormItemKind } from '@sinau/domain/evaluations';

export const levelWords = { 1: 'evaluations.level.1', 3: 'evaluations.level.3' } as const satisfies Record<EvaluationLevel, string>;
export const kindWords = { likert: 'evaluations.kind.likert', choice: 'evaluations.kind.choice', text: 'evaluations.kind.text' } as const satisfies Record<FormItemKind, string>;
export const aspectWords = {
  material: 'evaluations.aspect.material', instructor: 'evaluations.aspect.instructor', facilities: 'evaluations.aspect.facilities', usefulness: 'evaluations.aspect.usefulness',
  behaviour: 'evaluations.aspect.behaviour', other: 'evaluations.aspect.other',
} as const satisfies Record<Aspect, string>;
/** What the marks of each scale mean, from 1. */
export const scaleWords = {
  4: ['evaluations.agree.not', 'evaluations.agree.little', 'evaluations.agree.yes', 'evaluations.agree.fully'],
  5: ['evaluations.agree.not', 'evaluations.agree.little', 'evaluations.agree.neutral', 'evaluations.agree.yes', 'evaluations.agree.fully'],
} as const;
