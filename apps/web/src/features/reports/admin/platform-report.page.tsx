import { platformColumns } from '@sinau/domain/reports';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import classes from '../components/reports.module.css';
import { ReportTable } from '../components/table.js';
import { YearField } from '../components/year-field.js';

const route = getRouteApi('/frame/shell/admin/laporan-instansi');

/** Sums of each agency for whoever runs the platform. */
export function PlatformReportPage() {
  const t = useText();
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const report = useQuery({ ...routeQuery('GET /api/platform-report', { query: search.tahun === undefined ? {} : { year: search.tahun } }), placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader title={t('reports.platform')} lead={t('reports.platform.lead')} actions={<Button look="outline" onClick={() => window.print()}>{t('reports.print')}</Button>} />
      <div className={classes.filters}>
        <YearField now={null} value={search.tahun} onChange={(tahun) => void navigate({ search: { ...search, tahun }, replace: true })} />
      </div>
      {report.isPending ? <ListSkeleton rows={4} height={48} /> : null}
      {report.isError && report.data === undefined ? <QueryFailure what={t('reports.failed')} query={report} /> : null}
      {report.data === undefined ? null : (
        <>
          <p className={classes.note}>{t('reports.as_of', { time: formats.dateTime(report.data.asOf) })}</p>
          <ReportTable caption={t('reports.platform')} columns={platformColumns} rows={report.data.rows} />
        </>
      )}
    </>
  );
}
