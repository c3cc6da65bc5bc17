import { mayEditCourse, mayReadDraft, type CourseOwnership } from '../courses/index.js';
import type { Actor } from '../identity/index.js';

function teachesRun(actor: Actor, runId: string): boolean {
  return actor.kind === 'person' && actor.assignments.some(({ role, scope }) => role === 'instructor' && scope.kind === 'run' && scope.runId === runId);
}

/** Who records attendance: the agency's administrator, whoever may edit the run's course, and instructors of this very run. */
export function mayTeachRun(actor: Actor, run: CourseOwnership & { readonly runId: string }): boolean {
  return mayEditCourse(actor, run) || (actor.kind === 'person' && actor.agencyId === run.agencyId && teachesRun(actor, run.runId));
}

/** The same, and auditors. */
export function maySeeRun(actor: Actor, run: CourseOwnership & { readonly runId: string }): boolean {
  return mayTeachRun(actor, run) || mayReadDraft(actor, run);
}
