import type { PracticeRow } from '@sinau/contracts/sessions';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pagedQuery, serverNow } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { CardItem, CardList } from '../../../ui/card-list.js';
import { SelectField } from '../../../ui/form/index.js';
import { Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { INBOX_STATES } from '../practice/inbox-search.js';
import { PracticeChip, practiceWords } from '../practice/practice-words.js';
import classes from '../practice/practice.module.css';

const route = getRouteApi('/frame/shell/tim/praktik');
const DAY = 86_400_000;

function Row({ report }: { readonly report: PracticeRow }) {
  const t = useText();
  const days = report.submittedAt === null ? 0 : Math.floor((serverNow() - Date.parse(report.submittedAt)) / DAY);
  return (
    <CardItem>
      <Link className={classes.title} to="/tim/praktik/$reportId" params={{ reportId: report.id }}>
        {t('sessions.practice.of_person', { person: report.person.name, session: report.title })}
      </Link>
      <p className={classes.muted}>{[report.person.unitName, report.runName, t('sessions.practice.files_count', { count: report.files })].filter(Boolean).join(' · ')}</p>
      <div className={classes.row}>
        {report.state === 'submitted' ? <StatusChip status={days >= 3 ? 'warning' : 'waiting'}>{t('sessions.practice.waiting_days', { days })}</StatusChip> : <PracticeChip state={report.state} />}
      </div>
    </CardItem>
  );
}

/** Reports that wait for a signature, the longest waiting first; and what became of others. */
export function PracticeInboxPage() {
  const t = useText();
  const navigate = route.useNavigate();
  const { keadaan = 'submitted', sesi } = route.useSearch();
  const supervises = hasRole(useMe(), 'supervisor');
  const list = useInfiniteQuery(pagedQuery('GET /api/practice-reports', { query: { state: keadaan, ...(sesi === undefined ? {} : { sessionId: sesi }) } }));
  const rows = list.data?.pages.flatMap((page) => page.rows);
  const waiting = list.data?.pages[0]?.waiting;
  const choose = (value: string): void => void navigate({ search: { ...(sesi === undefined ? {} : { sesi }), keadaan: INBOX_STATES.find((state) => state === value) }, replace: true });
  return (
    <Page>
      <PageHeader
        title={t('sessions.practice.inbox')}
        lead={waiting === undefined ? t('sessions.practice.inbox_lead') : t('sessions.practice.inbox_waiting', { count: waiting })}
        crumbs={supervises ? [{ label: t('sessions.practice.team'), to: '/tim' }, { label: t('sessions.practice.inbox') }] : [{ label: t('sessions.calendar.title'), to: '/kalender' }, { label: t('sessions.practice.inbox') }]}
      />
      <div className={classes.stack}>
        <SelectField label={t('sessions.practice.state')} value={keadaan} onChange={choose} choices={INBOX_STATES.map((state) => ({ value: state, label: t(practiceWords[state].text) }))} />
        {list.isError && rows === undefined ? <QueryFailure what={t('sessions.practice.inbox_failed')} query={list} /> : null}
        {list.isPending ? <ListSkeleton rows={4} height={110} /> : null}
        {rows?.length === 0 ? <EmptyState>{t(keadaan === 'submitted' ? 'sessions.practice.inbox_empty' : 'sessions.practice.inbox_none')}</EmptyState> : null}
        {rows === undefined || rows.length === 0 ? null : (
          <CardList>
            {rows.map((report) => (
              <Row key={report.id} report={report} />
            ))}
          </CardList>
        )}
        {list.hasNextPage ? (
          <Button look="outline" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('sessions.more')}
          </Button>
        ) : null}
      </div>
    </Page>
  );
}
