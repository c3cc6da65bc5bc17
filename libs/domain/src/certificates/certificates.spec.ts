import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CourseOutline } from '../courses/index.js';
import {
  checkNumberPattern, checkWording, completionState, fillWording, givesCertificate, isComplete, issueNeed, mayReissue, mayRevoke, readPublicCode, renderNumber, subjectsOf,
} from './index.js';

const article = (id: string) => ({ id, title: id, minutes: 10, kind: 'article' as const });
const outline: CourseOutline = {
  title: 'Manajemen risiko', summary: '', competencyClass: 'technical', activityKind: 16, hours: 6, objectives: [],
  modules: [
    { id: 'm1', title: 'Dasar', hours: 2, lessons: [article('a'), article('b')] },
    { id: 'm2', title: 'Praktik', hours: 4, lessons: [article('c'), { id: 'q', title: 'Ujian', minutes: 30, kind: 'quiz', quizId: 'quiz' }] },
  ],
  completion: { lessons: 'all', finalLessonId: 'q', minimumScore: 70 },
};

test('a course is complete when every required lesson is done and the deciding score reached', () => {
  expect(isComplete(outline, ['a', 'b', 'c', 'q'], 70)).toEqual({ allowed: true });
  expect(isComplete(outline, ['a', 'b', 'c', 'q'], 69.99)).toMatchObject({ code: 'not_complete', facts: { lessonsMissing: 0, minimumScore: 70, score: 69.99 } });
  expect(isComplete(outline, ['c'], null)).toMatchObject({ facts: { lessonsMissing: 3, missingLessons: ['a', 'b', 'q'], score: null } });
  expect(completionState({ ...outline, completion: { lessons: ['b'], finalLessonId: null, minimumScore: 0 } }, ['b', 'x'], null)).toEqual({
    lessonsRequired: 1, lessonsDone: 1, missingLessons: [], score: null, complete: true,
  });
  expect([givesCertificate(outline), givesCertificate({ ...outline, hours: null }), givesCertificate({ ...outline, hours: 0 })]).toEqual([true, false, false]);
});

test('where no score is asked, the lessons alone are missing', () => {
  const unscored = { ...outline, completion: { lessons: ['a'], finalLessonId: null, minimumScore: 0 } };
  expect(isComplete(unscored, [], null)).toMatchObject({ code: 'not_complete', facts: { lessonsMissing: 1, minimumScore: null, score: null } });
});

test('doing more never takes completion away', () => {
  const lessons = fc.subarray(['a', 'b', 'c', 'q']);
  const score = fc.integer({ min: 60, max: 100 });
  fc.assert(
    fc.property(lessons, lessons, score, score, (some, more, one, other) => {
      const before = completionState(outline, some, Math.min(one, other));
      const after = completionState(outline, [...some, ...more], Math.max(one, other));
      expect(after.lessonsDone).toBeGreaterThanOrEqual(before.lessonsDone);
      if (before.complete) expect(after.complete).toBe(true);
    }),
  );
});

test('a number pattern names sequence and year once each, and stands apart from other digits', () => {
  const problem = (pattern: string) => {
    const decision = checkNumberPattern(pattern);
    return decision.allowed ? null : decision.facts['problem'];
  };
  expect(problem('{sequence:4}/{code}/{month}/{year}')).toBeNull();
  expect(problem('800.2.4.5/{sequence}/BKPSDM/{year}')).toBeNull();
  expect(problem('{sequence}/BKPSDM')).toBe('year');
  expect(problem('BKPSDM/{year}')).toBe('sequence');
  expect(problem('{sequence}/{sequence:4}/{year}')).toBe('sequence');
  expect(problem('{sequence}{year}')).toBe('separator');
  expect(problem('1{sequence}/{year}')).toBe('separator');
  expect(problem('{sequence}/{tahun}')).toBe('placeholder');
  expect(problem('{sequence}/{year}/{')).toBe('placeholder');
  expect(problem('{sequence:0}/{year}')).toBe('placeholder');
  expect(problem(' {sequence}/{year}')).toBe('text');
  expect(renderNumber('{sequence:4}/{code}/{month}/{year}', { sequence: 7, year: 2026, month: 11, code: 'KOTA' })).toBe('0007/KOTA/XI/2026');
  expect(renderNumber('{sequence:2}-{year}', { sequence: 1284, year: 2026, month: 1, code: 'X' })).toBe('1284-2026');
});

