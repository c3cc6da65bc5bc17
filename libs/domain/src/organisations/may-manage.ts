import { allowed, refused, type Decision } from '../core/index.js';
import type { PersonActor, Role } from '../identity/index.js';

const isPlatformAdmin = (actor: PersonActor) => actor.assignments.some((held) => held.role === 'platform_admin' && held.scope.kind === 'platform');

/**
 * Whether the actor may change a person's account, roles or state. Who holds the platform is managed by their like only:
 * else an agency's administrator could take over such an account by a new e-mail and a reset link.
 */
export function mayManagePerson(actor: PersonActor, target: { readonly roles: readonly Role[] }): Decision {
  return target.roles.includes('platform_admin') && !isPlatformAdmin(actor) ? refused('forbidden') : allowed;
}

/** Whether the actor may hand out or take away a role. */
export function mayAssignRole(actor: PersonActor, role: Role): Decision {
  return role === 'platform_admin' && !isPlatformAdmin(actor) ? refused('forbidden') : allowed;
}
