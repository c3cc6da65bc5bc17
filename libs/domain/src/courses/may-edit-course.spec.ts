import { expect, test } from '@jest/globals';
import type { Actor, Assignment } from '../identity/index.js';
import { courseReach, mayEditCourse, mayReadDraft } from './may-edit-course.js';

const course = { agencyId: 'A', courseId: 'C', ownerId: 'me' };
const person = (assignments: readonly Assignment[], personId = 'me', agencyId = 'A'): Actor => ({ kind: 'person', personId, agencyId, sessionId: 's', name: 'x', assignments });
const inAgency = (role: Assignment['role'], agencyId = 'A'): Assignment => ({ role, scope: { kind: 'agency', agencyId } });
const onCourse: Assignment = { role: 'instructor', scope: { kind: 'course', courseId: 'C' } };
const unitAdmin: Assignment = { role: 'agency_admin', scope: { kind: 'units', agencyId: 'A', unitIds: ['u'] } };

/** who, may edit, may read the draft, sees all courses in lists */
test.each<[string, Actor, boolean, boolean, boolean]>([
  ['the owner, an instructor', person([inAgency('instructor')]), true, true, false],
  ['the owner who is no instructor any more', person([inAgency('learner')]), false, false, false],
  ['another instructor', person([inAgency('instructor')], 'you'), false, false, false],
  ['an instructor invited to the course', person([onCourse], 'you'), true, true, false],
  ['an administrator', person([inAgency('agency_admin')], 'you'), true, true, true],
  ['an administrator of a unit who also teaches', person([unitAdmin, inAgency('instructor')], 'you'), false, false, false],
  ['an auditor', person([inAgency('auditor')], 'you'), false, true, true],
  ['an administrator of another agency', person([inAgency('agency_admin', 'B')], 'you', 'B'), false, false, true],
  ['the same person, acting elsewhere', person([inAgency('instructor', 'B')], 'me', 'B'), false, false, false],
  ['an instructor of the platform, own course', person([{ role: 'instructor', scope: { kind: 'platform' } }]), true, true, false],
  ['a job of the agency', { kind: 'system', agencyId: 'A', job: 'seed' }, true, true, true],
  ['a job of another', { kind: 'system', agencyId: 'B', job: 'seed' }, false, false, true],
  ['nobody', { kind: 'anonymous' }, false, false, true],
])('%s', (_, actor, edits, reads, all) => {
  expect([mayEditCourse(actor, course), mayReadDraft(actor, course)]).toEqual([edits, reads]);
  if (actor.kind !== 'anonymous') expect(courseReach(actor).all).toBe(all);
});

test('a list shows one’s own courses and those one is invited to', () => {
  expect(courseReach(person([inAgency('instructor'), onCourse]))).toEqual({ all: false, ownerId: 'me', courseIds: ['C'] });
});
