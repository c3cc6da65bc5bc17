import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, pagedQuery, type Output, type Row } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import '../../../ui/styles/inputs.js';
import { jobInWords } from '../../../lib/job-words.js';
import { causeOf, type FailureCause } from './failure-cause.js';
import { Part } from './part.js';
import classes from './queue.module.css';

type Failure = Row<'GET /api/queue/failures'>;
type Asking = { readonly kind: 'one'; readonly failure: Failure } | { readonly kind: 'all'; readonly job: string; readonly count: number } | null;
type FailuresProps = { readonly state: Output<'GET /api/queue'>; readonly job: string | undefined; readonly onJob: (job: string | undefined) => void };

const causeWords: Readonly<Record<FailureCause, string>> = {
  unreachable: 'queue.error.unreachable',
  slow: 'queue.error.slow',
  full: 'queue.error.full',
  refused_mail: 'queue.error.refused_mail',
  missing: 'queue.error.missing',
  refused: 'queue.error.refused',
  other: 'queue.error.other',
};

function useRetry() {
  const t = useText();
  const client = useQueryClient();
  const refresh = async (): Promise<void> => {
    await Promise.all([client.invalidateQueries({ queryKey: ['GET /api/queue'] }), client.invalidateQueries({ queryKey: ['GET /api/queue/failures'] })]);
  };
  return async (asking: Asking): Promise<void> => {
    if (asking?.kind === 'one') {
      await call('POST /api/queue/failures/:failureId/retry', { params: { failureId: asking.failure.id } });
      showToast(t('queue.retried', { name: jobInWords(asking.failure.job, t) }));
    }
    if (asking?.kind === 'all') {
      const { retried, left } = await call('POST /api/queue/retries', { body: { job: asking.job } });
      showToast(t('queue.retriedAll', { count: retried, left }));
    }
    await refresh();
  };
}

function useColumns(mayManage: boolean, ask: (asking: Asking) => void): readonly TableColumn<Failure>[] {
  const t = useText();
  const formats = useFormats();
  const columns: readonly TableColumn<Failure>[] = [
    { id: 'job', header: t('queue.kind'), phone: 'heading', cell: (failure) => jobInWords(failure.job, t) },
    {
      id: 'error', header: t('queue.error'),
      cell: (failure) => (
        <div className={classes.error}>
          {t(causeWords[causeOf(failure.error)])}
          <details className={classes.technical}>
            <summary>{t('queue.error.technical')}</summary>
            <code lang="en" translate="no">{failure.error}</code>
            {failure.requestId === null ? null : <span className={classes.request}>{` ${t('queue.request')}: ${failure.requestId}`}</span>}
          </details>
        </div>
      ),
    },
    { id: 'agency', header: t('queue.agency'), cell: (failure) => failure.agency?.shortName ?? t('queue.noAgency') },
    { id: 'attempts', header: t('queue.attempts'), numeric: true, cell: (failure) => formats.number(failure.attempts) },
    { id: 'when', header: t('queue.when'), cell: (failure) => formats.dateTime(failure.failedAt) },
  ];
  const act: TableColumn<Failure> = {
    id: 'act', header: t('queue.act'),
    cell: (failure) => (
      <Button look="quiet" aria-label={t('queue.retryOne', { name: jobInWords(failure.job, t) })} onClick={() => ask({ kind: 'one', failure })}>
        {t('queue.retry')}
      </Button>
    ),
  };
  return mayManage ? [...columns, act] : columns;
}

function RetryDialog({ asking, onClose }: { readonly asking: Asking; readonly onClose: () => void }) {
  const t = useText();
  const retry = useRetry();
  const one = asking?.kind === 'one' ? t('queue.retry.title', { name: jobInWords(asking.failure.job, t) }) : '';
  const all = asking?.kind === 'all' ? t('queue.retryAll.title', { count: asking.count, name: jobInWords(asking.job, t) }) : '';
  return (
    <ConfirmDialog open={asking !== null} onClose={onClose} title={one || all} confirm={t('queue.retry')} onConfirm={() => retry(asking)}>
      {t(asking?.kind === 'all' ? 'queue.retryAll.text' : 'queue.retry.text')}
    </ConfirmDialog>
  );
}

/** Work that stopped after all its tries, by kind. */
export function Failures({ state, job, onJob }: FailuresProps) {
  const t = useText();
  const formats = useFormats();
  const [asking, setAsking] = useState<Asking>(null);
  const columns = useColumns(state.mayManage, setAsking);
  const list = useInfiniteQuery(pagedQuery('GET /api/queue/failures', { query: job === undefined ? {} : { job } }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const chosen = state.failures.find((kind) => kind.job === job) ?? (job === undefined && state.failures.length === 1 ? state.failures[0] : undefined);
  const options = state.failures.map((kind) => ({ value: kind.job, label: t('queue.kind.count', { name: jobInWords(kind.job, t), count: formats.number(kind.count) }) }));
  return (
    <Part title={t('queue.failures')}>
      {state.failures.length === 0 && job === undefined ? null : (
        <>
          <p>{t('queue.failures.lead')}</p>
          <div className={classes.tools}>
            <NativeSelect
              label={t('queue.kind')}
              value={job ?? ''}
              onChange={({ currentTarget: { value } }) => onJob(value === '' ? undefined : value)}
              data={[{ value: '', label: t('queue.kind.any') }, ...options, ...(job === undefined || chosen ? [] : [{ value: job, label: jobInWords(job, t) }])]}
            />
            {state.mayManage && chosen ? (
              <Button look="outline" onClick={() => setAsking({ kind: 'all', ...chosen })}>
                {t('queue.retryAll', { name: jobInWords(chosen.job, t) })}
              </Button>
            ) : null}
          </div>
        </>
      )}
      {list.isPending ? (
        <Skeletons>
          <ListSkeleton rows={3} height={56} />
        </Skeletons>
      ) : list.isError ? (
        <QueryFailure what={t('queue.failures.failed')} query={list} />
      ) : rows.length === 0 ? (
        <EmptyState action={job === undefined ? undefined : <Button onClick={() => onJob(undefined)}>{t('queue.showAll')}</Button>}>{t(job === undefined ? 'queue.failures.empty' : 'queue.failures.noMatch')}</EmptyState>
      ) : (
        <DataTable
          caption={t('queue.failures')}
          columns={columns}
          rows={rows}
          rowId={(failure) => failure.id}
          rowName={(failure) => jobInWords(failure.job, t)}
          hasMore={list.hasNextPage}
          onMore={() => void list.fetchNextPage()}
          loadingMore={list.isFetchingNextPage}
        />
      )}
      <RetryDialog asking={asking} onClose={() => setAsking(null)} />
    </Part>
  );
}
