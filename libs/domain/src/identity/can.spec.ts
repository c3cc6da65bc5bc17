import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asPerson, type Actor, type PersonActor } from './actor.js';
import { can, mayTry, type Resource } from './can.js';
import { grants, type GrantedPermission } from './permissions.js';
import type { Assignment, Role, Scope } from './roles.js';

const scopes: Readonly<Record<Scope['kind'], Scope>> = {
  platform: { kind: 'platform' },
  agency: { kind: 'agency', agencyId: 'A' },
  units: { kind: 'units', agencyId: 'A', unitIds: ['u1', 'u2'] },
  course: { kind: 'course', courseId: 'c1' },
  run: { kind: 'run', runId: 'r1' },
};
const person = (...assignments: Assignment[]): PersonActor => ({ kind: 'person', personId: 'p', agencyId: 'A', sessionId: 's', name: 'Siti', assignments });
const holding = (role: Role, scope: Scope): PersonActor => person({ role, scope });
const anonymous: Actor = { kind: 'anonymous' };
const job: Actor = { kind: 'system', agencyId: 'A', job: 'grade-attempt' };

describe('a scope covers', () => {
  test.each<[string, Role, Scope, GrantedPermission, Resource, boolean]>([
    ['the whole platform', 'platform_admin', scopes.platform, 'organisation.read', { agencyId: 'A' }, true],
    ['its agency', 'agency_admin', scopes.agency, 'organisation.read', { agencyId: 'A' }, true],
    ['not another agency', 'agency_admin', { kind: 'agency', agencyId: 'B' }, 'organisation.read', { agencyId: 'A' }, false],
    ['its units', 'supervisor', scopes.units, 'person.read', { agencyId: 'A', unitId: 'u2' }, true],
    ['no other unit', 'supervisor', scopes.units, 'person.read', { agencyId: 'A', unitId: 'u3' }, false],
    ['nobody without a unit', 'supervisor', scopes.units, 'person.read', { agencyId: 'A', unitId: null }, false],
    ['not the units of another agency', 'supervisor', { kind: 'units', agencyId: 'B', unitIds: ['u1'] }, 'person.read', { agencyId: 'A', unitId: 'u1' }, false],
    ['its course', 'instructor', scopes.course, 'course.author', { agencyId: 'A', courseId: 'c1' }, true],
    ['no other course', 'instructor', scopes.course, 'course.author', { agencyId: 'A', courseId: 'c2' }, false],
    ['its run', 'instructor', scopes.run, 'run.read', { agencyId: 'A', runId: 'r1' }, true],
    ['no other run', 'instructor', scopes.run, 'run.read', { agencyId: 'A', runId: 'r2' }, false],
    ['nothing that the role does not grant', 'learner', scopes.agency, 'course.author', { agencyId: 'A' }, false],
  ])('%s', (_, role, scope, permission, resource, expected) => expect(can(holding(role, scope), permission, resource)).toBe(expected));
});

test('nobody reaches into another agency, whatever they hold', () => {
  const permissions = Object.keys(grants).filter((name): name is GrantedPermission => name in grants);
  const roles: readonly Role[] = ['learner', 'instructor', 'agency_admin', 'platform_admin', 'supervisor', 'auditor'];
  fc.assert(
    fc.property(fc.constantFrom(...roles), fc.constantFrom(...Object.values(scopes)), fc.constantFrom(...permissions), (role, scope, permission) => {
      expect(can(holding(role, scope), permission, { agencyId: 'B', unitId: 'u1', courseId: 'c1', runId: 'r1' })).toBe(false);
    }),
  );
});

test('a job acts within its agency, and nobody known may do nothing', () => {
  expect(can(job, 'certificate.manage', { agencyId: 'A' })).toBe(true);
  expect(can(job, 'certificate.manage', { agencyId: 'B' })).toBe(false);
  expect(can(anonymous, 'certificate.manage', { agencyId: 'A' })).toBe(false);
});

test('the guard lets try what is granted in any scope', () => {
  const instructor = holding('instructor', scopes.course);
  expect([mayTry(anonymous, 'public'), mayTry(anonymous, 'session'), mayTry(job, 'session')]).toEqual([true, false, false]);
  expect([mayTry(instructor, 'session'), mayTry(instructor, 'course.author'), mayTry(instructor, 'person.import')]).toEqual([true, true, false]);
});

test('a person is a person, and nobody else', () => {
  expect(asPerson(holding('learner', scopes.agency)).personId).toBe('p');
  expect(() => asPerson(anonymous)).toThrow('not_signed_in');
  expect(() => asPerson(job)).toThrow('not_signed_in');
});
