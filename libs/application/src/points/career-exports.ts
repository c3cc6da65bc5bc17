import type { CareerFormat } from '@sinau/contracts/points';
import { careerRecordOf, courseColumns, structuralColumns, type CareerRecord } from '@sinau/domain/points';
import type { CareerAward } from '@sinau/persistence/points';
import { writeCsv } from '../core/index.js';

/** What the national personnel system is told of an award. */
export function recordOf(award: CareerAward): CareerRecord {
  const { agencyId, identifier, organiser, title, activityKind, hours, certificateNumber, startsOn, endsOn } = award;
  return careerRecordOf({ agencyId, identifier: identifier ?? '', organiser, title, activityKind, hours, certificateNumber, startsOn, endsOn });
}

/** The cells of a record in the order of its columns; null when it has another shape than the file. */
export function recordCells(record: CareerRecord, shape: CareerRecord['shape']): readonly string[] | null {
  if (record.shape === 'kursus') return shape === 'kursus' ? courseColumns.map((column) => String(record.record[column])) : null;
  return shape === 'diklat' ? structuralColumns.map((column) => String(record.record[column])) : null;
}

export const columnsOf = (shape: CareerRecord['shape']): readonly string[] => (shape === 'kursus' ? courseColumns : structuralColumns);

/** Which shape a file of a format holds; null for the one that holds both. */
export function shapeOf(format: Exclude<CareerFormat, 'pdf'>): CareerRecord['shape'] | null {
  return format === 'json' ? null : format === 'kursus_csv' ? 'kursus' : 'diklat';
}

/** Records in the shapes of the national personnel system: JSON with both lists, or one of them as CSV. */
export function careerExport(awards: readonly CareerAward[], format: Exclude<CareerFormat, 'pdf'>): string {
  const records = awards.map(recordOf);
  const shape = shapeOf(format);
  if (shape !== null) return writeCsv([columnsOf(shape), ...records.map((record) => recordCells(record, shape)).filter((cells) => cells !== null)]);
  const of = (wanted: CareerRecord['shape']): readonly unknown[] => records.filter((record) => record.shape === wanted).map(({ record }) => record);
  return `${JSON.stringify({ kursus: of('kursus'), diklat: of('diklat') }, null, 2)}\n`;
}
