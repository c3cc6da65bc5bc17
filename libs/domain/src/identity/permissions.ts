import type { Role } from './roles.js';

/**
 * Every permission of the product and the roles that grant it. A route states exactly one.
 * `public` needs no session; `session` needs any valid session and concerns one's own data only.
 */
export const grants = {
  'organisation.read': ['agency_admin', 'platform_admin', 'auditor'],
  'organisation.manage': ['agency_admin', 'platform_admin'],
  'agency.manage': ['platform_admin'],
  'person.read': ['agency_admin', 'platform_admin', 'supervisor', 'auditor'],
  'person.manage': ['agency_admin', 'platform_admin'],
  'person.import': ['agency_admin'],
  'role.assign': ['agency_admin', 'platform_admin'],
  'course.read_draft': ['instructor', 'agency_admin', 'auditor'],
  'course.author': ['instructor', 'agency_admin'],
  'course.learn': ['learner'],
  'catalogue.read': ['learner', 'instructor', 'agency_admin', 'platform_admin', 'supervisor', 'auditor'],
  'media.upload': ['instructor', 'agency_admin'],
  'quiz.author': ['instructor', 'agency_admin'],
  'attempt.take': ['learner'],
  'attempt.supervise': ['agency_admin'],
  'run.read': ['instructor', 'agency_admin', 'auditor'],
  'run.manage': ['agency_admin'],
  'enrolment.manage': ['agency_admin'],
  'programme.read': ['instructor', 'agency_admin', 'auditor'],
  'programme.manage': ['agency_admin'],
  'nomination.make': ['supervisor'],
  'session.manage': ['agency_admin'],
  'attendance.record': ['instructor', 'agency_admin'],
  'expert.read': ['agency_admin', 'auditor'],
  'expert.manage': ['agency_admin'],
  'practice.sign': ['agency_admin', 'supervisor'],
  'certificate.read': ['agency_admin', 'auditor'],
  'certificate.manage': ['agency_admin'],
  'competency.read': ['instructor', 'agency_admin', 'supervisor', 'auditor'],
  'competency.manage': ['agency_admin'],
  'competency.assess': ['agency_admin', 'supervisor'],
  'gap.read': ['agency_admin', 'supervisor', 'auditor'],
  'queue.read': ['agency_admin', 'platform_admin', 'auditor'],
  'queue.manage': ['agency_admin', 'platform_admin'],
  'audit.read': ['agency_admin', 'platform_admin', 'auditor'],
  'need.read': ['agency_admin', 'auditor'],
  'need.manage': ['agency_admin'],
  'plan.read': ['agency_admin', 'auditor'],
  'plan.manage': ['agency_admin'],
  'decision.read': ['instructor', 'agency_admin', 'auditor'],
  'decision.make': ['agency_admin'],
  'mail.read': ['platform_admin'],
  'hours_rule.read': ['agency_admin', 'platform_admin', 'auditor'],
  'hours_rule.manage': ['platform_admin'],
  'claim.verify': ['agency_admin'],
  'team.read': ['supervisor'],
} as const satisfies Record<string, readonly Role[]>;

export type GrantedPermission = keyof typeof grants;
export type Permission = GrantedPermission | 'public' | 'session';
