import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AnswerKey, FrozenKeys, FrozenQuestion, Response } from '../quizzes/quiz.js';
import { grade } from './grade.js';
import { parseNumber } from './parse-number.js';
import { roundHalfUp } from './round.js';
import { normaliseText, scoreQuestion } from './score-question.js';

describe('rounding half up', () => {
  it.each([
    [76.605, 2, 76.61], // the hole between grades B and C of the service index
    [1.005, 2, 1.01],
    [2.345, 2, 2.35],
    [66.66666, 2, 66.67],
    [0, 2, 0],
    [99.994, 2, 99.99],
    [99.995, 2, 100],
  ])('%d at %d digits is %d', (value, digits, expected) => {
    expect(roundHalfUp(value, digits)).toBe(expected);
  });

  it('moves no value by more than half a unit, and is the identity on rounded values', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (cents) => {
        expect(roundHalfUp(cents / 100, 2)).toBe(cents / 100);
        expect(Math.abs(roundHalfUp(cents / 700, 2) - cents / 700)).toBeLessThanOrEqual(0.005 + 1e-9);
      }),
    );
  });
});

describe('numbers as people write them', () => {
  it.each([
    ['1.284', 1284],
    ['1.284,5', 1284.5],
    ['1,284.5', 1284.5],
    ['1284,5', 1284.5],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['0,5', 0.5],
    [' 45 ', 45],
    ['-3', -3],
    ['\u22123,5', -3.5],
    ['1.2.3', null],
    ['dua', null],
    ['', null],
    ['1e5', null],
    ['NaN', null],
  ])('%s is %s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseNumber(text) === null || Number.isFinite(parseNumber(text))));
  });
});

describe('scoring one question', () => {
  const multiple: AnswerKey = { kind: 'multiple_response', options: ['a', 'b', 'c'] };
  const choose = (...options: string[]): Response => ({ kind: 'multiple_response', options });

  it.each([
    [choose('a', 'b', 'c'), 1],
    [choose('a', 'b'), 2 / 3],
    [choose('a', 'b', 'd'), 1 / 3], // two right, one wrong
    [choose('a', 'd'), 0],
    [choose('d', 'e'), 0], // never below nothing
    [choose(), 0],
    [choose('a', 'a', 'a'), 1 / 3], // the same box ticked thrice is one box
  ])('multiple response %j earns %d', (response, fraction) => {
    expect(scoreQuestion(multiple, response)).toBeCloseTo(fraction, 12);
  });

  it('accepts a short text whatever its case, spacing and closing full stop', () => {
    const key: AnswerKey = { kind: 'short_text', accepted: ['Register risiko', 'daftar risiko'] };
    expect(scoreQuestion(key, { kind: 'short_text', text: '  register   RISIKO. ' })).toBe(1);
    expect(scoreQuestion(key, { kind: 'short_text', text: 'Daftar risiko' })).toBe(1);
    expect(scoreQuestion(key, { kind: 'short_text', text: 'register' })).toBe(0);
    expect(normaliseText('ＩＫＭ')).toBe('ikm');
  });

  it('counts a number on the edge of the tolerance as right', () => {
    const key: AnswerKey = { kind: 'numeric', value: 0.3, tolerance: 0 };
    expect(scoreQuestion(key, { kind: 'numeric', text: String(0.1 + 0.2) })).toBe(1);
    const wide: AnswerKey = { kind: 'numeric', value: 80, tolerance: 2 };
    expect(scoreQuestion(wide, { kind: 'numeric', text: '82' })).toBe(1);
    expect(scoreQuestion(wide, { kind: 'numeric', text: '82,01' })).toBe(0);
  });

  it('gives nothing for a response of another kind', () => {
    expect(scoreQuestion({ kind: 'true_false', value: true }, { kind: 'single_choice', option: 'true' })).toBe(0);
  });
});

