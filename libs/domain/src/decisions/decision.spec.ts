import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { mayAnswer, mayDecide, mayWithdraw, type ChangeRequestState, type DecisionWish, type RunToDecide, type StandingDecision } from './decision.js';

const run: RunToDecide = { closed: false, instructorIds: ['i1', 'i2'] };
const reasons = 'Delapan dari sepuluh peserta lulus.';
const request = { what: 'Tambah satu hari praktik', why: 'Peserta belum pernah mengisi register sendiri' };

describe('a run is closed with a decision', () => {
  test.each<[string, RunToDecide, DecisionWish, string | null]>([
    ['that goes on', run, { kind: 'continue', reasons }, null],
    ['that stops', run, { kind: 'stop', reasons }, null],
    ['of one that is closed', { ...run, closed: true }, { kind: 'continue', reasons }, 'run_decided'],
    ['without reasons', run, { kind: 'develop', reasons: '  ' }, 'decision_needs_reasons'],
    ['with what must change', run, { kind: 'change_curriculum', reasons, request }, null],
    ['without what must change', run, { kind: 'change_curriculum', reasons, request: { ...request, what: ' ' } }, 'decision_needs_request'],
    ['without why', run, { kind: 'change_curriculum', reasons, request: { ...request, why: '' } }, 'decision_needs_request'],
    ['that names instructors', run, { kind: 'change_instructor', reasons, instructorIds: ['i2'] }, null],
    ['that names none', run, { kind: 'change_instructor', reasons, instructorIds: [] }, 'decision_needs_instructor'],
    ['that names somebody who did not teach', run, { kind: 'change_instructor', reasons, instructorIds: ['i1', 'i3'] }, 'decision_other_instructor'],
  ])('%s', (_, facts, wish, code) => {
    const decision = mayDecide(facts, wish);
    expect(decision.allowed ? null : decision.code).toBe(code);
  });
});

describe('a decision is taken back', () => {
  const standing = (state: ChangeRequestState | null, versionNumber: number | null = null): StandingDecision => ({ kind: 'change_curriculum', withdrawn: false, request: state && { state, versionNumber } });

  test.each<[string, StandingDecision | null, object]>([
    ['while its request waits', standing('open'), { allowed: true }],
    ['when it asked for nothing', standing(null), { allowed: true }],
    ['not after a version answered it', standing('answered', 2), { code: 'decision_answered', facts: { version: 2 } }],
    ['not twice', { ...standing(null), withdrawn: true }, { code: 'run_not_decided' }],
    ['not when there is none', null, { code: 'run_not_decided' }],
  ])('%s', (_, decision, expected) => expect(mayWithdraw(decision)).toMatchObject(expected));
});

test('a request is answered once, by a version of its own course', () => {
  expect(mayAnswer({ state: 'open', courseId: 'c1' }, { courseId: 'c1' }).allowed).toBe(true);
  expect(mayAnswer({ state: 'open', courseId: 'c1' }, { courseId: 'c2' })).toMatchObject({ code: 'request_other_course' });
  for (const state of ['answered', 'withdrawn'] as const) expect(mayAnswer({ state, courseId: 'c1' }, { courseId: 'c1' })).toMatchObject({ code: 'request_not_open' });
});

type Kept = { readonly kind: DecisionWish['kind']; withdrawn: boolean; request: ChangeRequestState | null; versionNumber: number | null };
type Act = 'continue' | 'change' | 'withdraw' | 'publish';

/** The run and its decisions, as the tables keep them: each act happens when the rule allows it, and not at all otherwise. */
function live(acts: readonly Act[]): { closed: boolean; decisions: readonly Kept[] } {
  const decisions: Kept[] = [];
  const standing = (): Kept | undefined => decisions.find((one) => !one.withdrawn);
  let versions = 1;
  for (const act of acts) {
    const now = standing();
    const asWithdrawable = now ? { kind: now.kind, withdrawn: now.withdrawn, request: now.request && { state: now.request, versionNumber: now.versionNumber } } : null;
    const wish: DecisionWish = act === 'change' ? { kind: 'change_curriculum', reasons, request } : { kind: 'continue', reasons };
    if ((act === 'continue' || act === 'change') && mayDecide({ closed: now !== undefined, instructorIds: [] }, wish).allowed) {
      decisions.push({ kind: wish.kind, withdrawn: false, request: act === 'change' ? 'open' : null, versionNumber: null });
    }
    if (act === 'withdraw' && now && mayWithdraw(asWithdrawable).allowed) {
      now.withdrawn = true;
      if (now.request) now.request = 'withdrawn';
    }
    if (act === 'publish') {
      versions += 1;
      for (const one of decisions) {
        if (one.request === null || !mayAnswer({ state: one.request, courseId: 'c' }, { courseId: 'c' }).allowed) continue;
        one.request = 'answered';
        one.versionNumber = versions;
      }
    }
  }
  return { closed: standing() !== undefined, decisions };
}

it('in whatever order: at most one decision stands, what was answered is never taken back, and a decision taken back leaves no open request', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom<Act>('continue', 'change', 'withdraw', 'publish'), { maxLength: 40 }), (acts) => {
      const { closed, decisions } = live(acts);
      const standing = decisions.filter((one) => !one.withdrawn);
      expect(standing.length).toBe(closed ? 1 : 0);
      for (const { withdrawn, request: state, versionNumber } of decisions) {
        expect(withdrawn && (state === 'answered' || state === 'open')).toBe(false);
        expect(state === 'answered').toBe(versionNumber !== null);
      }
    }),
  );
});
