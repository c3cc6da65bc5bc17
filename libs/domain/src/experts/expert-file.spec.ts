import { describe, expect, test } from '@jest/globals';
import { expertDiffers, expertKey, findExpertColumns, readExpertRow, type ExpertEntry } from './expert-file.js';

const header = ['Nama Narasumber', 'Instansi asal', 'Kompetensi', 'Keahlian', 'Honor', 'Ketersediaan', 'Kontak'];
const columns = findExpertColumns(header);
const codes = new Set(['TEK.01', 'MAN.02']);
const sound = ['Dr. Retno Palupi', 'Dinas Kesehatan', 'tek.01| TEK.01 |MAN.02', 'Manajemen  risiko|Audit klinis', 'Sesuai standar biaya', 'Selasa pagi', 'retno@contoh.go.id'];
const read = (changes: Partial<Record<'name' | 'agency' | 'competencies' | 'expertise' | 'band' | 'availability' | 'contact', string>>) => {
  const [name, agency, competencies, expertise, band, availability, contact] = sound;
  const row = { name, agency, competencies, expertise, band, availability, contact, ...changes };
  return readExpertRow([row.name, row.agency, row.competencies, row.expertise, row.band, row.availability, row.contact].map(String), columns, codes);
};
const faultsOf = (changes: Parameters<typeof read>[0]) => read(changes).errors.map(({ column, fault }) => `${column} ${fault}`);

test('columns are found by headings of either language, in any order', () => {
  expect(columns).toEqual({ name: 0, homeAgency: 1, competencies: 2, expertise: 3, feeBand: 4, availability: 5, contact: 6 });
  expect(findExpertColumns(['Agency', 'Remarks', 'NAME'])).toEqual({ name: 2, homeAgency: 0 });
});

test('a sound line becomes an expert: codes in capitals and once, cells without needless blanks', () => {
  expect(read({})).toEqual({
    entry: {
      name: 'Dr. Retno Palupi', homeAgency: 'Dinas Kesehatan', competencies: ['TEK.01', 'MAN.02'], expertise: ['Manajemen risiko', 'Audit klinis'], feeBand: 'standard',
      availability: 'Selasa pagi', contact: 'retno@contoh.go.id',
    },
    errors: [],
  });
  // Columns that the file does not have are empty, and no band is no fee.
  expect(readExpertRow(['Budi', 'LAN'], findExpertColumns(['nama', 'asal']), codes).entry).toEqual({ name: 'Budi', homeAgency: 'LAN', competencies: [], expertise: [], feeBand: 'none', availability: '', contact: null });
  // A sign that a spreadsheet was kept from reading as a formula is no part of the name.
  expect(read({ name: '\'=Budi' }).entry?.name).toBe('=Budi');
});

describe('each fault is named with its column', () => {
  const skills = (count: number, text: string) => Array.from({ length: count }, (_, at) => `${text}${at}`).join('|');
  test.each<[Parameters<typeof read>[0], readonly string[]]>([
    [{ name: '', agency: ' ' }, ['name missing', 'homeAgency missing']],
    [{ name: 'a'.repeat(161) }, ['name too_long']],
    [{ agency: 'Dinas\u0007' }, ['homeAgency control_characters']],
    [{ expertise: `${'k'.repeat(81)}|rapi` }, ['expertise too_long']],
    [{ expertise: skills(21, 'keahlian ') }, ['expertise too_many']],
    [{ competencies: 'TEK.01|XX.99' }, ['competencies competency_unknown']],
    [{ competencies: skills(21, 'TEK.') }, ['competencies too_many', ...Array.from({ length: 21 }, () => 'competencies competency_unknown')]],
    [{ band: 'mahal sekali' }, ['feeBand band_unknown']],
    [{ availability: 'x'.repeat(301), contact: 'y'.repeat(301) }, ['availability too_long', 'contact too_long']],
  ])('%j', (changes, expected) => {
    expect(faultsOf(changes)).toEqual(expected);
    expect(read(changes).entry).toBeNull();
  });
});

test('an expert is who has that name at that agency, and differs by what is said of them, not by its order', () => {
  const entry: ExpertEntry = { name: 'Budi', homeAgency: 'LAN', competencies: ['A', 'B'], expertise: ['x', 'y'], feeBand: 'none', availability: '', contact: null };
  expect(expertKey(entry)).not.toBe(expertKey({ name: 'Bud', homeAgency: 'iLAN' }));
  expect(expertDiffers(entry, { ...entry, competencies: ['B', 'A'], expertise: ['y', 'x'] })).toBe(false);
  expect(expertDiffers(entry, { ...entry, feeBand: 'standard' })).toBe(true);
});
