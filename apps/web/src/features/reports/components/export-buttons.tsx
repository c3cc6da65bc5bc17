import type { ReportExportView } from '@sinau/contracts/reports';
import type { ReportName } from '@sinau/domain/reports';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { activeLanguage, useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { ProgressBar } from '../../../ui/progress.js';
import { ErrorReason } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import type { ReportsSearch } from '../reports-search.js';
import classes from './reports.module.css';

const GOING: readonly ReportExportView['state'][] = ['waiting', 'running'];
/** Between two looks at a file that is being made. */
const LOOK_MS = 1_500;

/** How far the file is, and the file. */
function Going({ asked }: { readonly asked: ReportExportView }) {
  const t = useText();
  const [failure, setFailure] = useState<unknown>(null);
  const found = useQuery({
    ...routeQuery('GET /api/report-exports/:exportId', { params: { exportId: asked.id } }), initialData: asked, staleTime: 0,
    refetchInterval: ({ state }) => (state.data !== undefined && GOING.includes(state.data.state) ? LOOK_MS : false),
  });
  const { state, done, total, format } = found.data;
  async function fetchFile(): Promise<void> {
    try {
      const { url } = await call('GET /api/report-exports/:exportId/address', { params: { exportId: asked.id } });
      window.location.assign(url);
    } catch (error) {
      setFailure(error);
    }
  }
  if (state === 'failed') return <StatusChip status="error">{t('reports.export.failed')}</StatusChip>;
  if (state !== 'done') return <ProgressBar label={t('reports.export.making', { format: format.toUpperCase() })} share={total === 0 ? 0 : done / total} value={t('reports.export.making', { format: format.toUpperCase() })} />;
  return (
    <>
      <Button look="quiet" onClick={() => void fetchFile()}>{t('reports.export.fetch', { format: format.toUpperCase() })}</Button>
      {failure === null ? null : <p role="alert"><ErrorReason error={failure} /></p>}
    </>
  );
}

/** Asks for a report as a file, with the filters of the address. */
export function ExportButtons({ name, title, search }: { readonly name: ReportName; readonly title: string; readonly search: ReportsSearch }) {
  const t = useText();
  const ask = useRouteMutation('POST /api/reports/:report/exports');
  const start = (format: 'csv' | 'xlsx'): void =>
    ask.mutate({ params: { report: name }, body: { format, language: activeLanguage() === 'en' ? 'en' : 'id', ...(search.tahun === undefined ? {} : { year: search.tahun }), ...(search.unit === undefined ? {} : { unitId: search.unit }) } });
  return (
    <div className={classes.actions}>
      <Button look="outline" busy={ask.isPending} aria-label={t('reports.export.xlsx_of', { title })} onClick={() => start('xlsx')}>{t('reports.export.xlsx')}</Button>
      <Button look="outline" busy={ask.isPending} aria-label={t('reports.export.csv_of', { title })} onClick={() => start('csv')}>{t('reports.export.csv')}</Button>
      {ask.isError ? <p role="alert"><ErrorReason error={ask.error} /></p> : null}
      {ask.data === undefined ? null : <Going key={ask.data.id} asked={ask.data} />}
    </div>
  );
}
