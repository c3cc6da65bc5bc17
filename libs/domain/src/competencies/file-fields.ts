/** What may be wrong in a cell of a file of the framework or of profiles. */
export const frameworkFaults = [
  'missing', 'too_long', 'control_characters', 'code_invalid', 'class_unknown', 'level_title_missing', 'too_many_indicators', 'level_invalid',
  'kind_unknown', 'kind_or_title_missing', 'competency_unknown', 'competency_archived', 'twice',
  'person_unknown', 'person_suspended', 'person_own', 'source_unknown', 'day_invalid', 'day_ahead',
] as const;
export type FrameworkFault = (typeof frameworkFaults)[number];
export type FieldError<Column extends string, Fault extends string = FrameworkFault> = { readonly column: Column; readonly fault: Fault; readonly value: string };
export type FieldRead<T, Fault extends string = FrameworkFault> = { readonly value: T } | { readonly fault: Fault };

/** Which column (from 0) holds what. */
export type Columns<Column extends string> = Readonly<Partial<Record<Column, number>>>;

const SHOWN = 200;

export const squeezedHeading = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Finds columns by their headings; each column answers to any of its words. */
export function findColumns<Column extends string>(header: readonly string[], words: Readonly<Record<Column, readonly string[]>>, columns: readonly Column[]): Columns<Column> {
  const squeezed = header.map(squeezedHeading);
  const found: Partial<Record<Column, number>> = {};
  for (const column of columns) {
    const at = squeezed.findIndex((word) => words[column].includes(word));
    if (at >= 0) found[column] = at;
  }
  return found;
}

/** One line of a cell: spaces squeezed, a spreadsheet's apostrophe taken away. */
export function readLine(cell: string, longest: number): FieldRead<string> {
  const text = cell.trim().replace(/^'(?=[=+@-])/, '').replace(/\s+/g, ' ');
  if (/[\u0000-\u001F\u007F]/.test(text)) return { fault: 'control_characters' };
  return text.length > longest ? { fault: 'too_long' } : { value: text };
}

export function readRequiredLine(cell: string, longest: number): FieldRead<string> {
  const read = readLine(cell, longest);
  return 'value' in read && read.value === '' ? { fault: 'missing' } : read;
}

/** Collects what is wrong in a row. */
export class RowReader<Column extends string, Fault extends string = FrameworkFault> {
  readonly errors: FieldError<Column, Fault>[] = [];

  constructor(
    private readonly cells: readonly string[],
    private readonly columns: Columns<Column>,
  ) {}

  cell(column: Column): string {
    return this.cells[this.columns[column] ?? -1] ?? '';
  }

  blame(column: Column, fault: Fault): void {
    this.errors.push({ column, fault, value: this.cell(column).slice(0, SHOWN) });
  }

  take<T>(column: Column, read: (cell: string) => FieldRead<T, Fault>): T | null {
    const result = read(this.cell(column));
    if ('value' in result) return result.value;
    this.blame(column, result.fault);
    return null;
  }
}
