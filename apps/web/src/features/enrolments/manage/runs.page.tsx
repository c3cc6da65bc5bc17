import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pagedQuery, type Row } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import classes from '../admin/admin.module.css';
import { PhaseChip } from '../admin/phase-chip.js';

const route = getRouteApi('/frame/shell/kelola/angkatan');
type Run = Row<'GET /api/runs'>;

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
          <Link to="/kelola/angkatan/$runId" params={{ runId: run.id }}>
            {run.name}
          </Link>
          <small lang={run.courseLanguage}>{run.courseTitle}</small>
        </span>
      ),
    },
    { id: 'days', header: t('enrolments.schedule.days'), cell: (run) => t('enrolments.schedule.between', { from: formats.day(run.startsOn), to: formats.day(run.endsOn) }) },
    { id: 'seats', header: t('enrolments.runs.seats'), numeric: true, cell: (run) => formats.number(run.seatsTaken) },
    { id: 'completed', header: t('enrolments.runs.completed'), numeric: true, cell: (run) => formats.number(run.completed) },
    { id: 'phase', header: t('enrolments.runs.phase'), cell: (run) => <PhaseChip phase={run.phase} closed={run.closedAt !== null} /> },
  ];
}

function Runs({ search, courseId }: { readonly search: string | undefined; readonly courseId: string | undefined }) {
  const t = useText();
  const columns = useColumns();
  const query = { limit: 50, ...(search === undefined ? {} : { search }), ...(courseId === undefined ? {} : { courseId }) };
  const list = useInfiniteQuery({ ...pagedQuery('GET /api/runs', { query }), placeholderData: keepPreviousData });
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={4} height={56} />
      </Skeletons>
    );
  }
  if (list.isError) return <QueryFailure what={t('enrolments.runs.failed')} query={list} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState>{search === undefined ? t('enrolments.teaching.empty') : t('enrolments.runs.none_found')}</EmptyState>;
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

/** The runs of one's courses, or of one course: to look at, not to change. */
export function TaughtRunsPage() {
  const t = useText();
  const { cari, kursus } = route.useSearch();
  const navigate = route.useNavigate();
  const go = (next: { readonly cari?: string; readonly kursus?: string }): void => void navigate({ search: next, replace: true });
  const course = kursus === undefined ? {} : { kursus };
  return (
    <Page>
      <PageHeader title={t('enrolments.runs.title')} lead={t('enrolments.teaching.lead')} crumbs={[{ label: t('enrolments.teaching.courses'), to: '/kelola' }, { label: t('enrolments.runs.title') }]} />
      <div className={classes.filters}>
        <SearchField label={t('enrolments.runs.search')} value={cari ?? ''} onSearch={(text) => go(text === '' ? course : { ...course, cari: text })} />
        {kursus === undefined ? null : (
          <Button look="outline" onClick={() => go(cari === undefined ? {} : { cari })}>
            {t('enrolments.teaching.all')}
          </Button>
        )}
      </div>
      <Runs search={cari} courseId={kursus} />
    </Page>
  );
}
