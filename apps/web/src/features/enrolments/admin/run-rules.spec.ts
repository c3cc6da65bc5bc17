/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import { identifierRows, unknownCsv } from './identifier-rows.js';
import { unitOptions } from './unit-options.js';
import { emptyRun, faultsOf, runBodyOf } from './run-draft.js';

const complete = { ...emptyRun, courseId: 'c', name: ' Angkatan I ', startsOn: '2026-11-02', endsOn: '2026-11-30' };

describe('the form of a run', () => {
  test('asks for course, name and both days, in the order of the form', () => {
    expect(faultsOf(emptyRun).map((fault) => fault.field)).toEqual(['courseId', 'name', 'startsOn', 'endsOn']);
    expect(faultsOf(complete)).toEqual([]);
  });

  test('refuses an end before the start and seats that are no number', () => {
    expect(faultsOf({ ...complete, endsOn: '2026-11-01' })).toEqual([{ field: 'endsOn', code: 'order' }]);
    expect(faultsOf({ ...complete, endsOn: '2026-11-02' })).toEqual([]);
    for (const capacity of ['0', '-3', '2,5', 'tiga']) expect(faultsOf({ ...complete, capacity })).toEqual([{ field: 'capacity', code: 'number' }]);
  });

  test('sends what is left empty as null', () => {
    expect(runBodyOf(complete)).toEqual({ name: 'Angkatan I', startsOn: '2026-11-02', endsOn: '2026-11-30', place: null, capacity: null, selfEnrolment: false, certificateTemplateId: null });
    expect(runBodyOf({ ...complete, capacity: ' 30 ', place: 'Balai Diklat' })).toMatchObject({ capacity: 30, place: 'Balai Diklat' });
  });
});

describe('a list of participants', () => {
  test('is the first column, without heading, quotes or spaces in numbers', () => {
    const text = '\uFEFFNIP;Nama\r\n"19860926 201001 2 001";Ratna\r\n198801012014031007,Bambang\r\nsiti@kota.go.id\r\n\r\n';
    expect(identifierRows(text)).toEqual(['', '198609262010012001', '198801012014031007', 'siti@kota.go.id']);
  });

  test('keeps empty lines between, so that row numbers are those of the file', () => {
    expect(identifierRows('198801012014031007\n\n198801012014031008\n')).toEqual(['198801012014031007', '', '198801012014031008']);
  });

  test('is given back without formulas', () => {
    expect(unknownCsv([{ row: 3, value: '=1+1', reason: 'tidak "dikenal"' }], ['Baris', 'Isi', 'Sebab'])).toBe('\uFEFF"Baris";"Isi";"Sebab"\r\n"3";"\'=1+1";"tidak ""dikenal"""');
  });
});

describe('units to choose from', () => {
  test('come in tree order, with everyone below them, without closed ones', () => {
    const unit = (id: string, parentId: string | null, people: number, closed = false) => ({ id, parentId, name: id, people, closed });
    // Dinas 2 + Puskesmas 5 + Pustu 1 = 8; the closed Gudang is left out, and with it what it holds
    const units = [unit('Puskesmas', 'Dinas', 5), unit('Pustu', 'Puskesmas', 1), unit('Arsip', null, 3), unit('Dinas', null, 2), unit('Gudang', 'Arsip', 0, true)];
    expect(unitOptions(units)).toEqual([
      { id: 'Arsip', name: 'Arsip', depth: 0, people: 3 },
      { id: 'Dinas', name: 'Dinas', depth: 0, people: 8 },
      { id: 'Puskesmas', name: 'Puskesmas', depth: 1, people: 6 },
      { id: 'Pustu', name: 'Pustu', depth: 2, people: 1 },
    ]);
  });
});
