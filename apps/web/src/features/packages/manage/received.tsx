import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { routeQuery, type Row } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import classes from './packages.module.css';
import { receivedStatus, receivedWords, updateStatus, updateWords } from './words.js';

type Received = Row<'GET /api/packages/received'>;
const LOOK_AGAIN_MS = 2_000;

export const isCopying = (offer: Received | undefined): boolean => offer?.state === 'copying' || offer?.update?.state === 'copying';

function States({ offer }: { readonly offer: Received }) {
  const t = useText();
  return (
    <span className={classes.chips}>
      <StatusChip status={receivedStatus[offer.state]}>{t(receivedWords[offer.state])}</StatusChip>
      {offer.update === null ? null : <StatusChip status={updateStatus[offer.update.state]}>{t(updateWords[offer.update.state], { number: offer.update.number })}</StatusChip>}
    </span>
  );
}

/** What other agencies offer to this one. */
export function ReceivedPackages() {
  const t = useText();
  const formats = useFormats();
  const list = useQuery({ ...routeQuery('GET /api/packages/received'), refetchInterval: ({ state }) => (state.data?.rows.some(isCopying) === true ? LOOK_AGAIN_MS : false) });
  const columns: readonly TableColumn<Received>[] = [
    {
      id: 'title', header: t('packages.column.title'), phone: 'heading',
      cell: (offer) => (
        <span className={classes.name}>
          <Link to="/kelola/paket/$offerId" params={{ offerId: offer.offerId }}>{offer.title}</Link>
          {offer.programmeName === null ? null : <small>{t('packages.with_programme', { name: offer.programmeName })}</small>}
        </span>
      ),
    },
    { id: 'giver', header: t('packages.column.from'), cell: (offer) => offer.giverName },
    { id: 'version', header: t('packages.column.version'), numeric: true, cell: (offer) => (offer.own ? formats.number(offer.own.versionNumber) : offer.version ? formats.number(offer.version.number) : '–') },
    { id: 'at', header: t('packages.column.offered'), cell: (offer) => formats.date(offer.offeredAt) },
    { id: 'state', header: t('packages.column.state'), cell: (offer) => <States offer={offer} /> },
  ];
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={4} height={64} />
      </Skeletons>
    );
  }
  if (list.isError) return <QueryFailure what={t('packages.failed')} query={list} />;
  if (list.data.rows.length === 0) return <EmptyState>{t('packages.received.empty')}</EmptyState>;
  return <DataTable caption={t('packages.received')} columns={columns} rows={list.data.rows} rowId={(offer) => offer.offerId} rowName={(offer) => offer.title} />;
}
