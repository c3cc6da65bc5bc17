import type { AttendeeView, SessionView } from '@sinau/contracts/sessions';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { pagedQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { SelectField } from '../../../ui/form/index.js';
import { Section } from '../../../ui/layout.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import { SESSION_READS } from '../components/session-reads.js';
import classes from '../components/sessions.module.css';
import { CorrectDialog } from './correct-dialog.js';
import { HistoryDialog } from './history-dialog.js';

const route = getRouteApi('/frame/shell/sesi/$sessionId');
const STATES = ['present', 'absent', 'inside'] as const;
const STATE_NAMES = { present: 'sessions.attendee.present', absent: 'sessions.attendee.absent', inside: 'sessions.attendee.inside' } as const;
const BASES = { none: 'sessions.basis.none', measured: 'sessions.basis.measured', paper: 'sessions.basis.paper', correction: 'sessions.basis.correction' } as const;

function State({ person }: { readonly person: AttendeeView }) {
  const t = useText();
  if (person.present === true) return <StatusChip status="done">{t('sessions.attendee.present')}</StatusChip>;
  if (person.inside) return <StatusChip status="active">{t('sessions.attendee.inside')}</StatusChip>;
  return person.present === false ? <StatusChip status="error">{t('sessions.attendee.absent')}</StatusChip> : <StatusChip status="waiting">{t('sessions.attendee.unknown')}</StatusChip>;
}

type Acts = { readonly onCorrect: (person: AttendeeView) => void; readonly onHistory: (person: AttendeeView) => void };

function ActCell({ session, person, acts }: { readonly session: SessionView; readonly person: AttendeeView; readonly acts: Acts }) {
  const t = useText();
  const paper = useRouteMutation('POST /api/run-sessions/:sessionId/attendance/paper', { invalidates: SESSION_READS });
  const mark = (): void =>
    paper.mutate(
      { params: { sessionId: session.id }, body: { marks: [{ personId: person.personId, present: true }] } },
      { onSuccess: () => showToast(t('sessions.paper.done', { name: person.name })), onError: (error) => showToast(error.message) },
    );
  const may = session.mayRecord && session.state !== 'cancelled';
  return (
    <span className={classes.acts}>
      {may && person.present === null ? (
        <Button look="quiet" busy={paper.isPending} aria-label={t('sessions.paper.mark_name', { name: person.name })} onClick={mark}>
          {t('sessions.paper.mark')}
        </Button>
      ) : null}
      {may && person.present !== null ? (
        <Button look="quiet" aria-label={t('sessions.correct.name', { name: person.name })} onClick={() => acts.onCorrect(person)}>
          {t('sessions.correct.open')}
        </Button>
      ) : null}
      <Button look="quiet" aria-label={t('sessions.history.title', { name: person.name })} onClick={() => acts.onHistory(person)}>
        {t('sessions.history.open')}
      </Button>
    </span>
  );
}

function useColumns(session: SessionView, acts: Acts): readonly TableColumn<AttendeeView>[] {
  const t = useText();
  const formats = useFormats();
  return [
    {
      id: 'name', header: t('sessions.attendee.name'), phone: 'heading',
      cell: (person) => (
        <span className={classes.name}>
          {person.name}
          <small className="num">{person.identifier ?? '–'}</small>
        </span>
      ),
    },
    { id: 'unit', header: t('sessions.attendee.unit'), cell: (person) => person.unitName ?? '–' },
    { id: 'state', header: t('sessions.attendee.state'), cell: (person) => <State person={person} /> },
    { id: 'share', header: t('sessions.attendee.share'), numeric: true, cell: (person) => (person.share === null ? '–' : formats.percent(person.share / 100)) },
    { id: 'basis', header: t('sessions.attendee.basis'), cell: (person) => (person.basis === null ? '–' : t(BASES[person.basis])) },
    { id: 'act', header: t('sessions.attendee.act'), cell: (person) => <ActCell session={session} person={person} acts={acts} /> },
  ];
}

function List({ session }: { readonly session: SessionView }) {
  const t = useText();
  const { cari, keadaan } = route.useSearch();
  const [correcting, setCorrecting] = useState<AttendeeView | null>(null);
  const [looking, setLooking] = useState<AttendeeView | null>(null);
  const columns = useColumns(session, { onCorrect: setCorrecting, onHistory: setLooking });
  const query = { limit: 50, ...(cari === undefined ? {} : { search: cari }), ...(keadaan === undefined ? {} : { state: keadaan }) };
  const list = useInfiniteQuery({ ...pagedQuery('GET /api/run-sessions/:sessionId/attendance', { params: { sessionId: session.id }, query }), placeholderData: keepPreviousData });
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={6} height={56} />
      </Skeletons>
    );
  }
  if (list.isError) return <QueryFailure what={t('sessions.attendees.failed')} query={list} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState>{cari === undefined && keadaan === undefined ? t('sessions.attendees.empty') : t('sessions.attendees.none_found')}</EmptyState>
      ) : (
        <DataTable
          caption={t('sessions.attendees.title')}
          columns={columns}
          rows={rows}
          rowId={(person) => person.personId}
          rowName={(person) => person.name}
          hasMore={list.hasNextPage}
          onMore={() => void list.fetchNextPage()}
          loadingMore={list.isFetchingNextPage}
        />
      )}
      <CorrectDialog session={session} person={correcting} onClose={() => setCorrecting(null)} />
      {looking === null ? null : <HistoryDialog session={session} person={looking} onClose={() => setLooking(null)} />}
    </>
  );
}

/** Who came and who did not, with search and state in the address. */
export function Attendees({ session }: { readonly session: SessionView }) {
  const t = useText();
  const { cari, keadaan } = route.useSearch();
  const navigate = route.useNavigate();
  const go = (next: { cari?: string | undefined; keadaan?: (typeof STATES)[number] | undefined }): void => {
    const merged = { cari, keadaan, ...next };
    void navigate({ search: { ...(merged.cari ? { cari: merged.cari } : {}), ...(merged.keadaan ? { keadaan: merged.keadaan } : {}) }, replace: true, resetScroll: false });
  };
  return (
    <Section title={t('sessions.attendees.title')}>
      <div className={classes.filters}>
        <SearchField label={t('sessions.attendees.search')} value={cari ?? ''} onSearch={(text) => go({ cari: text })} />
        <SelectField
          label={t('sessions.attendee.state')}
          value={keadaan ?? ''}
          choices={[{ value: '', label: t('sessions.attendees.all') }, ...STATES.map((state) => ({ value: state, label: t(STATE_NAMES[state]) }))]}
          onChange={(value) => go({ keadaan: STATES.find((state) => state === value) })}
        />
      </div>
      <List session={session} />
    </Section>
  );
}
