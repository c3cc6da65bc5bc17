import type { Actor } from './actor.js';
import { grants, type GrantedPermission, type Permission } from './permissions.js';
import type { Role, Scope } from './roles.js';

/** What a decision is about. Fields that do not apply are left out. */
export type Resource = {
  readonly agencyId: string;
  readonly unitId?: string | null;
  readonly courseId?: string;
  readonly runId?: string;
};

function covers(scope: Scope, resource: Resource): boolean {
  switch (scope.kind) {
    case 'platform':
      return true;
    case 'agency':
      return scope.agencyId === resource.agencyId;
    case 'units':
      return scope.agencyId === resource.agencyId && !!resource.unitId && scope.unitIds.includes(resource.unitId);
    case 'course':
      return scope.courseId === resource.courseId;
    case 'run':
      return scope.runId === resource.runId;
  }
}

function granting(permission: GrantedPermission): readonly Role[] {
  return grants[permission];
}

/** Whether the actor may do `permission` to `resource`. Pure; the one place that decides. */
export function can(actor: Actor, permission: GrantedPermission, resource: Resource): boolean {
  if (actor.kind === 'anonymous') return false;
  if (actor.kind === 'system') return actor.agencyId === resource.agencyId;
  if (actor.agencyId !== resource.agencyId) return false;
  return actor.assignments.some((held) => granting(permission).includes(held.role) && covers(held.scope, resource));
}

/** Whether the actor holds the permission in any scope at all: what the HTTP guard asks before a use case runs. */
export function mayTry(actor: Actor, permission: Permission): boolean {
  if (permission === 'public') return true;
  if (actor.kind !== 'person') return false;
  if (permission === 'session') return true;
  return actor.assignments.some((held) => granting(permission).includes(held.role));
}
