import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkAnswer, checkForm, MOST_ITEMS, type ChoiceItem, type FormItem, type LikertItem } from './form.js';

const base = { aspect: 'material', prompt: 'Materi sesuai kebutuhan', required: true, competencyId: null } as const;
const statementItem: LikertItem = { ...base, id: 'a', kind: 'likert', scale: 4 };
const choice: ChoiceItem = { ...base, id: 'b', kind: 'choice', required: false, options: [{ id: 'x', label: 'Ya' }, { id: 'y', label: 'Tidak' }] };
const text: FormItem = { ...base, id: 'c', kind: 'text', required: false };
const form = [statementItem, choice, text];

describe('a form', () => {
  test.each<[string, readonly FormItem[], string]>([
    ['without questions', [], 'form_empty'],
    ['with too many', Array.from({ length: MOST_ITEMS + 1 }, (_, at) => ({ ...statementItem, id: String(at) })), 'form_too_long'],
    ['with a question twice', [statementItem, statementItem], 'form_item_twice'],
    ['with an empty question', [{ ...statementItem, prompt: ' ' }], 'form_item_incomplete'],
    ['with one option', [{ ...choice, options: [{ id: 'x', label: 'Ya' }] }], 'form_item_incomplete'],
    ['with an option that says nothing', [{ ...choice, options: [{ id: 'x', label: 'Ya' }, { id: 'y', label: '' }] }], 'form_item_incomplete'],
    ['with two options of one id', [{ ...choice, options: [{ id: 'x', label: 'Ya' }, { id: 'x', label: 'Tidak' }] }], 'form_item_incomplete'],
    ['with two options that say the same', [{ ...choice, options: [{ id: 'x', label: 'Ya' }, { id: 'y', label: 'Ya ' }] }], 'form_item_incomplete'],
    ['with too many options', [{ ...choice, options: Array.from({ length: 11 }, (_, at) => ({ id: String(at), label: String(at) })) }], 'form_item_incomplete'],
  ])('%s is not published', (_, items, code) => expect(checkForm(items)).toMatchObject({ allowed: false, code }));
  test('that can be answered is', () => expect(checkForm(form).allowed).toBe(true));
});

describe('an answer', () => {
  test.each<[string, Record<string, number | string>, Record<string, string>, string | null]>([
    ['to what must be answered', { a: 4 }, {}, null],
    ['to everything', { a: 1, b: 'y' }, { c: 'Tambah praktik' }, null],
    ['without what must be answered', { b: 'x' }, {}, 'answer_incomplete'],
    ['beyond the scale', { a: 5 }, {}, 'answer_incomplete'],
    ['below the scale', { a: 0 }, {}, 'answer_incomplete'],
    ['between two marks', { a: 2.5 }, {}, 'answer_incomplete'],
    ['by words where a mark is asked', { a: 'x' }, {}, 'answer_incomplete'],
    ['of an option that is not there', { a: 1, b: 'z' }, {}, 'answer_incomplete'],
    ['to what was not asked', { a: 1, q: 1 }, {}, 'answer_unasked'],
    ['in text to a statement', { a: 1 }, { a: 'baik' }, 'answer_unasked'],
    ['by a mark to a text', { a: 1, c: 2 }, {}, 'answer_unasked'],
  ])('%s', (_, marks, texts, code) => expect(checkAnswer(form, marks, texts)).toMatchObject(code === null ? { allowed: true } : { allowed: false, code }));
  test('leaves no required text empty', () => {
    const must = [{ ...text, required: true }];
    expect(checkAnswer(must, {}, { c: '  ' })).toMatchObject({ code: 'answer_incomplete' });
    expect(checkAnswer(must, {}, {})).toMatchObject({ code: 'answer_incomplete' });
    expect(checkAnswer(must, {}, { c: 'Baik' }).allowed).toBe(true);
  });
  test('whatever is sent: what is accepted is on the scale and was asked', () => {
    const value = fc.oneof(fc.integer({ min: -2, max: 7 }), fc.double(), fc.constantFrom('x', 'y', 'z', '__proto__'));
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', '__proto__'), value), (marks) => {
      if (!checkAnswer(form, marks, {}).allowed) return;
      expect([1, 2, 3, 4]).toContain(marks['a']);
      expect([undefined, 'x', 'y']).toContain(marks['b']);
      expect(Object.keys(marks).every((id) => id === 'a' || id === 'b')).toBe(true);
    }));
  });
});
