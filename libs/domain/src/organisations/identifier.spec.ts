import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bareIdentifier, likelyKind, readIdentifier } from './identifier.js';

describe('what the 18 digits say', () => {
  test.each([
    ['nip', '198609262015032001', { birthDate: '1986-09-26', since: '2015-03', sex: 'female', sequence: 1 }],
    ['nip', '200002292019031017', { birthDate: '2000-02-29', since: '2019-03', sex: 'male', sequence: 17 }],
    // 13 contracts: no month, so no NIP
    ['ni_pppk', '199112052021132004', { birthDate: '1991-12-05', since: '2021', sex: 'female', sequence: 4 }],
  ] as const)('%s %s', (kind, digits, parts) => {
    expect(readIdentifier(kind, digits)).toEqual({ ok: true, parts });
  });

  test.each([
    ['nip', '19860926201503200', 'length'],
    ['nip', '19860926201503200A', 'length'],
    ['nip', '198602302015032001', 'birth_date'], // 30 February
    ['nip', '190002292019031017', 'birth_date'], // 1900 had no leap day, and nobody of then serves
    ['nip', '198609262015132001', 'since'], // month 13
    ['nip', '198609261999032001', 'since'], // 13 years old
    ['ni_pppk', '198609262015012001', 'since'], // before there were PPPK
    ['nip', '198609262015033001', 'sex'],
    ['nip', '198609262015032000', 'sequence'],
  ] as const)('%s %s is wrong in its %s', (kind, digits, fault) => {
    expect(readIdentifier(kind, digits)).toEqual({ ok: false, fault });
  });
});

const kind = fc.constantFrom('nip' as const, 'ni_pppk' as const);
const two = (value: number) => String(value).padStart(2, '0');
/** Numbers that are right, built from their parts. */
const right = fc
  .record({ kind, born: fc.date({ min: new Date('1950-01-01'), max: new Date('2003-12-31'), noInvalidDate: true }), year: fc.integer({ min: 2019, max: 2026 }), next: fc.integer({ min: 1, max: 12 }), sex: fc.constantFrom('1', '2'), sequence: fc.integer({ min: 1, max: 999 }) })
  .map((parts) => ({ ...parts, digits: `${parts.born.toISOString().slice(0, 10).replaceAll('-', '')}${parts.year}${two(parts.next)}${parts.sex}${String(parts.sequence).padStart(3, '0')}` }));

test('a number built from its parts gives them back', () => {
  fc.assert(
    fc.property(right, ({ kind: of, digits, born, sequence, sex }) => {
      const read = readIdentifier(of, digits);
      expect(read.ok && read.parts).toMatchObject({ birthDate: born.toISOString().slice(0, 10), sequence, sex: sex === '1' ? 'male' : 'female' });
    }),
  );
});

test('reading never throws, and what is right has 18 digits and a day of the calendar', () => {
  fc.assert(
    fc.property(kind, fc.oneof(fc.string(), fc.stringMatching(/^\d{18}$/)), (of, written) => {
      const read = readIdentifier(of, written);
      if (!read.ok) return;
      expect(written).toMatch(/^\d{18}$/);
      expect(new Date(`${read.parts.birthDate}T00:00:00Z`).toISOString().slice(0, 10)).toBe(read.parts.birthDate);
    }),
    { numRuns: 3_000 },
  );
});

test('spaces, dots and the spreadsheet’s apostrophe change nothing', () => {
  fc.assert(
    fc.property(right, fc.array(fc.tuple(fc.nat(18), fc.constantFrom(' ', '.', "'", '-', '\u00A0')), { maxLength: 6 }), ({ digits }, marks) => {
      let written = digits;
      for (const [at, mark] of marks) written = `${written.slice(0, at)}${mark}${written.slice(at)}`;
      expect(bareIdentifier(written)).toBe(digits);
    }),
  );
});

test('the likely kind of a right number reads it', () => {
  fc.assert(fc.property(right, ({ digits }) => expect(readIdentifier(likelyKind(digits), digits).ok).toBe(true)));
});
