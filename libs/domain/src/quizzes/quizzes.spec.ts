import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assertAllowed } from '../core/index.js';
import type { Grade } from '../grading/grade.js';
import { checkQuestion, positionAfter } from './check-question.js';
import { drawPaper } from './draw-paper.js';
import { fixedRandom } from './fixed-random.js';
import { mayStart, type StartFacts } from './may-start.js';
import { picturesOf, type AnswerKey, type FrozenKeys, type FrozenQuestion, type QuestionContent, type QuizSettings } from './quiz.js';
import { isReleased, makeReview, type ReleaseFacts } from './review.js';

const settings: QuizSettings = {
  title: 'Ujian', instructions: '', timeLimitMinutes: 60, attemptsAllowed: 2, passMark: 70, draw: null, shuffleQuestions: true, shuffleOptions: true,
  review: { release: 'at_once', show: 'answers_and_feedback' },
};
const option = (id: string, text = `Pilihan ${id}`) => ({ id, text });
const single: QuestionContent = { kind: 'single_choice', stem: 'Mana?', options: [option('a'), option('b'), option('c')] };
const multiple: QuestionContent = { kind: 'multiple_response', stem: 'Mana saja?', options: [option('a'), option('b')] };
const truth: QuestionContent = { kind: 'true_false', stem: 'Benar?' };
const pictured: QuestionContent = { ...truth, picture: { mediaId: 'denah', alt: 'Denah', width: 640, height: 480 } };
const asked = (id: string, content: QuestionContent): FrozenQuestion => ({ id, content, points: 1, topic: null });

describe('a question and its key', () => {
  test.each<[string, QuestionContent, AnswerKey | null, string | null]>([
    ['a draft without key', single, null, null],
    ['one of its options', single, { kind: 'single_choice', option: 'b' }, null],
    ['an option that it has not', single, { kind: 'single_choice', option: 'z' }, 'key_mismatch'],
    ['a key of another kind', single, { kind: 'true_false', value: true }, 'key_mismatch'],
    ['two of its options', multiple, { kind: 'multiple_response', options: ['a', 'b'] }, null],
    ['one option twice', multiple, { kind: 'multiple_response', options: ['a', 'a'] }, 'key_mismatch'],
    ['no options at all', truth, { kind: 'true_false', value: false }, null],
    ['two options that read the same', { ...multiple, options: [option('a', 'Ya '), option('b', 'ya')] }, null, 'duplicate_options'],
    ['two options of one id', { ...multiple, options: [option('a', 'Ya'), option('a', 'Tidak')] }, null, 'duplicate_options'],
  ])('%s', (_, content, key, code) => {
    const decision = checkQuestion(content, key);
    expect(decision.allowed ? null : decision.code).toBe(code);
  });

  test('a new one stands at the end, or in the middle of its neighbours', () => {
    expect(positionAfter([], -1)).toBe(1);
    expect(positionAfter([4, 8], -1)).toBe(3); // before the first
    expect(positionAfter([4, 8], 0)).toBe(6);
    expect(positionAfter([4, 8], 1)).toBe(9);
  });

  test('the pictures of a paper are those of its questions', () => {
    expect(picturesOf([asked('1', truth), asked('2', pictured)])).toEqual(['denah']);
  });
});

describe('the paper', () => {
  const questions = [asked('1', single), asked('2', truth), asked('3', multiple), asked('4', pictured)];

  test('in order, when nothing is shuffled or drawn', () => {
    const paper = drawPaper({ ...settings, shuffleQuestions: false, shuffleOptions: false }, questions, fixedRandom('a'));
    expect(paper).toEqual([{ questionId: '1', options: ['a', 'b', 'c'] }, { questionId: '2', options: [] }, { questionId: '3', options: ['a', 'b'] }, { questionId: '4', options: [] }]);
  });

  test('holds as many different questions as are drawn, each with all its options, whatever the chance', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 9 }), fc.boolean(), fc.boolean(), (seed, draw, shuffleQuestions, shuffleOptions) => {
        const paper = drawPaper({ ...settings, draw, shuffleQuestions, shuffleOptions }, questions, fixedRandom(seed));
        expect(paper).toHaveLength(Math.min(draw, 4));
        expect(new Set(paper.map((line) => line.questionId)).size).toBe(paper.length);
        for (const line of paper) {
          const content = questions.find(({ id }) => id === line.questionId)?.content;
          expect([...line.options].sort()).toEqual(content && 'options' in content ? content.options.map(({ id }) => id) : []);
        }
      }),
    );
  });
});

