import { useText } from '../../lib/i18n/index.js';
import { DataTable, type TableColumn } from '../data-table/index.js';
import { Section } from '../layout.js';

export type WrongCell<Column extends string, Fault extends string> = { readonly line: number; readonly column: Column; readonly fault: Fault; readonly value: string };
/** Ids of the sentences that name the columns of a kind of file, and what may be wrong in them. */
export type CellWords<Column extends string, Fault extends string> = { readonly columns: Readonly<Record<Column, string>>; readonly faults: Readonly<Record<Fault, string>> };

type WrongCellsProps<Column extends string, Fault extends string> = { readonly errors: readonly WrongCell<Column, Fault>[]; readonly words: CellWords<Column, Fault> };

/** What is wrong in a file, cell by cell. For pages of the administration, with whose frame its sentences come. */
export function WrongCells<Column extends string, Fault extends string>({ errors, words }: WrongCellsProps<Column, Fault>) {
  const t = useText();
  const columns: readonly TableColumn<WrongCell<Column, Fault>>[] = [
    { id: 'line', header: t('administration.file.line'), phone: 'heading', cell: (row) => row.line },
    { id: 'column', header: t('administration.file.column'), cell: (row) => t(words.columns[row.column]) },
    { id: 'fault', header: t('administration.file.fault'), cell: (row) => t(words.faults[row.fault]) },
    { id: 'value', header: t('administration.file.value'), cell: (row) => (row.value === '' ? '–' : row.value) },
  ];
  return (
    <Section title={t('administration.file.errors')}>
      <DataTable caption={t('administration.file.errors')} columns={columns} rows={errors} rowId={({ line, column, fault, value }) => `${line}-${column}-${fault}-${value}`} rowName={(row) => String(row.line)} />
    </Section>
  );
}
