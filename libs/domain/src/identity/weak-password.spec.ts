import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isWeakPassword, type KnownOfPerson } from './weak-password.js';

const siti: KnownOfPerson = { name: 'Dr. Siti Rahmawati, M.Kes', email: 'siti.rahma@kota.go.id', identifiers: ['199001012015032001'], birthDate: '1990-01-01' };

describe('a password that is guessed first is weak', () => {
  test.each([
    ['her number', '199001012015032001'],
    ['digits of any kind', '0812 3456 7890'],
    ['the head of her number and a word', 'sandi199001012015'],
    ['her name', 'sitirahmawati'],
    ['her name, leet and a year', 'S1t1R4hmaw4ti!1990'],
    ['her e-mail and her birthday', 'siti.rahma01011990'],
    ['a common word and a run', 'Password123456'],
    ['two common words', 'BismillahIndonesia!'],
    ['a keyboard row', 'qwertyuiop123'],
    ['one letter', 'aaaaaaaaaaaaaa'],
    ['a short pattern again and again', 'ayam1ayam1ayam1'],
  ])('%s: %s', (_, password) => {
    expect(isWeakPassword(password, siti)).toBe(true);
  });

  test.each(['kapal layar menuju timur', 'tujuh kerbau minum kopi', 'vR7-kuda#laut', 'Siti menanam jagung ungu'])('%s is not', (password) => {
    expect(isWeakPassword(password, siti)).toBe(false);
  });

  test('whatever the person is called: name, number and birthday together are never enough', () => {
    const word = fc.stringMatching(/^[a-z]{3,12}$/);
    const number = fc.stringMatching(/^[0-9]{18}$/);
    fc.assert(
      fc.property(word, word, number, fc.constantFrom(0, 1, 2), (first, last, identifier, kind) => {
        const person: KnownOfPerson = { name: `${first} ${last}`, email: null, identifiers: [identifier], birthDate: '1985-03-17' };
        const guess = [`${first}${last}17031985`, `${last}${identifier.slice(-6)}`, `${first}${identifier.slice(0, 8)}`][kind] ?? '';
        expect(isWeakPassword(guess, person)).toBe(true);
      }),
    );
  });

  test('text of any length is judged without an error', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (password) => void isWeakPassword(password, siti)));
  });
});

test('somebody whose birthday is not known has none to guess', () => {
  expect(isWeakPassword('Perahu-Kertas-Biru-77', { ...siti, birthDate: null })).toBe(false);
});
