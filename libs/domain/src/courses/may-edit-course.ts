import { can, type Actor, type Assignment, type GrantedPermission, type Role } from '../identity/index.js';

export type CourseOwnership = { readonly agencyId: string; readonly courseId: string; readonly ownerId: string };

function coversOwn(held: Assignment, course: CourseOwnership): boolean {
  if (held.role !== 'instructor') return false;
  if (held.scope.kind === 'platform') return true;
  return (held.scope.kind === 'agency' || held.scope.kind === 'units') && held.scope.agencyId === course.agencyId;
}

/** Whether the actor's assignments of one role alone allow it. */
function allowsAs(role: Role, actor: Actor, permission: GrantedPermission, { agencyId, courseId }: CourseOwnership): boolean {
  if (actor.kind !== 'person') return false;
  return can({ ...actor, assignments: actor.assignments.filter((held) => held.role === role) }, permission, { agencyId, courseId });
}

function isInvited(held: Assignment, course: CourseOwnership): boolean {
  return held.role === 'instructor' && held.scope.kind === 'course' && held.scope.courseId === course.courseId;
}

/**
 * An agency's administrator edits all its courses; an instructor those they own, and those an
 * assignment names. An instructor's agency-wide assignment lets them make courses, not edit a colleague's.
 */
export function mayEditCourse(actor: Actor, course: CourseOwnership): boolean {
  if (actor.kind === 'anonymous' || actor.agencyId !== course.agencyId) return false;
  if (actor.kind === 'system') return true;
  if (allowsAs('agency_admin', actor, 'course.author', course)) return true;
  return actor.assignments.some((held) => isInvited(held, course) || (course.ownerId === actor.personId && coversOwn(held, course)));
}

/** Editors read drafts, and so do auditors. */
export function mayReadDraft(actor: Actor, course: CourseOwnership): boolean {
  return mayEditCourse(actor, course) || allowsAs('auditor', actor, 'course.read_draft', course);
}

/** Which courses of their agency a list shows an actor: all, or their own and those that assignments name. */
export type CourseReach = { readonly all: true } | { readonly all: false; readonly ownerId: string; readonly courseIds: readonly string[] };

export function courseReach(actor: Actor): CourseReach {
  if (actor.kind !== 'person') return { all: true };
  const seesAll = actor.assignments.some(
    (held) =>
      (held.role === 'agency_admin' || held.role === 'auditor') &&
      (held.scope.kind === 'platform' || (held.scope.kind === 'agency' && held.scope.agencyId === actor.agencyId)),
  );
  if (seesAll) return { all: true };
  const courseIds = actor.assignments.flatMap((held) => (held.role === 'instructor' && held.scope.kind === 'course' ? [held.scope.courseId] : []));
  return { all: false, ownerId: actor.personId, courseIds };
}
