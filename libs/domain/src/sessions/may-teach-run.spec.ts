import { expect, test } from '@jest/globals';
import type { Actor, Assignment } from '../identity/index.js';
import { maySeeRun, mayTeachRun } from './index.js';

const run = { agencyId: 'A', courseId: 'c1', ownerId: 'owner', runId: 'r1' };
const person = (personId: string, agencyId: string, ...assignments: Assignment[]): Actor => ({ kind: 'person', personId, agencyId, sessionId: 's', name: 'Hendra', assignments });
const agency = { kind: 'agency', agencyId: 'A' } as const;

test.each<[string, Actor, boolean, boolean]>([
  ['the administrator', person('x', 'A', { role: 'agency_admin', scope: agency }), true, true],
  ['the course’s owner', person('owner', 'A', { role: 'instructor', scope: agency }), true, true],
  ['a colleague who teaches elsewhere', person('x', 'A', { role: 'instructor', scope: agency }), false, false],
  ['an instructor invited to the run', person('x', 'A', { role: 'instructor', scope: { kind: 'run', runId: 'r1' } }), true, true],
  ['an instructor invited to another run', person('x', 'A', { role: 'instructor', scope: { kind: 'run', runId: 'r2' } }), false, false],
  ['one of another agency, with the run’s id', person('x', 'B', { role: 'instructor', scope: { kind: 'run', runId: 'r1' } }), false, false],
  ['a learner with the run’s scope', person('x', 'A', { role: 'learner', scope: { kind: 'run', runId: 'r1' } }), false, false],
  ['an auditor', person('x', 'A', { role: 'auditor', scope: agency }), false, true],
  ['nobody', { kind: 'anonymous' }, false, false],
  ['a job', { kind: 'system', agencyId: 'A', job: 'j' }, true, true],
])('%s', (_, actor, teaches, sees) => expect([mayTeachRun(actor, run), maySeeRun(actor, run)]).toEqual([teaches, sees]));
