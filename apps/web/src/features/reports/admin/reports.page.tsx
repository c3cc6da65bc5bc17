import { reportNames } from '@sinau/domain/reports';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { SelectField } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryFailure } from '../../../ui/states.js';
import classes from '../components/reports.module.css';
import { Tile } from '../components/tile.js';
import { YearField } from '../components/year-field.js';

const route = getRouteApi('/frame/shell/admin/laporan');

/** Dashboards of the agency: each tile loads alone, its filters stand in the address. */
export function ReportsPage() {
  const t = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filters = useQuery(routeQuery('GET /api/reports/filters'));
  const units = [{ value: '', label: t('reports.unit.all') }, ...(filters.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <>
      <PageHeader title={t('reports.title')} lead={t('reports.lead')} actions={<Button look="outline" onClick={() => window.print()}>{t('reports.print')}</Button>} />
      {filters.isError && filters.data === undefined ? <QueryFailure what={t('reports.filters_failed')} query={filters} /> : null}
      <div className={classes.filters}>
        <YearField now={filters.data?.year ?? null} value={search.tahun} onChange={(tahun) => void navigate({ search: { ...search, tahun }, replace: true })} />
        <SelectField label={t('reports.unit')} value={search.unit ?? ''} choices={units} onChange={(unit) => void navigate({ search: { ...search, unit: unit === '' ? undefined : unit }, replace: true })} />
      </div>
      <div className={classes.tiles}>
        {reportNames.map((name) => <Tile key={name} name={name} search={search} />)}
      </div>
    </>
  );
}
