import { describe, expect, it, test } from '@jest/globals';
import { firstState, mayDecide } from './nomination.js';
import { curriculumHours, mayActivate, mayEnd, mayHaveRun, type ProgrammeFacts } from './programme.js';

const draft: ProgrammeFacts = { state: 'draft', objectives: ['Menyusun register risiko'], ownerIds: ['rina'], courseId: 'c1', openRuns: 0 };

describe('a programme', () => {
  test.each([
    ['complete', draft, null],
    ['without an objective', { ...draft, objectives: [] }, 'programme_incomplete'],
    ['without an owner', { ...draft, ownerIds: [] }, 'programme_incomplete'],
    ['without a course', { ...draft, courseId: null }, 'programme_incomplete'],
    ['that has begun', { ...draft, state: 'active' as const }, 'programme_not_draft'],
  ])('%s begins, or says why not', (_, facts, code) => {
    const decision = mayActivate(facts);
    expect(decision.allowed ? null : decision.code).toBe(code);
  });

  it('ends when its runs have ended', () => {
    const active: ProgrammeFacts = { ...draft, state: 'active' };
    expect(mayEnd(active).allowed).toBe(true);
    expect(mayEnd({ ...active, openRuns: 2 })).toMatchObject({ code: 'programme_has_open_runs', facts: { runs: 2 } });
    expect(mayEnd(draft)).toMatchObject({ code: 'programme_not_active' });
  });

  it('has runs of its own course while it is active', () => {
    expect(mayHaveRun({ state: 'active', courseId: 'c1' }, 'c1').allowed).toBe(true);
    expect(mayHaveRun({ state: 'active', courseId: 'c1' }, 'c2')).toMatchObject({ code: 'programme_other_course' });
    expect(mayHaveRun(draft, 'c1')).toMatchObject({ code: 'programme_not_active' });
  });

  it('counts the JP of its parts: 2 + 4.5 = 6.5', () => {
    expect(curriculumHours([{ kind: 'session', title: 'Lokakarya', hours: 2 }, { kind: 'practice', title: 'Praktik', hours: 4.5 }])).toBe(6.5);
  });
});

describe('a nomination', () => {
  it('of a supervisor waits for the administrator, a learner’s for the supervisor', () => {
    expect([firstState('supervisor'), firstState('learner')]).toEqual(['waiting_admin', 'waiting_supervisor']);
  });

  test.each([
    ['waiting_admin', 'administrator', true, '', null],
    ['waiting_admin', 'supervisor', true, '', 'nomination_decided'],
    ['waiting_supervisor', 'supervisor', false, 'Beban kerja', null],
    ['waiting_supervisor', 'supervisor', false, ' ', 'nomination_needs_reason'],
    ['approved', 'administrator', false, 'Terlambat', 'nomination_decided'],
  ] as const)('in %s, decided by the %s', (state, decider, approves, reason, code) => {
    const decision = mayDecide(state, decider, approves, reason);
    expect(decision.allowed ? null : decision.code).toBe(code);
  });
});
