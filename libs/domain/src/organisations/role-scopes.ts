import type { Role } from '../identity/index.js';

export const roleScopeKinds = ['platform', 'agency', 'unit', 'course', 'run'] as const;
export type RoleScopeKind = (typeof roleScopeKinds)[number];

/** Where each role may hold; the first is offered first. */
export const scopesOfRole: Readonly<Record<Role, readonly RoleScopeKind[]>> = {
  learner: ['agency'],
  instructor: ['agency', 'course', 'run'],
  agency_admin: ['agency'],
  platform_admin: ['platform'],
  supervisor: ['unit', 'agency'],
  auditor: ['agency', 'unit'],
};
