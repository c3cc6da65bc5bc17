/** @jest-environment node */
import { describe, expect, jest, test } from '@jest/globals';
import { questionContent } from '@sinau/contracts/quizzes';
import { questionKinds } from '@sinau/domain/quizzes';
import { Problem, Unreachable } from '../../../lib/api/index.js';
import { Autosave } from './autosave.js';
import { formOf, newQuestion, nextOptionId, payloadOf, problemsOf, similarTo, type Payload } from './question-form.js';
import { settingsFormOf, settingsOf, settingsProblems } from './settings-form.js';

const problem = (status: number, code: string, detail = code) => new Problem({ status, code, title: code, detail, facts: {}, fields: [], requestId: null, retryAfter: null });
const words = { stem: 'Soal baru', option: (number: number) => `Pilihan ${number}` };
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('a question in the editor', () => {
  test.each(questionKinds)('of kind %s is new without a key, and stored as the contract wants it', (kind) => {
    const fresh = newQuestion(kind, words);
    expect(questionContent.parse(fresh.content)).toEqual(fresh.content);
    expect(problemsOf(formOf(fresh))).toEqual(['key']);
    expect(payloadOf(formOf(fresh))).toEqual(fresh);
  });

  test('goes into the fields and comes back the same', () => {
    const stored: Payload[] = [
      { content: { kind: 'multiple_response', stem: 'Mana?', options: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }] }, points: 1.5, topic: 'Risiko', answer: { key: { kind: 'multiple_response', options: ['b'] }, feedback: 'Karena B.' } },
      { content: { kind: 'numeric', stem: 'Berapa?', unit: 'persen' }, points: 0.25, topic: null, answer: { key: { kind: 'numeric', value: 12.5, tolerance: 0.5 }, feedback: '' } },
      { content: { kind: 'short_text', stem: 'Apa?' }, points: 1, topic: null, answer: { key: { kind: 'short_text', accepted: ['maklumat', 'maklumat pelayanan'] }, feedback: '' } },
      { content: { kind: 'true_false', stem: 'Benarkah?' }, points: 1, topic: null, answer: { key: { kind: 'true_false', value: false }, feedback: '' } },
    ];
    for (const one of stored) expect(payloadOf(formOf(one))).toEqual(one);
  });

  test('reads Indonesian numbers: 1.250,5 is 1250.5', () => {
    const form = { ...formOf(newQuestion('numeric', words)), value: '1.250,5', tolerance: '0,5' };
    expect(payloadOf(form)?.answer?.key).toEqual({ kind: 'numeric', value: 1250.5, tolerance: 0.5 });
  });

  test('leaves out an empty option and a key that pointed to it', () => {
    const base = formOf(newQuestion('single_choice', words));
    const form = { ...base, options: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }, { id: 'c', text: ' ' }], right: ['c'] };
    expect(payloadOf(form)?.content).toEqual({ kind: 'single_choice', stem: 'Soal baru', options: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }] });
    expect(payloadOf(form)?.answer).toBeNull();
  });

  test('names what hinders storing it', () => {
    const base = formOf(newQuestion('single_choice', words));
    expect(problemsOf({ ...base, stem: ' ', right: ['a'] })).toEqual(['stem']);
    expect(problemsOf({ ...base, options: [{ id: 'a', text: 'A' }], right: ['a'] })).toEqual(['options']);
    expect(problemsOf({ ...base, options: [{ id: 'a', text: 'Ya' }, { id: 'b', text: 'ya ' }], right: ['a'] })).toEqual(['duplicates']);
    expect(problemsOf({ ...base, points: '0,3', right: ['a'] })).toEqual(['points']);
    expect(payloadOf({ ...base, points: '101' })).toBeNull();
  });

  test('gives a new option an id of its own', () => {
    expect(nextOptionId([{ id: 'a' }, { id: 'c' }])).toBe('b');
  });

  test('finds a question that says nearly the same', () => {
    const others = [
      { id: '1', stem: 'Berapa lama standar waktu layanan KTP elektronik?' },
      { id: '2', stem: 'Siapa yang menetapkan standar pelayanan?' },
    ];
    expect(similarTo('berapa lama standar waktu layanan KTP elektronik', others, '9')).toBe(0);
    expect(similarTo('Apa isi maklumat pelayanan?', others, '9')).toBeNull();
    expect(similarTo('Siapa yang menetapkan standar pelayanan?', others, '2')).toBeNull();
  });
});

