import { describe, expect, test } from '@jest/globals';
import { differsFrom, findCompetencyColumns, levelCell, readCompetencyRow } from './framework-file.js';
import { gapBand, gapOf, meanGap, sumOfGaps } from './gap.js';
import { findProfileColumns, readRequirementRow } from './profile-file.js';
import { fitsTitle, profileFor, type ProfileFit } from './profile.js';

describe('titles', () => {
  test.each([
    ['', 'Perawat Muda', true],
    ['perawat  muda', 'Perawat Muda', true],
    ['Perawat', 'Perawat Muda', false],
    ['Perawat*', 'Perawat Muda', true],
    ['Perawat*', 'Kepala Perawat', false],
    ['*perawat*', 'Kepala Perawat Gigi', true],
    ['Kepala*Puskesmas*', 'Kepala Seksi UPT Puskesmas Melati', true],
    ['Kepala*Puskesmas', 'Kepala Puskesmas Melati', false],
    ['a*a', 'a', false],
    ['a*x*b', 'a b', false],
    ['a*b*b', 'a b', false],
    ['100%', '100 persen', false],
  ])('%p for %p: %p', (pattern, title, fits) => expect(fitsTitle(pattern, title)).toBe(fits));
});

describe('the profile of a post', () => {
  const profiles: ProfileFit[] = [
    { id: '1', positionKind: 'ahli_muda', titlePattern: '' },
    { id: '2', positionKind: null, titlePattern: 'Perawat*' },
    { id: '3', positionKind: 'ahli_muda', titlePattern: 'Perawat*' },
    { id: '4', positionKind: null, titlePattern: 'Perawat Gigi' },
    { id: '5', positionKind: null, titlePattern: 'Perawat G*' },
  ];
  test.each([
    ['ahli_muda', 'Analis', '1'],
    ['terampil', 'Perawat Jiwa', '2'],
    ['ahli_muda', 'Perawat Jiwa', '3'],
    ['ahli_muda', 'Perawat Gigi', '4'],
    ['ahli_muda', 'Perawat Gizi', '5'],
    ['pelaksana', 'Sopir', undefined],
  ])('of %s %s is %s', (positionKind, positionTitle, id) => {
    expect(profileFor({ positionKind, positionTitle }, profiles)?.id).toBe(id);
    expect(profileFor({ positionKind, positionTitle }, [...profiles].reverse())?.id).toBe(id);
  });
  test('of two as close is the one that was made first', () => {
    expect(profileFor({ positionKind: 'mahir', positionTitle: 'Bidan' }, [{ id: 'b', positionKind: null, titlePattern: 'B*' }, { id: 'a', positionKind: null, titlePattern: '*n' }])?.id).toBe('a');
  });
});

describe('gaps', () => {
  test.each([
    [{ measured: 0, missing: 0 }, 'unmeasured', null],
    [{ measured: 4, missing: 0 }, 'none', 0],
    [{ measured: 300, missing: 1 }, 'light', 0],
    [{ measured: 100, missing: 49 }, 'light', 0.49],
    [{ measured: 4, missing: 2 }, 'medium', 0.5],
    [{ measured: 3, missing: 3 }, 'heavy', 1],
  ] as const)('%p is %s', (figures, band, mean) => {
    expect(gapBand(figures)).toBe(band);
    expect(meanGap(figures)).toBe(mean);
  });
  test('add up over groups, and of a person are never negative', () => {
    expect(sumOfGaps([{ people: 3, measured: 2, below: 1, missing: 2 }, { people: 4, measured: 4, below: 2, missing: 3 }])).toEqual({ people: 7, measured: 6, below: 3, missing: 5 });
    expect([gapOf(3, null), gapOf(3, 1), gapOf(3, 4)]).toEqual([null, 2, 0]);
  });
});

