import type { FrameworkFault } from '@sinau/domain/competencies';
import { useText } from '../../../lib/i18n/index.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { Section } from '../../../ui/layout.js';
import { columnWords, faultWords } from './words.js';

type WrongCell = { readonly line: number; readonly column: keyof typeof columnWords; readonly fault: FrameworkFault; readonly value: string };

/** What is wrong in a file, cell by cell. */
export function WrongCells({ errors }: { readonly errors: readonly WrongCell[] }) {
  const t = useText();
  const columns: readonly TableColumn<WrongCell>[] = [
    { id: 'line', header: t('competencies.import.line'), phone: 'heading', cell: (row) => row.line },
    { id: 'column', header: t('competencies.import.column'), cell: (row) => t(columnWords[row.column]) },
    { id: 'fault', header: t('competencies.import.fault'), cell: (row) => t(faultWords[row.fault]) },
    { id: 'value', header: t('competencies.import.value'), cell: (row) => (row.value === '' ? '–' : row.value) },
  ];
  return (
    <Section title={t('competencies.import.errors')}>
      <DataTable caption={t('competencies.import.errors')} columns={columns} rows={errors} rowId={(row) => `${row.line}-${row.column}-${row.fault}`} rowName={(row) => String(row.line)} />
    </Section>
  );
}
