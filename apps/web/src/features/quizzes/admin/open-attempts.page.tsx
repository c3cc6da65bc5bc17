import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { pagedQuery, routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { GrantTimeDialog, type OpenAttempt } from './grant-time-dialog.js';
import classes from './supervise.module.css';
import { useServerNow } from './use-server-now.js';
import { useUntil } from './use-until.js';

const route = getRouteApi('/frame/shell/admin/angkatan/$runId/pengerjaan');
const REFRESH_MS = 10_000;

function Until({ deadlineAt, now }: { readonly deadlineAt: string | null; readonly now: number }) {
  const t = useText();
  const formats = useFormats();
  const until = useUntil();
  if (deadlineAt === null) return <>{t('supervision.untimed')}</>;
  const over = Date.parse(deadlineAt) <= now;
  return (
    <span className={classes.until}>
      <time dateTime={deadlineAt}>{until(Date.parse(deadlineAt), now)}</time>
      <small>{over ? t('supervision.over') : formats.relative(deadlineAt, now)}</small>
    </span>
  );
}

function useColumns(now: number, onGrant: (attempt: OpenAttempt) => void): readonly TableColumn<OpenAttempt>[] {
  const t = useText();
  const formats = useFormats();
  return [
    {
      id: 'name',
      header: t('supervision.name'),
      phone: 'heading',
      cell: (one) => (
        <span className={classes.who}>
          {one.personName}
          <small>{t('supervision.attempt', { title: one.title, number: one.number })}</small>
        </span>
      ),
    },
    { id: 'answered', header: t('supervision.answered'), numeric: true, cell: (one) => t('supervision.progress', { answered: one.answered, questions: one.questions }) },
    { id: 'started', header: t('supervision.started'), cell: (one) => <time dateTime={one.startedAt}>{formats.dateTime(one.startedAt)}</time> },
    { id: 'deadline', header: t('supervision.deadline'), cell: (one) => <Until deadlineAt={one.deadlineAt} now={now} /> },
    {
      id: 'act',
      header: t('supervision.act'),
      cell: (one) => {
        if (one.mine) return <span className={classes.own}>{t('supervision.own')}</span>;
        if (one.deadlineAt === null) return null;
        return (
          <Button look="quiet" aria-label={t('supervision.grant_name', { name: one.personName })} onClick={() => onGrant(one)}>
            {t('supervision.grant')}
          </Button>
        );
      },
    },
  ];
}

function Attempts({ runId, search }: { readonly runId: string; readonly search: string | undefined }) {
  const t = useText();
  const formats = useFormats();
  const now = useServerNow(REFRESH_MS);
  const [chosen, setChosen] = useState<OpenAttempt | null>(null);
  const columns = useColumns(now, setChosen);
  const query = { limit: 100, ...(search === undefined ? {} : { search }) };
  const list = useInfiniteQuery({
    ...pagedQuery('GET /api/runs/:runId/open-attempts', { params: { runId }, query }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
    staleTime: 0,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={6} height={56} />
      </Skeletons>
    );
  }
  if (list.data === undefined) return <QueryFailure what={t('supervision.failed')} query={list} />;
  return (
    <>
      {list.isError ? <Notice tone="warning">{t('supervision.stale', { time: formats.time(list.dataUpdatedAt) })}</Notice> : null}
      {rows.length === 0 ? (
        <EmptyState>{search === undefined ? t('supervision.empty') : t('supervision.none_found')}</EmptyState>
      ) : (
        <DataTable
          caption={t('supervision.title')}
          columns={columns}
          rows={rows}
          rowId={(one) => one.id}
          rowName={(one) => one.personName}
          hasMore={list.hasNextPage}
          onMore={() => void list.fetchNextPage()}
          loadingMore={list.isFetchingNextPage}
        />
      )}
      {chosen === null ? null : (
        <GrantTimeDialog key={chosen.id} attempt={chosen} latest={rows.find(({ id }) => id === chosen.id) ?? null} onLook={setChosen} onClose={() => setChosen(null)} />
      )}
    </>
  );
}

/** Who of a run is taking a quiz now, how far and until when; whoever looks after the exam gives more time here. */
export function OpenAttemptsPage() {
  const t = useText();
  const { runId } = route.useParams();
  const { cari } = route.useSearch();
  const navigate = route.useNavigate();
  const run = useQuery(routeQuery('GET /api/runs/:runId', { params: { runId } }));
  const list = { label: t('supervision.runs'), to: '/admin/angkatan' };
  return (
    <QueryPage query={run} title={t('supervision.title')} crumbs={[list]} failed={t('supervision.run_failed')}>
      {(found) => (
        <>
          <PageHeader
            title={t('supervision.title')}
            lead={t('supervision.lead', { run: found.name })}
            crumbs={[list, { label: found.name, to: `/admin/angkatan/${runId}` }, { label: t('supervision.title') }]}
          />
          <div className={classes.tools}>
            <SearchField
              label={t('supervision.search')}
              value={cari ?? ''}
              onSearch={(text) => void navigate({ search: text === '' ? {} : { cari: text }, replace: true, resetScroll: false })}
            />
          </div>
          <Attempts runId={runId} search={cari} />
        </>
      )}
    </QueryPage>
  );
}
