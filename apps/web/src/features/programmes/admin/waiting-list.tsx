import type { WaitingRow } from '@sinau/contracts/programmes';
import { useInfiniteQuery } from '@tanstack/react-query';
import { pagedQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { Section } from '../../../ui/layout.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, ErrorReason, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { PersonField } from '../components/person-field.js';
import classes from '../components/programmes.module.css';
import { SEAT_READS } from './seat-reads.js';

const SOURCES = { self: 'programmes.waiting.self', admin: 'programmes.waiting.admin', nomination: 'programmes.waiting.nomination', rule: 'programmes.waiting.rule' } as const;

function Remove({ runId, person }: { readonly runId: string; readonly person: WaitingRow }) {
  const t = useText();
  const remove = useRouteMutation('DELETE /api/runs/:runId/waiting/:placeId', { invalidates: SEAT_READS });
  return (
    <Button
      look="quiet"
      busy={remove.isPending}
      aria-label={t('programmes.waiting.remove_name', { name: person.name })}
      onClick={() => remove.mutate({ params: { runId, placeId: person.id } }, { onSuccess: () => showToast(t('programmes.waiting.removed', { name: person.name })), onError: (error) => showToast(error.message) })}
    >
      {t('programmes.waiting.remove')}
    </Button>
  );
}

function Add({ runId }: { readonly runId: string }) {
  const t = useText();
  const put = useRouteMutation('POST /api/runs/:runId/waiting/people', { invalidates: SEAT_READS });
  return (
    <>
      <PersonField
        label={t('programmes.waiting.add')}
        chosen={[]}
        onAdd={(person) =>
          put.mutate(
            { params: { runId }, body: { personIds: [person.id] } },
            { onSuccess: ({ enrolled, waiting }) => showToast(t(enrolled > 0 ? 'programmes.waiting.seated' : waiting > 0 ? 'programmes.waiting.added' : 'programmes.waiting.there', { name: person.name })) },
          )
        }
      />
      {put.isError ? <p role="alert" className={classes.failure}><ErrorReason error={put.error} /></p> : null}
    </>
  );
}

function List({ runId, mayManage }: { readonly runId: string; readonly mayManage: boolean }) {
  const t = useText();
  const formats = useFormats();
  const list = useInfiniteQuery(pagedQuery('GET /api/runs/:runId/waiting', { params: { runId }, query: { limit: 50 } }));
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={3} height={48} />
      </Skeletons>
    );
  }
  if (list.isError) return <QueryFailure what={t('programmes.waiting.failed')} query={list} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState>{t('programmes.waiting.empty')}</EmptyState>;
  const columns: readonly TableColumn<WaitingRow>[] = [
    { id: 'name', header: t('programmes.waiting.name'), phone: 'heading', cell: (person) => <span className={classes.name}>{person.name}<small>{person.unitName ?? '–'}</small></span> },
    { id: 'place', header: t('programmes.waiting.place'), numeric: true, cell: (person) => formats.number(person.place) },
    { id: 'source', header: t('programmes.waiting.source'), cell: (person) => t(SOURCES[person.source]) },
    { id: 'since', header: t('programmes.waiting.since'), cell: (person) => formats.relative(person.since) },
    ...(mayManage ? [{ id: 'act', header: t('programmes.act'), cell: (person: WaitingRow) => <Remove runId={runId} person={person} /> }] : []),
  ];
  return (
    <DataTable
      caption={t('programmes.waiting.title')}
      columns={columns}
      rows={rows}
      rowId={(person) => person.id}
      rowName={(person) => person.name}
      hasMore={list.hasNextPage}
      onMore={() => void list.fetchNextPage()}
      loadingMore={list.isFetchingNextPage}
    />
  );
}

/** Who waits, in order. A seat that is given up goes to the first for whom it is. */
export function WaitingList({ runId, mayManage }: { readonly runId: string; readonly mayManage: boolean }) {
  const t = useText();
  return (
    <Section title={t('programmes.waiting.title')}>
      <div className={classes.stack}>
        <List runId={runId} mayManage={mayManage} />
        {mayManage ? <Add runId={runId} /> : null}
      </div>
    </Section>
  );
}
