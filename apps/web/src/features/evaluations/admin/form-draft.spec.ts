/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { checkForm, type FormItem } from '@sinau/domain/evaluations';
import { bodyOf, emptyItem, isChanged, moved } from './form-draft.js';

const items: readonly FormItem[] = (['likert', 'choice', 'text'] as const).map((kind, at) => emptyItem(kind, [`i${at}`, 'x', 'y']));
const ids = (list: readonly FormItem[]) => list.map(({ id }) => id).join(' ');

test('a question moves by one and stops at either end', () => {
  expect(ids(moved(items, 0, 1))).toBe('i1 i0 i2');
  expect(ids(moved(items, 2, -1))).toBe('i0 i2 i1');
  expect(ids(moved(items, 0, -1))).toBe('i0 i1 i2');
  expect(ids(moved(items, 2, 1))).toBe('i0 i1 i2');
});

test('a new question says nothing yet, and is whole once it does', () => {
  expect(checkForm(items)).toMatchObject({ code: 'form_item_incomplete', facts: { number: 1 } });
  const written = items.map((item): FormItem => (item.kind === 'choice' ? { ...item, prompt: 'Laju', options: [{ id: 'x', label: 'Pas' }, { id: 'y', label: 'Cepat' }] } : { ...item, prompt: 'Tanya' }));
  expect(checkForm(written).allowed).toBe(true);
  expect(bodyOf({ name: 'Reaksi', items: written }).items).toEqual(written);
});

test('what is as it was saved has not changed', () => {
  expect(isChanged({ name: 'a', items }, { name: 'a', items: [...items] })).toBe(false);
  expect(isChanged({ name: 'b', items }, { name: 'a', items })).toBe(true);
  expect(isChanged({ name: 'a', items: moved(items, 0, 1) }, { name: 'a', items })).toBe(true);
});
