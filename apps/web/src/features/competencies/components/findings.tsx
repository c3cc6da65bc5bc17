import type { MeasurementView, StandingView } from '@sinau/contracts/competencies';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { Written } from '../../../ui/written.js';
import classes from './competencies.module.css';
import { sourceWords } from './words.js';

type FindingsProps = { readonly measurements: readonly MeasurementView[]; readonly standings: readonly StandingView[] };

/** Everything that was found, newest first. */
export function Findings({ measurements, standings }: FindingsProps) {
  const t = useText();
  const formats = useFormats();
  const names = new Map(standings.map(({ competencyId, name }) => [competencyId, name]));
  const columns: readonly TableColumn<MeasurementView>[] = [
    { id: 'competency', header: t('competencies.column.name'), phone: 'heading', cell: (row) => <Written>{names.get(row.competencyId) ?? t('competencies.archived')}</Written> },
    { id: 'level', header: t('competencies.column.level'), numeric: true, cell: (row) => row.level },
    { id: 'source', header: t('competencies.column.source'), cell: (row) => t(sourceWords[row.source]) },
    { id: 'day', header: t('competencies.column.day'), cell: (row) => formats.day(row.measuredOn) },
    { id: 'assessor', header: t('competencies.column.assessor'), cell: (row) => row.assessor ?? '–' },
    {
      id: 'note', header: t('competencies.column.note'),
      cell: (row) => (row.withdrawn ? <StatusChip status="error">{t('competencies.withdrawn')}</StatusChip> : row.note === '' ? '–' : <Written>{row.note}</Written>),
    },
  ];
  if (measurements.length === 0) return <p className={classes.muted}>{t('competencies.findings.none')}</p>;
  return <DataTable caption={t('competencies.findings')} columns={columns} rows={measurements} rowId={({ id }) => id} rowName={(row) => names.get(row.competencyId) ?? ''} />;
}