describe('another attempt', () => {
  const open: StartFacts = { enrolmentState: 'enrolled', run: 'open', startsOn: '2026-11-01', endsOn: '2026-11-30', attemptsMade: 1, questionCount: 4 };
  test.each<[string, Partial<StartFacts>, Partial<QuizSettings>, string | null]>([
    ['the second of two', {}, {}, null],
    ['the third of two', { attemptsMade: 2 }, {}, 'no_attempts_left'],
    ['the hundredth, where there is no limit', { attemptsMade: 99 }, { attemptsAllowed: null }, null],
    ['before the run', { run: 'before' }, {}, 'run_not_started'],
    ['after the run', { run: 'ended' }, {}, 'run_ended'],
    ['by somebody withdrawn', { enrolmentState: 'withdrawn' }, {}, 'enrolment_withdrawn'],
    ['at a quiz without questions', { questionCount: 0 }, {}, 'quiz_empty'],
  ])('%s', (_, facts, change, code) => {
    const decision = mayStart({ ...settings, ...change }, { ...open, ...facts });
    expect(decision.allowed ? null : decision.code).toBe(code);
    if (code === null) expect(() => assertAllowed(decision)).not.toThrow();
    else expect(() => assertAllowed(decision)).toThrow(code);
  });
});

describe('the review', () => {
  const facts: ReleaseFacts = { passed: false, lastAttempt: false, runEnded: false };
  const releasing = (release: QuizSettings['review']['release']): QuizSettings => ({ ...settings, review: { ...settings.review, release } });

  test.each<[QuizSettings['review']['release'], Partial<ReleaseFacts>, boolean]>([
    ['at_once', {}, true],
    ['after_pass_or_last_attempt', {}, false],
    ['after_pass_or_last_attempt', { passed: true }, true],
    ['after_pass_or_last_attempt', { lastAttempt: true }, true],
    ['after_run_ends', { passed: true, lastAttempt: true }, false],
    ['after_run_ends', { runEnded: true }, true],
    ['never', { passed: true, lastAttempt: true, runEnded: true }, false],
  ])('%s with %j: %s', (release, change, released) => expect(isReleased(releasing(release), { ...facts, ...change })).toBe(released));

  const grade: Grade = { points: 1, maxPoints: 2, score: 50, passed: false, questions: [{ questionId: '1', points: 1, maxPoints: 1, verdict: 'right' }, { questionId: '2', points: 0, maxPoints: 1, verdict: 'wrong' }] };
  const keys: FrozenKeys = { 1: { key: { kind: 'single_choice', option: 'a' }, feedback: 'Sebab' } };
  const shown = (show: QuizSettings['review']['show']) => makeReview({ ...settings, review: { release: 'at_once', show } }, grade, keys).questions;

  test('goes no further than the policy shows', () => {
    expect(shown('score_only')[0]).toEqual({ questionId: '1', points: 0, maxPoints: 1, verdict: null, key: null, feedback: null });
    expect(shown('right_or_wrong')[0]).toEqual({ questionId: '1', points: 1, maxPoints: 1, verdict: 'right', key: null, feedback: null });
    expect(shown('answers_and_feedback')[0]).toEqual({ questionId: '1', points: 1, maxPoints: 1, verdict: 'right', key: { kind: 'single_choice', option: 'a' }, feedback: 'Sebab' });
    expect(shown('answers_and_feedback')[1]).toMatchObject({ verdict: 'wrong', key: null, feedback: null }); // a version frozen without this key
  });
});