test('two sequences of one agency and year never read as the same number', () => {
  const separator = fc.constantFrom('/', '-', '.', ' ');
  const pattern = fc.tuple(fc.constantFrom('{sequence}', '{sequence:4}'), separator, fc.constantFrom('{year}', '{month}/{year}', '{code}.{year}')).map((parts) => parts.join(''));
  const sequence = fc.integer({ min: 1, max: 200_000 });
  fc.assert(
    fc.property(pattern, sequence, sequence, (shape, one, other) => {
      fc.pre(one !== other && checkNumberPattern(shape).allowed);
      const parts = { year: 2026, month: 11, code: 'KOTA1' };
      expect(renderNumber(shape, { ...parts, sequence: one })).not.toBe(renderNumber(shape, { ...parts, sequence: other }));
    }),
  );
});

test('wording fills what a certificate knows and refuses what it does not', () => {
  expect(checkWording(['atas keikutsertaan dalam {course}', 'angkatan {run}'])).toEqual({ allowed: true });
  expect(checkWording(['{kursus}'])).toMatchObject({ code: 'template_placeholder', facts: { unknown: ['kursus'] } });
  const facts = { name: 'Siti', course: 'Risiko', run: 'I', agency: 'Kota', hours: '6', year: '2026' };
  expect(fillWording(['{course} ({hours} JP), {agency}'], facts)).toEqual(['Risiko (6 JP), Kota']);
});

test('the printed subjects always add up to the hours', () => {
  expect(subjectsOf({ ...outline, hours: 6 })).toEqual([{ title: 'Dasar', hours: 2 }, { title: 'Praktik', hours: 4 }]);
  expect(subjectsOf({ ...outline, hours: 8 })).toEqual([{ title: 'Manajemen risiko', hours: 8 }]);
});

test('a certificate is revoked once; only one whose replacement was asked for is issued again', () => {
  expect([mayRevoke('valid').allowed, mayRevoke('revoked').allowed]).toEqual([true, false]);
  expect(issueNeed(null)).toEqual({ kind: 'first' });
  expect(issueNeed({ id: 'c1', state: 'valid', revokedClass: null, reissueAsked: false })).toEqual({ kind: 'none' });
  expect(issueNeed({ id: 'c1', state: 'revoked', revokedClass: 'data_error', reissueAsked: false })).toEqual({ kind: 'none' });
  expect(issueNeed({ id: 'c1', state: 'revoked', revokedClass: 'data_error', reissueAsked: true })).toEqual({ kind: 'replacement', replacesId: 'c1' });
  expect(issueNeed({ id: 'c1', state: 'revoked', revokedClass: 'replaced', reissueAsked: false })).toEqual({ kind: 'replacement', replacesId: 'c1' });
});

test.each([
  { state: 'valid', revokedClass: null, reissueAsked: false, replaced: false, answer: 'allowed' },
  { state: 'revoked', revokedClass: 'data_error', reissueAsked: false, replaced: false, answer: 'allowed' },
  { state: 'revoked', revokedClass: 'other', reissueAsked: false, replaced: false, answer: 'allowed' },
  { state: 'revoked', revokedClass: 'not_entitled', reissueAsked: false, replaced: false, answer: 'certificate_withheld' },
  { state: 'revoked', revokedClass: 'replaced', reissueAsked: false, replaced: false, answer: 'reissue_under_way' },
  { state: 'revoked', revokedClass: 'data_error', reissueAsked: true, replaced: false, answer: 'reissue_under_way' },
  { state: 'revoked', revokedClass: 'data_error', reissueAsked: true, replaced: true, answer: 'certificate_replaced' },
] as const)('issuing again one that is $state, $revokedClass, asked $reissueAsked, replaced $replaced: $answer', ({ answer, ...certificate }) => {
  const decision = mayReissue(certificate);
  expect(decision.allowed ? 'allowed' : decision.code).toBe(answer);
});

test('a code is read as people type it', () => {
  const code = '01ABCDEFGHJKMNPQRSTVWXYZ23';
  expect(readPublicCode(code)).toBe(code);
  expect(readPublicCode(' oIab-cdef ghjk.mnpq–rstv wxyz 23 ')).toBe(code);
  expect(readPublicCode('0lABCDEFGHJKMNPQRSTVWXYZ23')).toBe(code);
  expect([readPublicCode('U1ABCDEFGHJKMNPQRSTVWXYZ23'), readPublicCode(`${code}4`), readPublicCode('')]).toEqual([null, null, null]);
});

test('what is unknown stays as it was written', () => {
  const facts = { name: 'Siti', course: 'Risiko', run: 'I', agency: 'Kota', hours: '10', year: '2026' };
  expect(fillWording(['{name} {pangkat}'], facts)).toEqual(['Siti {pangkat}']);
  expect(renderNumber('{sequence}/{month}/{lain}', { sequence: 7, year: 2026, month: 13, code: 'KOTA' })).toBe('7/{month}/{lain}');
});
