import type { MeView } from '@sinau/contracts/identity';

/** What the screens offer. The server decides again on every call; this only hides what would be refused. */
export type Area = 'learn' | 'team' | 'manage' | 'admin';

const AREA_ROLES: Record<Area, ReadonlySet<string>> = {
  learn: new Set(['learner', 'instructor', 'agency_admin', 'platform_admin', 'supervisor', 'auditor']),
  team: new Set(['supervisor']),
  manage: new Set(['instructor', 'agency_admin']),
  admin: new Set(['agency_admin', 'platform_admin', 'supervisor', 'auditor']),
};

export function hasRole(me: MeView, ...roles: readonly MeView['assignments'][number]['role'][]): boolean {
  return me.assignments.some((held) => roles.includes(held.role));
}

export function mayEnter(me: MeView, area: Area): boolean {
  return me.assignments.some((held) => AREA_ROLES[area].has(held.role));
}
