import type { RecordDeliveryRow } from '@sinau/contracts/points';
import { deliveryFilters, deliveryStates, mayTryAgain, type DeliveryState } from '@sinau/domain/points';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { pagedQuery, routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { SelectField } from '../../../ui/form/index.js';
import { Section, Sections } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/claims.module.css';
import { deliveryWords, problemSentence } from '../components/delivery-words.js';
import { RecordExports } from '../components/record-exports.js';
import { RecordService } from '../components/record-service.js';

const READS = ['GET /api/record-deliveries', 'GET /api/record-service'] as const;
const ALL = 'all';

/** How far a delivery is, why it is no further, and what its receipt is. */
function State({ row }: { readonly row: RecordDeliveryRow }) {
  const t = useText();
  const formats = useFormats();
  const { label, status } = deliveryWords[row.state];
  const owing = row.reversed && row.correctedAt === null;
  const sentence = row.problem === null ? null : problemSentence(row.problem);
  const problem = sentence === null ? row.problem : t(sentence.id, { status: sentence.status ?? '' });
  return (
    <>
      <StatusChip status={owing ? 'warning' : status}>{t(owing ? 'points.records.reversed' : label)}</StatusChip>
      {row.correctedAt === null ? null : <p className={classes.muted}>{t('points.records.corrected_at', { day: formats.date(row.correctedAt) })}</p>}
      {row.externalId === null ? null : <p className={classes.muted}>{t('points.records.receipt', { id: row.externalId })}</p>}
      {problem === null ? null : <p className={classes.muted}>{problem}</p>}
      {row.state === 'waiting' && row.attempts > 0 && row.nextAt !== null ? <p className={classes.muted}>{t('points.records.next', { time: formats.dateTime(row.nextAt) })}</p> : null}
    </>
  );
}

function Retry({ row }: { readonly row: RecordDeliveryRow }) {
  const t = useText();
  const retry = useRouteMutation('POST /api/record-deliveries/:deliveryId/retry', { invalidates: READS });
  const again = async (): Promise<void> => {
    await retry.mutateAsync({ params: { deliveryId: row.id }, body: {} });
    showToast(t('points.records.retried'));
  };
  return <Button look="outline" busy={retry.isPending} onClick={() => void again().catch((error: Error) => showToast(error.message))}>{t('points.records.retry')}</Button>;
}

/** The other side was told by its receipt number; nobody looks for it in this list again. */
function Correct({ row }: { readonly row: RecordDeliveryRow }) {
  const t = useText();
  const correct = useRouteMutation('POST /api/record-deliveries/:deliveryId/correction', { invalidates: READS });
  const note = async (): Promise<void> => {
    await correct.mutateAsync({ params: { deliveryId: row.id }, body: {} });
    showToast(t('points.records.corrected'));
  };
  return <Button look="outline" busy={correct.isPending} onClick={() => void note().catch((error: Error) => showToast(error.message))}>{t('points.records.correct')}</Button>;
}

function Act({ row }: { readonly row: RecordDeliveryRow }) {
  if (row.reversed && row.correctedAt === null) return <Correct row={row} />;
  return mayTryAgain(row.state) ? <Retry row={row} /> : '–';
}

function useColumns(manages: boolean): readonly TableColumn<RecordDeliveryRow>[] {
  const t = useText();
  const formats = useFormats();
  return [
    { id: 'person', header: t('points.claim.person'), phone: 'heading', cell: (row) => <Link className={classes.title} to="/admin/pegawai/$personId" params={{ personId: row.person.id }}>{row.person.name}</Link> },
    { id: 'title', header: t('points.activity'), cell: (row) => <><Written>{row.title}</Written><p className={classes.muted}>{`${formats.jp(row.hours)}, ${row.year}`}</p></> },
    { id: 'attempts', header: t('points.records.attempts'), numeric: true, cell: (row) => formats.number(row.attempts) },
    { id: 'when', header: t('points.records.when'), cell: (row) => formats.dateTime(row.sentAt ?? row.createdAt) },
    { id: 'state', header: t('points.records.state'), cell: (row) => <State row={row} /> },
    ...(manages ? [{ id: 'act', header: t('points.records.act'), cell: (row: RecordDeliveryRow) => <Act row={row} /> }] : []),
  ];
}

function Deliveries({ manages, counts, owing }: { readonly manages: boolean; readonly counts: Readonly<Record<DeliveryState, number>>; readonly owing: number }) {
  const t = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const { keadaan } = useSearch({ from: '/frame/shell/admin/catatan-karier' });
  const columns = useColumns(manages);
  const deliveries = useInfiniteQuery({ ...pagedQuery('GET /api/record-deliveries', { query: keadaan === undefined ? {} : { state: keadaan } }), select: (data) => data.pages.flatMap((page) => page.rows) });
  const rows = deliveries.data;
  const choose = (value: string): void => void navigate({ to: '/admin/catatan-karier', search: { keadaan: deliveryFilters.find((state) => state === value) }, replace: true });
  const choices = [
    { value: ALL, label: t('points.records.all') },
    ...deliveryStates.map((state) => ({ value: state, label: t('points.records.of', { state: t(deliveryWords[state].label), count: formats.number(counts[state]) }) })),
    { value: 'owing', label: t('points.records.of', { state: t('points.records.owing.short'), count: formats.number(owing) }) },
  ];
  return (
    <Section title={t('points.records.deliveries')}>
      {owing === 0 ? null : <Notice tone="warning">{t('points.records.owing', { count: owing })}</Notice>}
      <div className={classes.filter}>
        <SelectField label={t('points.records.state')} value={keadaan ?? ALL} onChange={choose} choices={choices} />
      </div>
      {deliveries.isPending ? <ListSkeleton rows={4} height={56} /> : null}
      {deliveries.isError && rows === undefined ? <QueryFailure what={t('points.records.failed')} query={deliveries} /> : null}
      {rows?.length === 0 ? <EmptyState>{t('points.records.empty')}</EmptyState> : null}
      {rows === undefined || rows.length === 0 ? null : (
        <DataTable
          caption={t('points.records.deliveries')} columns={columns} rows={rows} rowId={(row) => row.id} rowName={(row) => row.person.name}
          hasMore={deliveries.hasNextPage} onMore={() => void deliveries.fetchNextPage()} loadingMore={deliveries.isFetchingNextPage}
        />
      )}
    </Section>
  );
}

/** Records of training on their way to the national personnel system, where they go, and files of a year. */
export function RecordsPage() {
  const t = useText();
  const found = useQuery(routeQuery('GET /api/record-service'));
  return (
    <QueryPage query={found} title={t('points.records.title')} crumbs={[]} failed={t('points.records.failed')}>
      {({ service, counts, owing, mayManage }) => (
        <>
          <PageHeader title={t('points.records.title')} lead={t('points.records.lead')} />
          <Sections>
            <RecordService service={service} thisYear={new Date().getFullYear()} manages={mayManage} />
            <Deliveries manages={mayManage} counts={counts} owing={owing} />
            <RecordExports manages={mayManage} />
          </Sections>
        </>
      )}
    </QueryPage>
  );
}