describe('the settings', () => {
  const settings = {
    title: 'Kuis', instructions: '', timeLimitMinutes: null, attemptsAllowed: 3, passMark: 70, draw: null, shuffleQuestions: true, shuffleOptions: false,
    review: { release: 'at_once', show: 'score_only' },
  } as const;

  test('go into the fields and come back the same; empty is no limit', () => {
    expect(settingsOf(settingsFormOf(settings))).toEqual(settings);
  });

  test('are refused with each wrong field', () => {
    const form = { ...settingsFormOf(settings), title: '', timeLimitMinutes: '0', attemptsAllowed: '1,5', passMark: '101', draw: 'x' };
    expect([...settingsProblems(form)].sort()).toEqual(['attemptsAllowed', 'draw', 'passMark', 'timeLimitMinutes', 'title']);
    expect(settingsOf(form)).toBeNull();
  });
});

describe('autosave', () => {
  function form(save: (payload: string, revision: number) => Promise<number>) {
    const timers = new Set<() => void>();
    const later = (work: () => void): (() => void) => {
      timers.add(work);
      return () => timers.delete(work);
    };
    const fire = async (): Promise<void> => {
      for (const work of [...timers]) {
        timers.delete(work);
        work();
      }
      await settle();
    };
    return { fire, timers, autosave: new Autosave<string, string>({ payload: (value) => (value === '' ? null : value), save, later, now: () => 1000 }, 'a', 4) };
  }

  test('stores the last of several changes once, over the revision before it', async () => {
    const save = jest.fn(async (_payload: string, revision: number) => revision + 1);
    const { autosave, fire } = form(save);
    autosave.change('ab');
    autosave.change('abc');
    expect(autosave.current().status).toBe('waiting');
    await fire();
    autosave.change('abcd');
    await fire();
    expect(save.mock.calls).toEqual([['abc', 4], ['abcd', 5]]);
    expect(autosave.current()).toMatchObject({ status: 'saved', savedAt: 1000 });
  });

  test('never has two requests on their way: a change meanwhile follows with the new revision', async () => {
    const answers: ((revision: number) => void)[] = [];
    const save = jest.fn((_payload: string, _revision: number) => new Promise<number>((resolve) => answers.push(resolve)));
    const { autosave, fire } = form(save);
    autosave.change('b');
    await fire();
    autosave.change('c');
    await fire();
    expect(save).toHaveBeenCalledTimes(1);
    answers[0]?.(5);
    await settle();
    expect(save.mock.calls[1]).toEqual(['c', 5]);
    answers[1]?.(6);
    await settle();
    expect(autosave.current().status).toBe('saved');
  });

  test('tries again by itself when there is no answer', async () => {
    const save = jest.fn<(payload: string, revision: number) => Promise<number>>().mockRejectedValueOnce(new Unreachable('gone')).mockResolvedValueOnce(5);
    const { autosave, fire } = form(save);
    autosave.change('b');
    await fire();
    expect(autosave.current().status).toBe('offline');
    await fire();
    expect(autosave.current().status).toBe('saved');
  });

  test('sends nothing while incomplete, and says so', async () => {
    const save = jest.fn(async () => 5);
    const { autosave, fire } = form(save);
    autosave.change('');
    await fire();
    expect(save).not.toHaveBeenCalled();
    expect(autosave.current().status).toBe('incomplete');
    expect(await autosave.flush()).toBe(false);
  });

  test('stops at a conflict until the author decides', async () => {
    const save = jest.fn<(payload: string, revision: number) => Promise<number>>().mockRejectedValueOnce(problem(409, 'conflict')).mockResolvedValueOnce(10);
    const { autosave, fire } = form(save);
    autosave.change('mine');
    await fire();
    expect(autosave.current().status).toBe('conflict');
    autosave.change('mine too');
    await fire();
    expect(save).toHaveBeenCalledTimes(1);
    autosave.keepMine(9);
    await settle();
    expect(save.mock.calls[1]).toEqual(['mine too', 9]);
    autosave.takeTheirs('theirs', 11);
    expect(autosave.current()).toMatchObject({ value: 'theirs', status: 'saved' });
    expect(await autosave.flush()).toBe(true);
  });

  test('shows the sentence of a refusal', async () => {
    const { autosave, fire } = form(async () => Promise.reject(problem(400, 'key_mismatch', 'Kunci tidak cocok.')));
    autosave.change('b');
    await fire();
    expect(autosave.current()).toMatchObject({ status: 'refused', refusal: 'Kunci tidak cocok.' });
  });
});