const question = (id: string, points: number): FrozenQuestion => ({ id, points, topic: null, content: { kind: 'true_false', stem: id } });
const keys: FrozenKeys = Object.fromEntries(['q1', 'q2', 'q3'].map((id) => [id, { key: { kind: 'true_false', value: true }, feedback: '' }]));
const paper = ['q1', 'q2', 'q3'].map((questionId) => ({ questionId, options: [] }));
const yes: Response = { kind: 'true_false', value: true };
const no: Response = { kind: 'true_false', value: false };

describe('grading a paper', () => {
  it('passes a learner whose two of three equal questions round to the mark of 66.67', () => {
    // 2 of 3 points = 66.666… % → 66.67 half up; the mark is 66.67, so it is reached
    const work = { paper, questions: ['q1', 'q2', 'q3'].map((id) => question(id, 1)), keys, responses: new Map([['q1', yes], ['q2', yes], ['q3', no]]), passMark: 66.67 };
    const result = grade(work);
    expect(result).toMatchObject({ points: 2, maxPoints: 3, score: 66.67, passed: true });
    expect(result.questions.map((one) => one.verdict)).toEqual(['right', 'right', 'wrong']);
  });

  it('weighs questions by their points, and blanks earn nothing', () => {
    // 5 of 1 + 5 + 4 = 50 %
    const work = { paper, questions: [question('q1', 1), question('q2', 5), question('q3', 4)], keys, responses: new Map<string, Response | null>([['q2', yes], ['q3', null]]), passMark: 70 };
    expect(grade(work)).toMatchObject({ points: 5, maxPoints: 10, score: 50, passed: false });
    expect(grade(work).questions.map((one) => one.verdict)).toEqual(['blank', 'right', 'blank']);
  });

  it('refuses to grade a paper whose key is missing, rather than mark the learner wrong', () => {
    expect(() => grade({ paper, questions: [question('q1', 1)], keys, responses: new Map(), passMark: 70 })).toThrow('q2');
  });

  it('keeps the score between 0 and 100, and full marks exactly at all right', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 60 }), (lines) => {
        const questions = lines.map(([, quarter], index) => question(`q${index}`, quarter / 4));
        const all: FrozenKeys = Object.fromEntries(questions.map(({ id }) => [id, { key: { kind: 'true_false', value: true }, feedback: '' }]));
        const responses = new Map(lines.map(([right], index) => [`q${index}`, right ? yes : no]));
        const result = grade({ paper: questions.map(({ id }) => ({ questionId: id, options: [] })), questions, keys: all, responses, passMark: 100 });
        expect(result.score).toBeGreaterThanOrEqual(0);
        expect(result.score).toBeLessThanOrEqual(100);
        expect(result.points === result.maxPoints).toBe(lines.every(([right]) => right));
      }),
    );
  });
});

describe('the ends of the scale', () => {
  const options = ['a', 'b', 'c'].map((id) => ({ id, text: id }));
  const question: FrozenQuestion = { id: '1', points: 2, topic: null, content: { kind: 'multiple_response', stem: 'Mana saja?', options } };
  const keys: FrozenKeys = { 1: { key: { kind: 'multiple_response', options: ['a', 'b'] }, feedback: '' } };

  it('calls one of two right ones partly right: 1 of 2 points, 50 percent', () => {
    const work = { paper: [{ questionId: '1', options: [] }], questions: [question], keys, responses: new Map([['1', { kind: 'multiple_response', options: ['a'] } as const]]), passMark: 50 };
    expect(grade(work)).toMatchObject({ points: 1, score: 50, passed: true, questions: [{ verdict: 'partly' }] });
  });

  it('passes nobody on an empty paper', () => {
    expect(grade({ paper: [], questions: [], keys: {}, responses: new Map(), passMark: 0 })).toEqual({ points: 0, maxPoints: 0, score: 0, passed: false, questions: [] });
  });

  it('gives all for choosing nothing where nothing is right', () => {
    const none: AnswerKey = { kind: 'multiple_response', options: [] };
    expect([scoreQuestion(none, { kind: 'multiple_response', options: [] }), scoreQuestion(none, { kind: 'multiple_response', options: ['a'] })]).toEqual([1, 0]);
  });
});
