import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bareIdentifier, findLevelColumns, readLevelRow, type LevelFileContext } from './level-file.js';

const context: LevelFileContext = {
  people: new Map([['198609262015051001', 'siti'], ['197003121995032001', null], ['198001012005011001', 'agus']]),
  competencies: new Map([['TEK-MR', { id: 'risk', archived: false }], ['TEK-X', { id: 'old', archived: true }]]),
  today: '2026-11-22', uploaderId: 'agus',
};
const columns = findLevelColumns(['NIP', 'Kode', 'Sumber', 'Tingkat', 'Tanggal', 'Catatan']);
const read = (...cells: string[]) => readLevelRow(cells, columns, context);
const faults = (...cells: string[]) => read(...cells).errors.map(({ column, fault }) => `${column} ${fault}`);

describe('a line of levels', () => {
  test('is read as people and spreadsheets write it', () => {
    const row = { personId: 'siti', competencyId: 'risk', source: 'test', level: 3, measuredOn: '2026-03-02', note: 'Uji tulis' };
    expect(read('198609262015051001', 'TEK-MR', 'Tes', '3', '2026-03-02', 'Uji tulis').row).toEqual(row);
    expect(read("'19860926 201505 1 001", 'tek-mr', 'asesmen', ' 3 ', '2/3/2026', 'Uji  tulis').row).toEqual(row);
  });

  test.each([
    [['', '', '', '', '', ''], ['identifier missing', 'code missing', 'source missing', 'level missing', 'measuredOn missing']],
    [['1', 'TEK-Y', 'sendiri', '6', '31-02-2026', ''], ['identifier person_unknown', 'code competency_unknown', 'source source_unknown', 'level level_invalid', 'measuredOn day_invalid']],
    [['197003121995032001', 'TEK-X', 'atasan', '1', '2026-11-23', ''], ['identifier person_suspended', 'code competency_archived', 'measuredOn day_ahead']],
    [['198001012005011001', 'TEK-MR', 'atasan', '1', '2026-11-22', ''], ['identifier person_own']],
    [['198609262015051001', 'TEK-MR', 'atasan', '1', '2026-11-22', 'a'.repeat(501)], ['note too_long']],
  ])('%j: %j', (cells, wrong) => {
    expect(faults(...cells)).toEqual(wrong);
  });

  test('is either whole or wrong, whatever is in its cells', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 8 }), (cells) => {
        const { row, errors } = readLevelRow(cells, columns, context);
        expect(row === null).toBe(errors.length > 0);
        expect(bareIdentifier(cells[0] ?? '')).not.toMatch(/\s/);
      }),
    );
  });
});
