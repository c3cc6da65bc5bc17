import type { CompetencyRow } from '@sinau/contracts/competencies';
import { competencyClasses } from '@sinau/domain/courses';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { callForNamedFile, pagedQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { SelectField } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { PartLinks } from '../../../ui/part-links.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/competencies.module.css';
import { classWords } from '../components/words.js';
import type { FrameworkSearch } from '../search.js';

function useColumns(): readonly TableColumn<CompetencyRow>[] {
  const t = useText();
  return [
    { id: 'name', header: t('competencies.column.name'), phone: 'heading', cell: (row) => <Link className={classes.name} to="/admin/kompetensi/$competencyId" params={{ competencyId: row.id }}><Written>{row.name}</Written></Link> },
    { id: 'code', header: t('competencies.column.code'), phone: 'detail', cell: (row) => row.code },
    { id: 'class', header: t('competencies.column.class'), phone: 'detail', cell: (row) => t(classWords[row.competencyClass]) },
    { id: 'profiles', header: t('competencies.column.profiles'), numeric: true, phone: 'hidden', cell: (row) => row.profiles },
  ];
}

function Actions() {
  const t = useText();
  const manages = hasRole(useMe(), 'agency_admin');
  return (
    <>
      <DownloadButton look="outline" file={() => callForNamedFile('GET /api/competencies/file')} name="kompetensi.csv">{t('competencies.download')}</DownloadButton>
      {manages ? <ButtonLink to="/admin/kompetensi/impor" look="outline" before={<IconUpload size={20} />}>{t('competencies.import')}</ButtonLink> : null}
      {manages ? <ButtonLink to="/admin/kompetensi/baru" before={<IconPlus size={20} />}>{t('competencies.add')}</ButtonLink> : null}
    </>
  );
}

function Filters({ search, onChange, count }: { readonly search: FrameworkSearch; readonly onChange: (next: FrameworkSearch) => void; readonly count: number | null }) {
  const t = useText();
  return (
    <div className={classes.filters}>
      <SearchField label={t('competencies.search')} value={search.cari ?? ''} onSearch={(cari) => onChange({ ...search, cari: cari === '' ? undefined : cari })} count={count} />
      <SelectField
        label={t('competencies.column.class')} value={search.kelas ?? ''} onChange={(value) => onChange({ ...search, kelas: competencyClasses.find((name) => name === value) })}
        choices={[{ value: '', label: t('competencies.filter.all') }, ...competencyClasses.map((name) => ({ value: name, label: t(classWords[name]) }))]}
      />
      <SelectField
        label={t('competencies.filter.use')} value={search.arsip ?? ''} onChange={(value) => onChange({ ...search, arsip: value === 'ya' ? 'ya' : undefined })}
        choices={[{ value: '', label: t('competencies.filter.used') }, { value: 'ya', label: t('competencies.filter.archived') }]}
      />
    </div>
  );
}

/** The competency framework: search, filters in the address, add, import. */
export function FrameworkPage() {
  const t = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/shell/admin/kompetensi' });
  const columns = useColumns();
  const query = { search: search.cari, class: search.kelas, archived: search.arsip === 'ya' ? ('yes' as const) : ('no' as const) };
  const found = useInfiniteQuery({ ...pagedQuery('GET /api/competencies', { query }), select: (data) => data.pages.flatMap((page) => page.rows) });
  const rows = found.data;
  const filtered = Object.values(search).some((value) => value !== undefined);
  const change = (next: FrameworkSearch): void => void navigate({ to: '/admin/kompetensi', search: next, replace: true });
  return (
    <>
      <PageHeader title={t('competencies.title')} lead={t('competencies.lead')} actions={<Actions />} />
      <PartLinks label={t('competencies.parts')} links={[{ to: '/admin/profil-jabatan', label: t('competencies.profiles') }, { to: '/admin/kompetensi/aturan', label: t('competencies.rule') }]} />
      <Filters search={search} onChange={change} count={rows?.length ?? null} />
      {found.isPending ? <ListSkeleton rows={8} height={56} /> : null}
      {found.isError && rows === undefined ? <QueryFailure what={t('competencies.failed')} query={found} /> : null}
      {rows?.length === 0 ? (
        <EmptyState action={filtered ? <Button look="outline" onClick={() => change({})}>{t('competencies.clear')}</Button> : undefined}>{t(filtered ? 'competencies.none' : 'competencies.empty')}</EmptyState>
      ) : null}
      {rows === undefined || rows.length === 0 ? null : (
        <DataTable
          caption={t('competencies.title')} columns={columns} rows={rows} rowId={({ id }) => id} rowName={({ name }) => name}
          hasMore={found.hasNextPage} onMore={() => void found.fetchNextPage()} loadingMore={found.isFetchingNextPage}
        />
      )}
    </>
  );
}
