import { findColumns, RowReader, type Columns, type FieldError, type FieldRead } from '../competencies/index.js';
import { parseNumber, roundHalfUp } from '../grading/index.js';
import { readPeriod, type MeasuredPeriod } from './measured-period.js';
import { indexOfElements, serviceElements, type ElementMarks, type ServiceElement } from './service-index.js';

/** What may be wrong in a cell of a file of service indices or of appraisal marks. */
export const resultFaults = ['missing', 'period_unknown', 'period_not_over', 'unit_unknown', 'person_unknown', 'number_invalid', 'out_of_range', 'index_differs', 'twice'] as const;
export type ResultFault = (typeof resultFaults)[number];
export type ResultError<Column extends string> = FieldError<Column, ResultFault>;
type Read<T> = FieldRead<T, ResultFault>;

export const serviceColumns = ['unit', 'period', ...serviceElements, 'index', 'respondents'] as const;
export type ServiceColumn = (typeof serviceColumns)[number];
export const appraisalColumns = ['identifier', 'period', 'mark'] as const;
export type AppraisalColumn = (typeof appraisalColumns)[number];

const periodWords = ['periode', 'period', 'tahun', 'year'];
const elementWords: Readonly<Record<ServiceElement, readonly string[]>> = {
  requirements: ['u1', 'persyaratan', 'requirements'],
  procedure: ['u2', 'prosedur', 'sistemmekanismedanprosedur', 'sistemmekanismeprosedur', 'procedure'],
  time: ['u3', 'waktu', 'waktupenyelesaian', 'time'],
  cost: ['u4', 'biaya', 'biayatarif', 'tarif', 'cost'],
  product: ['u5', 'produk', 'produklayanan', 'produkspesifikasijenispelayanan', 'product'],
  competence: ['u6', 'kompetensi', 'kompetensipelaksana', 'competence'],
  conduct: ['u7', 'perilaku', 'perilakupelaksana', 'conduct'],
  complaints: ['u8', 'pengaduan', 'penangananpengaduan', 'penangananpengaduansarandanmasukan', 'complaints'],
  facilities: ['u9', 'sarana', 'saranaprasarana', 'saranadanprasarana', 'facilities'],
};
const serviceWords: Readonly<Record<ServiceColumn, readonly string[]>> = {
  unit: ['kodeunit', 'kodeunitkerja', 'unit', 'unitkerja', 'namaunit', 'opd', 'unitcode'], period: periodWords, ...elementWords,
  index: ['ikm', 'indeks', 'nilaiikm', 'indekskepuasanmasyarakat', 'nilaiindeks', 'index'], respondents: ['responden', 'jumlahresponden', 'n', 'respondents'],
};
const appraisalWords: Readonly<Record<AppraisalColumn, readonly string[]>> = {
  identifier: ['nip', 'nipbaru', 'nipnippk', 'nomorinduk', 'nomorindukpegawai', 'identifier'], period: periodWords, mark: ['nilai', 'nilaikinerja', 'nilaiprestasikerja', 'mark', 'score'],
};

export const findServiceColumns = (header: readonly string[]): Columns<ServiceColumn> => findColumns(header, serviceWords, serviceColumns);
export const findAppraisalColumns = (header: readonly string[]): Columns<AppraisalColumn> => findColumns(header, appraisalWords, appraisalColumns);

/** `today` keeps a period that still runs out: its figure is not final. */
function periodCell(today: string): (cell: string) => Read<MeasuredPeriod> {
  return (cell) => {
    if (cell.trim() === '') return { fault: 'missing' };
    const period = readPeriod(cell);
    if (period === null) return { fault: 'period_unknown' };
    return period.endsOn >= today ? { fault: 'period_not_over' } : { value: period };
  };
}

