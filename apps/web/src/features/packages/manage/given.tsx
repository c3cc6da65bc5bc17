import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pagedQuery, useRouteMutation, type Row } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import classes from './packages.module.css';
import { givenStatus, givenWords } from './words.js';

type Offer = Row<'GET /api/packages/given'>;

function Withdraw({ offer }: { readonly offer: Offer }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const withdraw = useRouteMutation('POST /api/packages/given/:offerId/withdrawal', { invalidates: ['GET /api/packages/given'] });
  return (
    <>
      <Button look="quiet" aria-label={t('packages.withdraw.name', { title: offer.title, agency: offer.agencyName })} onClick={() => setAsking(true)}>
        {t('packages.withdraw')}
      </Button>
      <ConfirmDialog
        open={asking} onClose={() => setAsking(false)} tone="danger" confirm={t('packages.withdraw')} title={t('packages.withdraw.title', { title: offer.title, agency: offer.agencyName })}
        onConfirm={() => withdraw.mutateAsync({ params: { offerId: offer.id }, body: {} })}
      >
        <p>{t(offer.taken ? 'packages.withdraw.taken' : 'packages.withdraw.untaken')}</p>
      </ConfirmDialog>
    </>
  );
}

function useColumns(): readonly TableColumn<Offer>[] {
  const t = useText();
  const formats = useFormats();
  const manages = hasRole(useMe(), 'agency_admin');
  return [
    {
      id: 'title', header: t('packages.column.title'), phone: 'heading',
      cell: (offer) => (
        <span className={classes.name}>
          {offer.title}
          {offer.programmeName === null ? null : <small>{t('packages.with_programme', { name: offer.programmeName })}</small>}
        </span>
      ),
    },
    { id: 'agency', header: t('packages.column.to'), cell: (offer) => offer.agencyName },
    { id: 'at', header: t('packages.column.offered'), cell: (offer) => formats.date(offer.offeredAt) },
    {
      id: 'state', header: t('packages.column.state'),
      cell: (offer) => (
        <span className={classes.name}>
          <StatusChip status={givenStatus[offer.state]}>{t(givenWords[offer.state])}</StatusChip>
          {offer.reason === null ? null : <small>{t('packages.reason', { reason: offer.reason })}</small>}
        </span>
      ),
    },
    { id: 'act', header: t('packages.column.act'), cell: (offer) => (manages && (offer.state === 'offered' || offer.state === 'accepted') ? <Withdraw offer={offer} /> : '–') },
  ];
}

/** What this agency shares with others. */
export function Given({ search, onSearch }: { readonly search: string | undefined; readonly onSearch: (search: string) => void }) {
  const t = useText();
  const columns = useColumns();
  const list = useInfiniteQuery(pagedQuery('GET /api/packages/given', { query: search === undefined ? {} : { search } }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <div className={classes.tools}>
        <SearchField label={t('packages.search')} value={search ?? ''} onSearch={onSearch} count={list.isFetching ? null : rows.length} />
      </div>
      {list.isPending ? (
        <Skeletons>
          <ListSkeleton rows={4} height={64} />
        </Skeletons>
      ) : list.isError ? (
        <QueryFailure what={t('packages.failed')} query={list} />
      ) : rows.length === 0 ? (
        <EmptyState>{t(search === undefined ? 'packages.given.empty' : 'packages.given.no_match')}</EmptyState>
      ) : (
        <DataTable
          caption={t('packages.given')} columns={columns} rows={rows} rowId={(offer) => offer.id} rowName={(offer) => offer.title}
          hasMore={list.hasNextPage} onMore={() => void list.fetchNextPage()} loadingMore={list.isFetchingNextPage}
        />
      )}
    </>
  );
}
