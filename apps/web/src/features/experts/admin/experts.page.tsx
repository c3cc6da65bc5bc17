import type { ExpertRow } from '@sinau/contracts/experts';
import { feeBands } from '@sinau/domain/experts';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { callForNamedFile, pagedQuery, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { SelectField, TextField } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/experts.module.css';
import { bandWords, RatingText } from '../components/words.js';
import type { ExpertsSearch } from '../search.js';

function useColumns(): readonly TableColumn<ExpertRow>[] {
  const t = useText();
  return [
    { id: 'name', header: t('experts.name'), phone: 'heading', cell: (row) => <Link className={classes.name} to="/admin/narasumber/$expertId" params={{ expertId: row.id }}>{row.name}</Link> },
    { id: 'home', header: t('experts.home'), phone: 'detail', cell: (row) => row.homeAgency },
    { id: 'skills', header: t('experts.skills'), phone: 'detail', cell: (row) => <Written>{[...row.competencies.map(({ name }) => name), ...row.expertise].join(', ') || '–'}</Written> },
    { id: 'band', header: t('experts.band'), phone: 'hidden', cell: (row) => t(bandWords[row.feeBand]) },
    { id: 'rating', header: t('experts.rating'), phone: 'detail', cell: (row) => <RatingText rating={row.rating} /> },
    { id: 'sessions', header: t('experts.sessions'), numeric: true, phone: 'hidden', cell: (row) => row.sessions },
  ];
}

function Actions() {
  const t = useText();
  const manages = hasRole(useMe(), 'agency_admin');
  return (
    <>
      <DownloadButton look="outline" file={() => callForNamedFile('GET /api/experts/file')} name="narasumber.csv">{t('experts.download')}</DownloadButton>
      {manages ? <ButtonLink to="/admin/narasumber/impor" look="outline" before={<IconUpload size={20} />}>{t('experts.import')}</ButtonLink> : null}
      {manages ? <ButtonLink to="/admin/narasumber/baru" before={<IconPlus size={20} />}>{t('experts.add')}</ButtonLink> : null}
    </>
  );
}

function Filters({ search, onChange, count }: { readonly search: ExpertsSearch; readonly onChange: (next: ExpertsSearch) => void; readonly count: number | null }) {
  const t = useText();
  const framework = useQuery(routeQuery('GET /api/competencies', { query: { limit: 100 } }));
  return (
    <div className={classes.filters}>
      <SearchField label={t('experts.search')} value={search.cari ?? ''} onSearch={(cari) => onChange({ ...search, cari: cari === '' ? undefined : cari })} count={count} />
      <SelectField
        label={t('experts.competency')} value={search.kompetensi ?? ''} onChange={(value) => onChange({ ...search, kompetensi: value === '' ? undefined : value })}
        choices={[{ value: '', label: t('experts.all') }, ...(framework.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <SelectField
        label={t('experts.band')} value={search.honor ?? ''} onChange={(value) => onChange({ ...search, honor: feeBands.find((band) => band === value) })}
        choices={[{ value: '', label: t('experts.all') }, ...feeBands.map((band) => ({ value: band, label: t(bandWords[band]) }))]}
      />
      <TextField type="date" label={t('experts.free_on')} value={search.hari ?? ''} onChange={(hari) => onChange({ ...search, hari: hari === '' ? undefined : hari })} />
      <SelectField
        label={t('experts.use')} value={search.arsip ?? ''} onChange={(value) => onChange({ ...search, arsip: value === 'ya' ? 'ya' : undefined })}
        choices={[{ value: '', label: t('experts.used') }, { value: 'ya', label: t('experts.archived') }]}
      />
    </div>
  );
}

/** The register of experts: by words, competency, fee, and who can come on a day. */
export function ExpertsPage() {
  const t = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/shell/admin/narasumber' });
  const columns = useColumns();
  const query = { search: search.cari, competencyId: search.kompetensi, feeBand: search.honor, day: search.hari, archived: search.arsip === 'ya' ? ('yes' as const) : ('no' as const) };
  const found = useInfiniteQuery({ ...pagedQuery('GET /api/experts', { query }), select: (data) => data.pages.flatMap((page) => page.rows) });
  const rows = found.data;
  const filtered = Object.values(search).some((value) => value !== undefined);
  const change = (next: ExpertsSearch): void => void navigate({ to: '/admin/narasumber', search: next, replace: true });
  return (
    <>
      <PageHeader title={t('experts.title')} lead={t('experts.lead')} actions={<Actions />} />
      <Filters search={search} onChange={change} count={rows?.length ?? null} />
      {found.isPending ? <ListSkeleton rows={8} height={56} /> : null}
      {found.isError && rows === undefined ? <QueryFailure what={t('experts.failed')} query={found} /> : null}
      {rows?.length === 0 ? (
        <EmptyState action={filtered ? <Button look="outline" onClick={() => change({})}>{t('experts.clear')}</Button> : undefined}>{t(filtered ? 'experts.none' : 'experts.empty')}</EmptyState>
      ) : null}
      {rows === undefined || rows.length === 0 ? null : (
        <DataTable
          caption={t('experts.title')} columns={columns} rows={rows} rowId={({ id }) => id} rowName={({ name }) => name}
          hasMore={found.hasNextPage} onMore={() => void found.fetchNextPage()} loadingMore={found.isFetchingNextPage}
        />
      )}
    </>
  );
}
