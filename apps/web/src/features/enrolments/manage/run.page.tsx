import type { ParticipantView, RunView } from '@sinau/contracts/enrolments';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pagedQuery, routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { Page, Section } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import classes from '../admin/admin.module.css';
import { PhaseChip } from '../admin/phase-chip.js';
import { ParticipantState } from './participant-state.js';

const route = getRouteApi('/frame/shell/kelola/angkatan/$runId');

function useColumns(runId: string): readonly TableColumn<ParticipantView>[] {
  const t = useText();
  const formats = useFormats();
  return [
    {
      id: 'name',
      header: t('enrolments.participant.name'),
      phone: 'heading',
      cell: (person) => (
        <span className={classes.name}>
          <Link to="/kelola/angkatan/$runId/peserta/$enrolmentId" params={{ runId, enrolmentId: person.enrolmentId }}>
            {person.name}
          </Link>
          <small className="num">{person.identifier ?? '–'}</small>
        </span>
      ),
    },
    { id: 'unit', header: t('enrolments.participant.unit'), cell: (person) => person.unitName ?? '–' },
    { id: 'state', header: t('enrolments.participant.state'), cell: (person) => <ParticipantState state={person.state} /> },
    { id: 'progress', header: t('enrolments.participant.progress'), numeric: true, cell: (person) => t('enrolments.participant.lessons', { done: person.lessonsDone, total: person.lessons }) },
    { id: 'score', header: t('enrolments.participant.score'), numeric: true, cell: (person) => (person.finalScore === null ? '–' : formats.decimal(person.finalScore)) },
    { id: 'active', header: t('enrolments.participant.active'), cell: (person) => (person.lastActiveAt === null ? t('enrolments.participant.never') : formats.relative(person.lastActiveAt)) },
  ];
}

function People({ runId, search }: { readonly runId: string; readonly search: string | undefined }) {
  const t = useText();
  const columns = useColumns(runId);
  const query = { limit: 50, ...(search === undefined ? {} : { search }) };
  const list = useInfiniteQuery({ ...pagedQuery('GET /api/runs/:runId/participants', { params: { runId }, query }), placeholderData: keepPreviousData });
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={6} height={56} />
      </Skeletons>
    );
  }
  if (list.isError) return <QueryFailure what={t('enrolments.participants.failed')} query={list} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState>{search === undefined ? t('enrolments.participants.empty') : t('enrolments.participants.none_found')}</EmptyState>;
  return (
    <DataTable
      caption={t('enrolments.participants.title')}
      columns={columns}
      rows={rows}
      rowId={(person) => person.enrolmentId}
      rowName={(person) => person.name}
      hasMore={list.hasNextPage}
      onMore={() => void list.fetchNextPage()}
      loadingMore={list.isFetchingNextPage}
    />
  );
}

function Facts({ run }: { readonly run: RunView }) {
  const t = useText();
  const formats = useFormats();
  const facts = [
    { label: t('enrolments.runs.phase'), value: <PhaseChip phase={run.phase} closed={run.closedAt !== null} /> },
    { label: t('enrolments.schedule.days'), value: t('enrolments.schedule.between', { from: formats.day(run.startsOn), to: formats.day(run.endsOn) }) },
    { label: t('enrolments.runs.seats'), value: formats.number(run.seatsTaken) },
    { label: t('enrolments.runs.completed'), value: formats.number(run.completed) },
  ];
  return (
    <dl className={classes.stats}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A run of one's course: its days, and who learns in it how far. */
export function TaughtRunPage() {
  const t = useText();
  const { runId } = route.useParams();
  const { cari } = route.useSearch();
  const navigate = route.useNavigate();
  const run = useQuery(routeQuery('GET /api/runs/:runId', { params: { runId } }));
  const list = { label: t('enrolments.runs.title'), to: '/kelola/angkatan' };
  return (
    <QueryPage query={run} title={t('enrolments.runs.title')} crumbs={[list]} failed={t('enrolments.run.failed')}>
      {(found) => (
        <Page>
          <PageHeader title={found.name} lead={<span lang={found.courseLanguage}>{found.courseTitle}</span>} crumbs={[list, { label: found.name }]} actions={<ButtonLink look="outline" to={`/kelola/angkatan/${found.id}/evaluasi`}>{t('enrolments.run.evaluation')}</ButtonLink>} />
          <Facts run={found} />
          <Section title={t('enrolments.participants.title')}>
            <div className={classes.filters}>
              <SearchField label={t('enrolments.participants.search')} value={cari ?? ''} onSearch={(text) => void navigate({ search: text === '' ? {} : { cari: text }, replace: true, resetScroll: false })} />
            </div>
            <People runId={runId} search={cari} />
          </Section>
        </Page>
      )}
    </QueryPage>
  );
}
