import type { ParticipantView, RunView } from '@sinau/contracts/enrolments';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { pagedQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { Section } from '../../../ui/layout.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, ErrorReason, QueryFailure } from '../../../ui/states.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import classes from './admin.module.css';
import { PARTICIPANT_READS } from './participant-reads.js';
import { ChoiceField } from './fields.js';
import { WithdrawDialog } from './withdraw-dialog.js';

const route = getRouteApi('/frame/shell/admin/angkatan/$runId');
const STATES = ['enrolled', 'in_progress', 'completed', 'withdrawn'] as const;
type State = ParticipantView['state'];

const NAMES: Readonly<Record<State, { readonly text: string; readonly status: Status }>> = {
  enrolled: { text: 'enrolments.participant.enrolled', status: 'waiting' },
  in_progress: { text: 'enrolments.participant.in_progress', status: 'active' },
  completed: { text: 'enrolments.participant.completed', status: 'done' },
  withdrawn: { text: 'enrolments.participant.withdrawn', status: 'locked' },
};

function Reinstate({ runId, person }: { readonly runId: string; readonly person: ParticipantView }) {
  const t = useText();
  const reinstate = useRouteMutation('POST /api/runs/:runId/participants/:enrolmentId/reinstate', { invalidates: PARTICIPANT_READS });
  return (
    <>
      <Button
        look="quiet"
        busy={reinstate.isPending}
        aria-label={t('enrolments.participant.reinstate_name', { name: person.name })}
        onClick={() =>
          reinstate.mutate({ params: { runId, enrolmentId: person.enrolmentId }, body: {} }, { onSuccess: () => showToast(t('enrolments.participant.reinstated', { name: person.name })) })
        }
      >
        {t('enrolments.participant.reinstate')}
      </Button>
      {reinstate.isError ? (
        <span role="alert" className={classes.failure}>
          <ErrorReason error={reinstate.error} />
        </span>
      ) : null}
    </>
  );
}

function useColumns(runId: string, onWithdraw: ((person: ParticipantView) => void) | null): readonly TableColumn<ParticipantView>[] {
  const t = useText();
  const formats = useFormats();
  const certificate = (state: ParticipantView['certificateState']): string => (state === null ? '–' : state === 'valid' ? t('enrolments.participant.valid') : t('enrolments.participant.revoked'));
  const columns: readonly TableColumn<ParticipantView>[] = [
    {
      id: 'name',
      header: t('enrolments.participant.name'),
      phone: 'heading',
      cell: (person) => (
        <span className={classes.name}>
          <Link to="/admin/angkatan/$runId/peserta/$enrolmentId" params={{ runId, enrolmentId: person.enrolmentId }}>
            {person.name}
          </Link>
          <small className="num">{person.identifier ?? '–'}</small>
        </span>
      ),
    },
    { id: 'unit', header: t('enrolments.participant.unit'), cell: (person) => person.unitName ?? '–' },
    { id: 'state', header: t('enrolments.participant.state'), cell: (person) => <StatusChip status={NAMES[person.state].status}>{t(NAMES[person.state].text)}</StatusChip> },
    { id: 'progress', header: t('enrolments.participant.progress'), numeric: true, cell: (person) => t('enrolments.participant.lessons', { done: person.lessonsDone, total: person.lessons }) },
    { id: 'score', header: t('enrolments.participant.score'), numeric: true, cell: (person) => (person.finalScore === null ? '–' : formats.decimal(person.finalScore)) },
    { id: 'certificate', header: t('enrolments.participant.certificate'), cell: (person) => certificate(person.certificateState) },
    { id: 'active', header: t('enrolments.participant.active'), cell: (person) => (person.lastActiveAt === null ? t('enrolments.participant.never') : formats.relative(person.lastActiveAt)) },
  ];
  if (onWithdraw === null) return columns;
  const act: TableColumn<ParticipantView> = {
    id: 'act',
    header: t('enrolments.participant.act'),
    cell: (person) => {
      if (person.state === 'withdrawn') return <Reinstate runId={runId} person={person} />;
      if (person.state === 'completed') return null;
      return (
        <Button look="quiet" aria-label={t('enrolments.participant.withdraw_name', { name: person.name })} onClick={() => onWithdraw(person)}>
          {t('enrolments.participant.withdraw')}
        </Button>
      );
    },
  };
  return [...columns, act];
}

type ListProps = { readonly run: RunView; readonly mayManage: boolean; readonly search: string | undefined; readonly state: State | undefined };

function List({ run, mayManage, search, state }: ListProps) {
  const t = useText();
  const [leaving, setLeaving] = useState<ParticipantView | null>(null);
  const columns = useColumns(run.id, mayManage ? setLeaving : null);
  const query = { limit: 50, ...(search === undefined ? {} : { search }), ...(state === undefined ? {} : { state }) };
  const list = useInfiniteQuery({ ...pagedQuery('GET /api/runs/:runId/participants', { params: { runId: run.id }, query }), placeholderData: keepPreviousData });
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={6} height={56} />
      </Skeletons>
    );
  }
  if (list.isError) return <QueryFailure what={t('enrolments.participants.failed')} query={list} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState>{search === undefined && state === undefined ? t('enrolments.participants.empty') : t('enrolments.participants.none_found')}</EmptyState>
      ) : (
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
      )}
      <WithdrawDialog run={run} person={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

/** Who is in the run, how far, with search and state in the address. */
export function Participants({ run, mayManage }: { readonly run: RunView; readonly mayManage: boolean }) {
  const t = useText();
  const { cari, keadaan } = route.useSearch();
  const navigate = route.useNavigate();
  const go = (next: { cari?: string | undefined; keadaan?: State | undefined }): void => {
    const merged = { cari, keadaan, ...next };
    void navigate({ search: { ...(merged.cari ? { cari: merged.cari } : {}), ...(merged.keadaan ? { keadaan: merged.keadaan } : {}) }, replace: true, resetScroll: false });
  };
  return (
    <Section title={t('enrolments.participants.title')}>
      <div className={classes.filters}>
        <SearchField label={t('enrolments.participants.search')} value={cari ?? ''} onSearch={(text) => go({ cari: text })} />
        <ChoiceField
          label={t('enrolments.participant.state')}
          value={keadaan ?? ''}
          onChange={(value) => go({ keadaan: STATES.find((state) => state === value) })}
          options={[{ value: '', label: t('enrolments.filter.all') }, ...STATES.map((state) => ({ value: state, label: t(NAMES[state].text) }))]}
        />
      </div>
      <List run={run} mayManage={mayManage} search={cari} state={keadaan} />
    </Section>
  );
}
