import { programmeStates, type ProgrammeState } from '@sinau/domain/programmes';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { pagedQuery, type Row } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { SelectField } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import classes from '../components/programmes.module.css';
import { STATES } from './programme-words.js';

const route = getRouteApi('/frame/shell/admin/program');
type Programme = Row<'GET /api/programmes'>;

function useColumns(): readonly TableColumn<Programme>[] {
  const t = useText();
  const formats = useFormats();
  return [
    {
      id: 'name',
      header: t('programmes.column.name'),
      phone: 'heading',
      cell: (programme) => (
        <span className={classes.name}>
          <Link to="/admin/program/$programmeId" params={{ programmeId: programme.id }}>
            {programme.name}
          </Link>
          <small>{programme.courseTitle ?? t('programmes.column.no_course')}</small>
        </span>
      ),
    },
    { id: 'year', header: t('programmes.form.year'), numeric: true, cell: (programme) => String(programme.year) },
    { id: 'needs', header: t('programmes.column.needs'), numeric: true, cell: (programme) => formats.number(programme.needs) },
    { id: 'runs', header: t('programmes.column.runs'), numeric: true, cell: (programme) => formats.number(programme.runs) },
    { id: 'people', header: t('programmes.column.people'), numeric: true, cell: (programme) => formats.number(programme.participants) },
    { id: 'budget', header: t('programmes.column.budget'), numeric: true, cell: (programme) => t('programmes.rupiah', { amount: formats.number(programme.budgetPlanned) }) },
    { id: 'state', header: t('programmes.column.state'), cell: (programme) => <StatusChip status={STATES[programme.state].status}>{t(STATES[programme.state].text)}</StatusChip> },
  ];
}

function Programmes({ search, state }: { readonly search: string | undefined; readonly state: ProgrammeState | undefined }) {
  const t = useText();
  const columns = useColumns();
  const query = { limit: 50, ...(search === undefined ? {} : { search }), ...(state === undefined ? {} : { state }) };
  const list = useInfiniteQuery({ ...pagedQuery('GET /api/programmes', { query }), placeholderData: keepPreviousData });
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={6} height={56} />
      </Skeletons>
    );
  }
  if (list.isError) return <QueryFailure what={t('programmes.failed')} query={list} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState>{search === undefined && state === undefined ? t('programmes.empty') : t('programmes.none_found')}</EmptyState>;
  return (
    <DataTable
      caption={t('programmes.title')}
      columns={columns}
      rows={rows}
      rowId={(programme) => programme.id}
      rowName={(programme) => programme.name}
      hasMore={list.hasNextPage}
      onMore={() => void list.fetchNextPage()}
      loadingMore={list.isFetchingNextPage}
    />
  );
}

/** Programmes of the agency, the newest year first. */
export function ProgrammesPage() {
  const t = useText();
  const me = useMe();
  const { cari, keadaan } = route.useSearch();
  const navigate = route.useNavigate();
  const go = (next: { cari?: string | undefined; keadaan?: ProgrammeState | undefined }): void => {
    const merged = { cari, keadaan, ...next };
    void navigate({ search: { ...(merged.cari ? { cari: merged.cari } : {}), ...(merged.keadaan ? { keadaan: merged.keadaan } : {}) }, replace: true });
  };
  const add = (
    <ButtonLink to="/admin/program/baru" before={<IconPlus size={20} />}>
      {t('programmes.new.title')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t('programmes.title')} lead={t('programmes.lead')} {...(hasRole(me, 'agency_admin') ? { actions: add } : {})} />
      <div className={classes.filters}>
        <SearchField label={t('programmes.search')} value={cari ?? ''} onSearch={(text) => go({ cari: text })} />
        <SelectField
          label={t('programmes.column.state')}
          value={keadaan ?? ''}
          onChange={(value) => go({ keadaan: programmeStates.find((state) => state === value) })}
          choices={[{ value: '', label: t('programmes.all') }, ...programmeStates.map((state) => ({ value: state, label: t(STATES[state].text) }))]}
        />
      </div>
      <Programmes search={cari} state={keadaan} />
    </>
  );
}
