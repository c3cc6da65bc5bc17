import type { NominationView } from '@sinau/contracts/programmes';
import type { NominationState } from '@sinau/domain/programmes';
import { useState } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import { NOMINATIONS } from './nomination-words.js';
import classes from './programmes.module.css';
import { VerdictDialog } from './verdict-dialog.js';

type Outcome = { readonly outcome: 'seated' | 'waiting' | 'refused' };
type Listed = {
  readonly isPending: boolean; readonly isError: boolean; readonly error: unknown; readonly isFetching: boolean; readonly refetch: () => Promise<unknown>;
  readonly data: { readonly pages: readonly { readonly rows: readonly NominationView[] }[] } | undefined;
  readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; readonly fetchNextPage: () => Promise<unknown>;
};
type NominationsProps = {
  readonly list: Listed;
  /** Those that wait for the reader to decide. */
  readonly decides: NominationState;
  readonly empty: string;
  readonly decide: (nomination: NominationView, approve: boolean, reason: string) => Promise<Outcome>;
  /** Takes back what the reader put forward; absent where nobody may. */
  readonly withdraw?: (nomination: NominationView) => Promise<unknown>;
};

const OUTCOMES = { seated: 'programmes.nomination.seated', waiting: 'programmes.nomination.queued', refused: 'programmes.nomination.was_refused' } as const;

type ActsProps = Pick<NominationsProps, 'decides' | 'decide' | 'withdraw'> & { readonly nomination: NominationView; readonly onRefuse: () => void };

function Acts({ nomination, decides, decide, withdraw, onRefuse }: ActsProps) {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const act = (work: () => Promise<string>): void => {
    setBusy(true);
    work().then(showToast, (error: unknown) => showToast(error instanceof Error ? error.message : String(error))).finally(() => setBusy(false));
  };
  const name = nomination.personName;
  if (nomination.state === decides) {
    return (
      <span>
        <Button look="quiet" busy={busy} aria-label={t('programmes.nomination.approve_name', { name })} onClick={() => act(async () => t(OUTCOMES[(await decide(nomination, true, '')).outcome], { name }))}>
          {t('programmes.nomination.approve')}
        </Button>
        <Button look="quiet" aria-label={t('programmes.nomination.refuse_name', { name })} onClick={onRefuse}>
          {t('programmes.nomination.refuse')}
        </Button>
      </span>
    );
  }
  if (withdraw === undefined || nomination.state !== 'waiting_admin') return null;
  return (
    <Button
      look="quiet" busy={busy} aria-label={t('programmes.nomination.withdraw_name', { name })}
      onClick={() => act(async () => { await withdraw(nomination); return t('programmes.nomination.was_withdrawn', { name }); })}
    >
      {t('programmes.nomination.withdraw')}
    </Button>
  );
}

function useColumns(): readonly TableColumn<NominationView>[] {
  const t = useText();
  const formats = useFormats();
  return [
    { id: 'name', header: t('programmes.nomination.person'), phone: 'heading', cell: (one) => <span className={classes.name}>{one.personName}<small>{one.unitName ?? '–'}</small></span> },
    { id: 'run', header: t('programmes.requests.run'), cell: (one) => <span className={classes.name}>{one.runName}<small>{one.courseTitle}</small></span> },
    { id: 'starts', header: t('programmes.requests.starts'), cell: (one) => formats.day(one.startsOn) },
    { id: 'by', header: t('programmes.nomination.by'), cell: (one) => <span className={classes.name}>{one.nominatedByName}<small>{one.reason}</small></span> },
    {
      id: 'state', header: t('programmes.column.state'),
      cell: (one) => <span className={classes.name}><StatusChip status={NOMINATIONS[one.state].status}>{t(NOMINATIONS[one.state].text)}</StatusChip><small>{one.decisionReason}</small></span>,
    },
  ];
}

/** Nominations, the newest first, with what the reader may do about each. */
export function Nominations({ list, decides, empty, decide, withdraw }: NominationsProps) {
  const t = useText();
  const columns = useColumns();
  const [refusing, setRefusing] = useState<NominationView | null>(null);
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={5} height={56} />
      </Skeletons>
    );
  }
  if (list.isError || list.data === undefined) return <QueryFailure what={t('programmes.nomination.failed')} query={list} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState>{empty}</EmptyState>;
  const act: TableColumn<NominationView> = {
    id: 'act', header: t('programmes.act'),
    cell: (one) => <Acts nomination={one} decides={decides} decide={decide} {...(withdraw === undefined ? {} : { withdraw })} onRefuse={() => setRefusing(one)} />,
  };
  return (
    <>
      <DataTable
        caption={t('programmes.nomination.title')}
        columns={[...columns, act]}
        rows={rows}
        rowId={(one) => one.id}
        rowName={(one) => one.personName}
        hasMore={list.hasNextPage}
        onMore={() => void list.fetchNextPage()}
        loadingMore={list.isFetchingNextPage}
      />
      <VerdictDialog nomination={refusing} onClose={() => setRefusing(null)} onRefuse={(one, reason) => decide(one, false, reason)} />
    </>
  );
}
