import { allowed, refused, type Decision } from '../core/decision.js';

/** How a programme develops people. */
export const programmeMethods = ['online_course', 'seminar', 'workshop', 'webinar', 'field_practice', 'mentoring', 'coaching'] as const;
export type ProgrammeMethod = (typeof programmeMethods)[number];

export const programmeStates = ['draft', 'active', 'ended'] as const;
export type ProgrammeState = (typeof programmeStates)[number];

/** What tells whether the programme reached its objective: measured before, aimed at after. */
export type ProgrammeIndicator = { readonly name: string; readonly baseline: string; readonly target: string };

/** A part beside the course: a session or a practice, with its JP in steps of a half. */
export const curriculumKinds = ['session', 'practice', 'mentoring'] as const;
export type CurriculumPart = { readonly kind: (typeof curriculumKinds)[number]; readonly title: string; readonly hours: number };

/** Which of the four levels are evaluated: 3 after so many days, 4 by the service index after so many months. */
export type EvaluationPlan = {
  readonly reaction: boolean;
  readonly learning: boolean;
  readonly behaviourDays: readonly (30 | 90 | 180)[];
  readonly resultMonths: number | null;
};

export type ProgrammeFacts = {
  readonly state: ProgrammeState;
  readonly objectives: readonly string[];
  readonly ownerIds: readonly string[];
  readonly courseId: string | null;
  /** Runs whose last day has not passed and that were not closed. */
  readonly openRuns: number;
};

/** JP of the parts beside the course. The course's own are counted by its certificate. */
export function curriculumHours(parts: readonly CurriculumPart[]): number {
  return parts.reduce((sum, part) => sum + part.hours, 0);
}

/** A programme begins with an objective, an owner and the course that carries it. */
export function mayActivate(programme: ProgrammeFacts): Decision {
  if (programme.state !== 'draft') return refused('programme_not_draft');
  if (programme.objectives.length === 0 || programme.ownerIds.length === 0 || programme.courseId === null) return refused('programme_incomplete');
  return allowed;
}

/** A programme ends when none of its runs is open any more. */
export function mayEnd(programme: ProgrammeFacts): Decision {
  if (programme.state !== 'active') return refused('programme_not_active');
  return programme.openRuns > 0 ? refused('programme_has_open_runs', { runs: programme.openRuns }) : allowed;
}

/** Runs belong to a programme that is active and whose course they are of. */
export function mayHaveRun(programme: Pick<ProgrammeFacts, 'state' | 'courseId'>, courseId: string): Decision {
  if (programme.state !== 'active') return refused('programme_not_active');
  return programme.courseId === courseId ? allowed : refused('programme_other_course');
}
