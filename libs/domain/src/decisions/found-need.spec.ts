import { expect, test } from '@jest/globals';
import { needKeyOf, needOfDecision } from './found-need.js';

const run = { programme: 'Manajemen risiko', run: 'Angkatan I' };
const reasons = 'Peserta puas,\n  tetapi kursi   kurang.';

test('a decision to develop, and one to change the curriculum, find a need', () => {
  expect(needOfDecision({ kind: 'develop', reasons }, run)).toEqual({
    title: 'Manajemen risiko: Peserta puas, tetapi kursi kurang.', description: reasons, programme: 'Manajemen risiko, Angkatan I', finding: 'Peserta puas, tetapi kursi kurang.',
  });
  expect(needOfDecision({ kind: 'change_curriculum', reasons, request: { what: 'Tambah satu hari praktik', why: 'Belum pernah mengisi register' } }, run)).toMatchObject({
    title: 'Manajemen risiko: Tambah satu hari praktik', description: 'Tambah satu hari praktik\n\nBelum pernah mengisi register', finding: 'Peserta puas, tetapi kursi kurang.',
  });
});

test('other decisions find none', () => {
  for (const kind of ['continue', 'stop'] as const) expect(needOfDecision({ kind, reasons }, run)).toBeNull();
  expect(needOfDecision({ kind: 'change_instructor', reasons, instructorIds: ['i1'] }, run)).toBeNull();
});

test('long words are cut to what a line of the inbox holds', () => {
  const found = needOfDecision({ kind: 'develop', reasons: 'panjang '.repeat(250) }, { programme: 'P'.repeat(200), run: 'Angkatan I' });
  expect([found?.title.length, found?.programme.length]).toEqual([200, 200]);
  // 37 times eight letters are 296, three more make 299 and the mark 300.
  expect(found?.finding).toBe(`${'panjang '.repeat(37)}pan…`);
  expect(needKeyOf('d1')).toBe('decision:d1');
});
