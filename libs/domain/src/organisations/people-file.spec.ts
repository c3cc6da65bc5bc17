import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changesOf, guessMapping, peopleColumns, readDay, readPersonRow, type ColumnMapping, type FilePerson, type KnownPerson, type UnitsOfFile } from './people-file.js';

const units: UnitsOfFile = new Map([['dinkes', { id: 'unit-1', closed: false }], ['dinas lama', { id: 'unit-2', closed: true }]]);
const mapping: ColumnMapping = { identifier: 0, identifierKind: 1, fullName: 2, email: 3, birthPlace: 4, birthDate: 5, unit: 6, positionTitle: 7, positionKind: 8, rank: 9 };
const NIP = '198609262015032001';
const faultsOf = (cells: readonly string[]) => readPersonRow(cells, mapping, units).errors.map(({ column, fault }) => `${column} ${fault}`);

describe('one row', () => {
  test('everything right', () => {
    const row = readPersonRow([`'${NIP}`, 'PNS', ' Rini  Astuti, S.Kep ', 'Rini@Kota.go.id', 'Solo', '26 September 1986', 'DINKES', 'Perawat', 'ahli muda', 'iii/C'], mapping, units);
    expect(row.person).toEqual({
      identifier: NIP, identifierKind: 'nip', fullName: 'Rini Astuti, S.Kep', email: 'rini@kota.go.id', birthPlace: 'Solo', birthDate: '1986-09-26',
      unitId: 'unit-1', positionTitle: 'Perawat', positionKind: 'ahli_muda', rank: 'III/c',
    });
  });

  test.each([
    [['1.98609262015E+17', '', 'Ani', '', '', '', '', '', '', ''], ['identifier identifier_rounded']],
    [['198609262015032000', '', 'Ani', '', '', '', '', '', '', ''], ['identifier identifier_rounded']],
    [['', 'honorer', '', '', '', '', '', '', '', ''], ['identifierKind kind_unknown', 'identifier missing', 'fullName missing']],
    [[NIP, '', 'Ani', '', '', '', 'dinas lama', 'Staf', '', ''], ['unit unit_closed']],
    [[NIP, '', 'Ani', '', '', '', '', 'Staf', '', ''], ['unit unit_missing']],
    [[NIP, '', 'Ani', '', '', '', 'dinkes', '', '', ''], ['positionTitle position_missing']],
    [[NIP, '', 'A\u0007ni', '', '', '', '', '', '', ''], ['fullName control_characters']],
    [[NIP], ['fullName missing']],
  ])('%j: %j', (cells, faults) => {
    expect(faultsOf(cells)).toEqual(faults);
  });

  test('a column that the file has not is not an empty one', () => {
    const row = readPersonRow([NIP, 'Ani'], { identifier: 0, fullName: 1 }, units);
    expect(row.person).toMatchObject({ email: undefined, birthDate: undefined, rank: undefined });
  });
});

test.each([['1986-9-26', '1986-09-26'], ['26/9/1986', '1986-09-26'], ['26.09.1986', '1986-09-26'], ['1 Mei 1990', '1990-05-01'], ['31-02-1990', null], ['1 Mey 1990', null], ['26-09-86', null]])('the day %j is %j', (written, day) => {
  expect(readDay(written)).toBe(day);
});

test('whatever is in the cells and wherever the columns are, a row is read to a person or to faults, never both, and nothing is thrown', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('', NIP, 'PNS', 'a@b.id', '31-02-1990', 'dinkes', 'III/c', '=1+1', '\u0000', '９８７'));
  const anywhere = fc.dictionary(fc.constantFrom(...peopleColumns), fc.nat(12), { noNullPrototype: true });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 12 }), anywhere, (cells, places) => {
      const row = readPersonRow(cells, places, units);
      expect(row.person === null).toBe(row.errors.length > 0);
      if (row.person) expect(row.person.identifier).toMatch(/^\d{18}$/);
    }),
    { numRuns: 2_000 },
  );
});

const name = fc.stringMatching(/^[A-Z][a-z]{1,10}$/);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const known: fc.Arbitrary<KnownPerson> = fc.record({
  fullName: name, email: maybe(fc.constantFrom('a@b.id', 'c@d.id')), birthPlace: maybe(name), birthDate: maybe(fc.constantFrom('1986-09-26', '1990-01-01')),
  appointment: maybe(fc.record({ unitId: fc.constantFrom('unit-1', 'unit-9'), positionTitle: name, positionKind: fc.constantFrom('pelaksana', 'ahli_muda'), rank: maybe(fc.constantFrom('III/a', 'III/b')) })),
});
const wanted: fc.Arbitrary<FilePerson> = fc.record({
  identifier: fc.constant(NIP), identifierKind: fc.constant('nip' as const), fullName: name,
  email: fc.option(maybe(fc.constantFrom('a@b.id', 'c@d.id')), { nil: undefined }), birthPlace: fc.option(maybe(name), { nil: undefined }),
  birthDate: fc.option(maybe(fc.constantFrom('1986-09-26', '1990-01-01')), { nil: undefined }),
  unitId: fc.constantFrom('unit-1', undefined), positionTitle: fc.option(name, { nil: undefined }), positionKind: fc.constantFrom('pelaksana' as const, undefined),
  rank: fc.constantFrom('III/a' as const, null, undefined),
});

/** What applying a row leaves: cells that were empty change nothing; a post needs its unit and title. */
function applied(row: FilePerson, now: KnownPerson): KnownPerson {
  const post = now.appointment;
  const unitId = row.unitId ?? post?.unitId;
  const positionTitle = row.positionTitle ?? post?.positionTitle;
  const appointment = unitId === undefined || positionTitle === undefined ? post : { unitId, positionTitle, positionKind: row.positionKind ?? post?.positionKind ?? 'pelaksana', rank: row.rank ?? post?.rank ?? null };
  return { fullName: row.fullName, email: row.email ?? now.email, birthPlace: row.birthPlace ?? now.birthPlace, birthDate: row.birthDate ?? now.birthDate, appointment };
}

test('the same row again changes nothing', () => {
  fc.assert(
    fc.property(wanted, known, (row, now) => {
      // The reader refuses a post without its unit, or a unit without its post.
      fc.pre((row.unitId === undefined) === (row.positionTitle === undefined));
      expect(changesOf(row, applied(row, now))).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test('the template’s own headings and those of other systems are understood, each column once', () => {
  expect(guessMapping(['No', 'N I P', 'Nama Pegawai', 'Gol/Ruang', 'OPD', 'Jabatan', 'E-mail'])).toEqual({ identifier: 1, fullName: 2, rank: 3, unit: 4, positionTitle: 5, email: 6 });
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 30 }), (header) => {
      const places = Object.values(guessMapping(header));
      expect(new Set(places).size).toBe(places.length);
    }),
  );
});

test('a long cell is told, a PPPK number is read as one, and a change is named', () => {
  expect(faultsOf([NIP, '', 'A'.repeat(201), '', '', '', '', '', '', ''])).toEqual(['fullName too_long']);
  expect(readPersonRow(['199001012023211001', 'PPPK', 'Ani'], mapping, units).person?.identifierKind ?? 'wrong').toBe('ni_pppk');
  const { person } = readPersonRow([NIP, '', 'Ani Baru', 'ani@kota.test'], { identifier: 0, identifierKind: 1, fullName: 2, email: 3 }, units);
  const now: KnownPerson = { fullName: 'Ani', email: null, birthPlace: null, birthDate: null, appointment: null };
  expect(person && changesOf(person, now)).toEqual(['fullName', 'email']);
});
