import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { pagedQuery, type Row } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import classes from './admin.module.css';
import { ChoiceField } from './fields.js';
import { PhaseChip } from './phase-chip.js';

const route = getRouteApi('/frame/shell/admin/angkatan');
type Run = Row<'GET /api/runs'>;
const PHASES = ['before', 'open', 'ended'] as const;

function useColumns(): readonly TableColumn<Run>[] {
  const t = useText();
  const formats = useFormats();
  return [
    {
      id: 'name',
      header: t('enrolments.runs.name'),
      phone: 'heading',
      cell: (run) => (
        <span className={classes.name}>
          <Link to="/admin/angkatan/$runId" params={{ runId: run.id }}>
            {run.name}
          </Link>
          <small>{run.courseTitle}</small>
        </span>
      ),
    },
    { id: 'days', header: t('enrolments.schedule.days'), cell: (run) => t('enrolments.schedule.between', { from: formats.day(run.startsOn), to: formats.day(run.endsOn) }) },
    {
      id: 'seats',
      header: t('enrolments.runs.seats'),
      numeric: true,
      cell: (run) => (run.capacity === null ? formats.number(run.seatsTaken) : t('enrolments.runs.seats_of', { taken: formats.number(run.seatsTaken), capacity: formats.number(run.capacity) })),
    },
    { id: 'completed', header: t('enrolments.runs.completed'), numeric: true, cell: (run) => formats.number(run.completed) },
    { id: 'phase', header: t('enrolments.runs.phase'), cell: (run) => <PhaseChip phase={run.phase} closed={run.closedAt !== null} /> },
  ];
}

function Runs({ search, phase }: { readonly search: string | undefined; readonly phase: Run['phase'] | undefined }) {
  const t = useText();
  const columns = useColumns();
  const query = { limit: 50, ...(search === undefined ? {} : { search }), ...(phase === undefined ? {} : { phase }) };
  const list = useInfiniteQuery({ ...pagedQuery('GET /api/runs', { query }), placeholderData: keepPreviousData });
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={6} height={56} />
      </Skeletons>
    );
  }
  if (list.isError) return <QueryFailure what={t('enrolments.runs.failed')} query={list} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState>{search === undefined && phase === undefined ? t('enrolments.runs.empty') : t('enrolments.runs.none_found')}</EmptyState>;
  return (
    <DataTable
      caption={t('enrolments.runs.title')}
      columns={columns}
      rows={rows}
      rowId={(run) => run.id}
      rowName={(run) => run.name}
      hasMore={list.hasNextPage}
      onMore={() => void list.fetchNextPage()}
      loadingMore={list.isFetchingNextPage}
    />
  );
}

/** Runs of the agency, the newest first. */
export function RunsPage() {
  const t = useText();
  const me = useMe();
  const { cari, tahap } = route.useSearch();
  const navigate = route.useNavigate();
  const go = (next: { cari?: string | undefined; tahap?: Run['phase'] | undefined }): void => {
    const merged = { cari, tahap, ...next };
    void navigate({ search: { ...(merged.cari ? { cari: merged.cari } : {}), ...(merged.tahap ? { tahap: merged.tahap } : {}) }, replace: true });
  };
  const names = { before: t('enrolments.phase.before'), open: t('enrolments.phase.open'), ended: t('enrolments.phase.ended') };
  return (
    <>
      <PageHeader
        title={t('enrolments.runs.title')}
        lead={t('enrolments.runs.lead')}
        {...(hasRole(me, 'agency_admin')
          ? {
              actions: (
                <>
                  <ButtonLink look="outline" to="/admin/angkatan-bersama">
                    {t('enrolments.runs.joint')}
                  </ButtonLink>
                  <ButtonLink to="/admin/angkatan/baru" before={<IconPlus size={20} />}>
                    {t('enrolments.runs.new')}
                  </ButtonLink>
                </>
              ),
            }
          : {})}
      />
      <div className={classes.filters}>
        <SearchField label={t('enrolments.runs.search')} value={cari ?? ''} onSearch={(text) => go({ cari: text })} />
        <ChoiceField
          label={t('enrolments.runs.phase')}
          value={tahap ?? ''}
          onChange={(value) => go({ tahap: PHASES.find((phase) => phase === value) })}
          options={[{ value: '', label: t('enrolments.filter.all') }, ...PHASES.map((phase) => ({ value: phase, label: names[phase] }))]}
        />
      </div>
      <Runs search={cari} phase={tahap} />
    </>
  );
}
