import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pagedQuery, useRouteMutation, type Row } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { Section } from '../../../ui/layout.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, ErrorReason, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { Written } from '../../../ui/written.js';
import { CANDIDATE_STATES } from '../components/candidate-words.js';
import classes from '../components/programmes.module.css';
import { SEAT_READS } from './seat-reads.js';

type Candidate = Row<'GET /api/runs/:runId/candidates'>;
/** As many as one call takes. */
const MOST = 500;

type ListProps = { readonly runId: string; readonly search: string; readonly chosen: ReadonlySet<string>; readonly onChoose: (chosen: ReadonlySet<string>) => void };

function List({ runId, search, chosen, onChoose }: ListProps) {
  const t = useText();
  const list = useInfiniteQuery({ ...pagedQuery('GET /api/runs/:runId/candidates', { params: { runId }, query: { limit: 50, ...(search === '' ? {} : { search }) } }), placeholderData: keepPreviousData });
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={6} height={48} />
      </Skeletons>
    );
  }
  if (list.isError) return <QueryFailure what={t('programmes.people.failed')} query={list} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState>{t('programmes.people.none')}</EmptyState>;
  const columns: readonly TableColumn<Candidate>[] = [
    { id: 'name', header: t('programmes.waiting.name'), phone: 'heading', cell: (person) => <Written>{person.name}</Written> },
    { id: 'unit', header: t('programmes.quota.unit'), cell: (person) => <Written>{person.unitName}</Written> },
    { id: 'state', header: t('programmes.column.state'), cell: (person) => t(CANDIDATE_STATES[person.state]) },
  ];
  return (
    <DataTable
      caption={t('programmes.candidates.title')} columns={columns} rows={rows} rowId={(person) => person.id} rowName={(person) => person.name} selected={chosen} onSelect={onChoose}
      hasMore={list.hasNextPage} onMore={() => void list.fetchNextPage()} loadingMore={list.isFetchingNextPage}
    />
  );
}

/** People of one's own agency, searched and chosen many at once: they take seats in their order, and then places on the list. */
export function Candidates({ runId }: { readonly runId: string }) {
  const t = useText();
  const formats = useFormats();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const put = useRouteMutation('POST /api/runs/:runId/waiting/people', { invalidates: [...SEAT_READS, 'GET /api/runs/:runId/candidates', 'GET /api/joint-runs'] });
  const add = (): void =>
    put.mutate(
      { params: { runId }, body: { personIds: [...chosen] } },
      {
        onSuccess: ({ enrolled, waiting }) => {
          showToast(t('programmes.candidates.added', { enrolled: formats.number(enrolled), waiting: formats.number(waiting), rest: formats.number(chosen.size - enrolled - waiting) }));
          setChosen(new Set());
        },
      },
    );
  return (
    <Section
      title={t('programmes.candidates.title')}
      actions={<Button disabled={chosen.size === 0 || chosen.size > MOST} busy={put.isPending} onClick={add}>{t('programmes.candidates.add', { count: formats.number(chosen.size) })}</Button>}
    >
      <div className={classes.stack}>
        <SearchField label={t('programmes.candidates.search')} value={search} onSearch={setSearch} />
        {chosen.size > MOST ? <p role="alert" className={classes.failure}>{t('programmes.candidates.most', { most: MOST })}</p> : null}
        {put.isError ? <p role="alert" className={classes.failure}><ErrorReason error={put.error} /></p> : null}
        <List runId={runId} search={search} chosen={chosen} onChoose={setChosen} />
      </div>
    </Section>
  );
}
