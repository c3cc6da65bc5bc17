/** Roles of docs/domain.md. A role is held by an assignment with a scope and dates. */
export const roles = ['learner', 'instructor', 'agency_admin', 'platform_admin', 'supervisor', 'auditor'] as const;
export type Role = (typeof roles)[number];

/**
 * Where an assignment holds. `unit` covers the subtree below the unit: its ids are
 * resolved when the session is loaded, so that a decision needs no tree.
 */
export type Scope =
  | { readonly kind: 'platform' }
  | { readonly kind: 'agency'; readonly agencyId: string }
  | { readonly kind: 'units'; readonly agencyId: string; readonly unitIds: readonly string[] }
  | { readonly kind: 'course'; readonly courseId: string }
  | { readonly kind: 'run'; readonly runId: string };

export type Assignment = { readonly role: Role; readonly scope: Scope };