test('a file may lack columns, and a row may end early', () => {
  const columns = findCompetencyColumns(['Nama kompetensi', 'Kelas', 'Kode']);
  expect(readCompetencyRow(['Manajemen risiko', 'Teknis'], columns).errors).toEqual(expect.arrayContaining([expect.objectContaining({ column: 'code', fault: 'missing', value: '' })]));
});

describe('a file of the framework', () => {
  const columns = findCompetencyColumns(['Kode', 'Nama kompetensi', 'KELAS', 'Uraian', 'Level 1', 'Level 2', 'Level 3', 'Level 4', 'Level 5', 'Catatan']);
  const levels = ['Tahu | Menyebut risiko', 'Paham|Menilai risiko | ', 'Mahir', 'Ahli', 'Panutan'];

  test('is read by its headings, indicators apart', () => {
    const { entry, errors } = readCompetencyRow(['t.01', ' Manajemen   risiko ', 'Teknis', '', ...levels], columns);
    expect(errors).toEqual([]);
    expect(entry).toMatchObject({ code: 'T.01', name: 'Manajemen risiko', competencyClass: 'technical', description: '', levels: [{ level: 1, title: 'Tahu', indicators: ['Menyebut risiko'] }, { level: 2, title: 'Paham', indicators: ['Menilai risiko'] }, { level: 3 }, { level: 4 }, { level: 5, title: 'Panutan', indicators: [] }] });
    if (!entry) return;
    expect(entry.levels.map(levelCell)).toEqual(['Tahu | Menyebut risiko', 'Paham | Menilai risiko', 'Mahir', 'Ahli', 'Panutan']);
    expect(differsFrom(entry, entry)).toBe(false);
    expect(differsFrom({ ...entry, description: 'Baru' }, entry)).toBe(true);
  });

  test('tells all that is wrong at once', () => {
    const { entry, errors } = readCompetencyRow(['-', '', 'agama', 'x'.repeat(1001), '', ' | hanya indikator', `A | ${'x'.repeat(301)}`, `A${' | b'.repeat(11)}`, 'a\u0001'], columns);
    expect(entry).toBeNull();
    expect(errors.map(({ column, fault }) => `${column} ${fault}`)).toEqual([
      'code code_invalid', 'name missing', 'competencyClass class_unknown', 'description too_long', 'level1 level_title_missing', 'level2 level_title_missing', 'level3 too_long', 'level4 too_many_indicators', 'level5 control_characters',
    ]);
    expect(readCompetencyRow([], columns).errors.slice(0, 3).map(({ fault }) => fault)).toEqual(['missing', 'missing', 'missing']);
  });
});

describe('a file of profiles', () => {
  const known = new Map([['T.01', { id: 'risk', archived: false }], ['T.02', { id: 'old', archived: true }]]);
  const columns = findProfileColumns(['Jenis jabatan', 'Jabatan', 'Kode kompetensi', 'Level']);
  const read = (...cells: string[]) => readRequirementRow(cells, columns, known);

  test('asks for a level of a competency', () => {
    expect(read('Ahli Muda', "'=Perawat*", 't.01', ' 3 ').row).toEqual({ positionKind: 'ahli_muda', titlePattern: '=Perawat*', competencyId: 'risk', level: 3 });
    expect(read('', 'Bidan', 'T.01', '5').row).toMatchObject({ positionKind: null, titlePattern: 'Bidan' });
  });
  test('tells all that is wrong at once', () => {
    expect(read('Raja', 'x'.repeat(201), 'T.09', '6').errors.map(({ fault }) => fault)).toEqual(['kind_unknown', 'too_long', 'competency_unknown', 'level_invalid']);
    expect(read('', '', 'T.02', '').errors.map(({ fault }) => fault)).toEqual(['competency_archived', 'missing']);
    expect(read('', '', '', '1').errors.map(({ fault }) => fault)).toEqual(['missing']);
    expect(read('', '', 'T.01', '1').errors).toEqual([{ column: 'titlePattern', fault: 'kind_or_title_missing', value: '' }]);
  });
});