function numberCell(least: number, most: number): (cell: string) => Read<number | null> {
  return (cell) => {
    if (cell.trim() === '') return { value: null };
    const number = parseNumber(cell);
    if (number === null) return { fault: 'number_invalid' };
    return number < least || number > most ? { fault: 'out_of_range' } : { value: roundHalfUp(number, 2) };
  };
}

function wholeCell(cell: string): Read<number | null> {
  const read = numberCell(0, 10_000_000)(cell);
  return 'value' in read && read.value !== null && !Number.isInteger(read.value) ? { fault: 'number_invalid' } : read;
}

function needed<T>(read: (cell: string) => Read<T | null>): (cell: string) => Read<T> {
  return (cell) => {
    const result = read(cell);
    if (!('value' in result)) return result;
    return result.value === null ? { fault: 'missing' } : { value: result.value };
  };
}

/** What names a unit or a person in a file, to its id. */
function named(known: ReadonlyMap<string, string>, fault: 'unit_unknown' | 'person_unknown', keyOf: (cell: string) => string): (cell: string) => Read<string> {
  return (cell) => {
    const key = keyOf(cell);
    if (key === '') return { fault: 'missing' };
    const id = known.get(key);
    return id === undefined ? { fault } : { value: id };
  };
}

/** How far the index of a file may be from that of its nine elements: the survey rounds each element to two decimals. */
const TOLERANCE = 0.15;

export type ServiceRow = { readonly unitId: string; readonly period: MeasuredPeriod; readonly elements: ElementMarks; readonly index: number; readonly respondents: number | null };
export type FileContext = { readonly today: string; /** Units by code and by name in lower case, or people by number: to their ids. */ readonly known: ReadonlyMap<string, string> };

/** Reads one line, with all that is wrong in it. Without a column of indices the nine elements make it. */
export function readServiceRow(cells: readonly string[], columns: Columns<ServiceColumn>, { today, known }: FileContext): { readonly row: ServiceRow | null; readonly errors: readonly ResultError<ServiceColumn>[] } {
  const reader = new RowReader<ServiceColumn, ResultFault>(cells, columns);
  const unitId = reader.take('unit', named(known, 'unit_unknown', (cell) => cell.trim().toLowerCase()));
  const period = reader.take('period', periodCell(today));
  const marks = serviceElements.flatMap((element) => {
    const mark = reader.take(element, numberCell(1, 4));
    return mark === null ? [] : [[element, mark] as const];
  });
  const elements: ElementMarks = Object.fromEntries(marks);
  const respondents = reader.take('respondents', wholeCell);
  const told = reader.take('index', numberCell(25, 100));
  const reckoned = indexOfElements(elements);
  const index = told ?? reckoned;
  if (reader.errors.length === 0 && index === null) reader.blame('index', 'missing');
  if (told !== null && reckoned !== null && Math.abs(told - reckoned) > TOLERANCE) reader.blame('index', 'index_differs');
  if (reader.errors.length > 0 || unitId === null || period === null || index === null) return { row: null, errors: reader.errors };
  return { row: { unitId, period, elements, index, respondents }, errors: [] };
}

export type AppraisalRow = { readonly personId: string; readonly period: MeasuredPeriod; readonly mark: number };

/** Reads one line. Marks go from 0 to 120, the scale of the performance appraisal (PP 30/2019). */
export function readAppraisalRow(cells: readonly string[], columns: Columns<AppraisalColumn>, { today, known }: FileContext): { readonly row: AppraisalRow | null; readonly errors: readonly ResultError<AppraisalColumn>[] } {
  const reader = new RowReader<AppraisalColumn, ResultFault>(cells, columns);
  const personId = reader.take('identifier', named(known, 'person_unknown', (cell) => cell.replace(/\D/g, '')));
  const period = reader.take('period', periodCell(today));
  const mark = reader.take('mark', needed(numberCell(0, 120)));
  if (reader.errors.length > 0 || personId === null || period === null || mark === null) return { row: null, errors: reader.errors };
  return { row: { personId, period, mark }, errors: [] };
}
