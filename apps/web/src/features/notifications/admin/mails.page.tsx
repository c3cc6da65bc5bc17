import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { pagedQuery, routeQuery, type Row } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { Sheet } from '../../../ui/dialog/index.js';
import { Facts } from '../../../ui/facts.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton, SkeletonBlock, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';
import '../../../ui/styles/inputs.js';
import classes from '../components/notifications.module.css';
import type { MailsSearch } from '../mails-search.js';

const route = getRouteApi('/frame/shell/admin/surat');
type Mail = Row<'GET /api/mails'>;

const states = { pending: 'notifications.mails.state.pending', sent: 'notifications.mails.state.sent', kept: 'notifications.mails.state.kept', failed: 'notifications.mails.state.failed' } as const;
const secrets = { kept: 'notifications.mails.secret.kept', removed: 'notifications.mails.secret.removed' } as const;
const looks: Readonly<Record<Mail['state'], Status>> = { pending: 'waiting', sent: 'done', kept: 'done', failed: 'error' };
const templates: Readonly<Record<string, string>> = {
  'password-reset': 'notifications.template.password-reset', welcome: 'notifications.template.welcome', enrolled: 'notifications.template.enrolled',
  'due-soon': 'notifications.template.due-soon', 'result-released': 'notifications.template.result-released', 'certificate-issued': 'notifications.template.certificate-issued',
  'certificate-revoked': 'notifications.template.certificate-revoked', 'import-finished': 'notifications.template.import-finished', 'export-ready': 'notifications.template.export-ready',
  'behaviour-self': 'notifications.template.behaviour-self', 'behaviour-asked': 'notifications.template.behaviour-asked',
  'package-offered': 'notifications.template.package-offered', 'package-updated': 'notifications.template.package-updated',
  'session-moved': 'notifications.template.session-moved', 'session-cancelled': 'notifications.template.session-cancelled', 'session-soon': 'notifications.template.session-soon',
};
const kindOf = (template: string): string => templates[template] ?? 'notifications.template.other';

function MailSheet({ mailId, onClose }: { readonly mailId: string | undefined; readonly onClose: () => void }) {
  const t = useText();
  const formats = useFormats();
  const mail = useQuery({ ...routeQuery('GET /api/mails/:mailId', { params: { mailId: mailId ?? '' } }), enabled: mailId !== undefined });
  return (
    <Sheet open={mailId !== undefined} onClose={onClose} title={mail.data?.subject ?? t('notifications.mails.kind')}>
      {mail.isError ? (
        <QueryFailure what={t('notifications.mails.oneFailed')} query={mail} />
      ) : mail.data ? (
        <>
          <Facts
            facts={[
              { name: t('notifications.mails.to'), value: mail.data.to },
              { name: t('notifications.mails.written'), value: formats.dateTime(mail.data.createdAt) },
              { name: t('notifications.mails.state'), value: <StatusChip status={looks[mail.data.state]}>{t(states[mail.data.state])}</StatusChip> },
            ]}
          />
          {mail.data.failure === null ? null : <p>{t('notifications.mails.why', { reason: mail.data.failure })}</p>}
          {mail.data.secret === 'none' ? null : <p className={classes.when}>{t(secrets[mail.data.secret])}</p>}
          <div className={classes.mail}>{mail.data.text}</div>
        </>
      ) : (
        <Skeletons>
          <SkeletonBlock height={90} />
          <SkeletonBlock height={260} />
        </Skeletons>
      )}
    </Sheet>
  );
}

/** The platform administrator's outbox of mails. */
export function MailsPage() {
  const t = useText();
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = (next: MailsSearch): void => void navigate({ search: next, replace: true });
  const state = search.keadaan === undefined ? {} : { keadaan: search.keadaan };
  const list = useInfiniteQuery(pagedQuery('GET /api/mails', { query: search.keadaan === undefined ? {} : { state: search.keadaan } }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns: readonly TableColumn<Mail>[] = [
    {
      id: 'kind', header: t('notifications.mails.kind'), phone: 'heading',
      cell: (mail) => (
        <Button look="quiet" aria-label={t('notifications.mails.open', { kind: t(kindOf(mail.template)), to: mail.to })} onClick={() => go({ ...state, surat: mail.id })}>
          {t(kindOf(mail.template))}
        </Button>
      ),
    },
    { id: 'to', header: t('notifications.mails.to'), cell: (mail) => mail.to },
    { id: 'written', header: t('notifications.mails.written'), cell: (mail) => formats.dateTime(mail.createdAt) },
    { id: 'sent', header: t('notifications.mails.sentAt'), cell: (mail) => (mail.sentAt === null ? '–' : formats.dateTime(mail.sentAt)) },
    { id: 'state', header: t('notifications.mails.state'), cell: (mail) => <StatusChip status={looks[mail.state]}>{t(states[mail.state])}</StatusChip> },
  ];
  return (
    <>
      <PageHeader title={t('notifications.mails.title')} lead={t('notifications.mails.lead')} />
      <div className={classes.tools}>
        <NativeSelect
          label={t('notifications.mails.state')}
          value={search.keadaan ?? ''}
          onChange={({ currentTarget: { value } }) => go(value === 'pending' || value === 'sent' || value === 'kept' || value === 'failed' ? { keadaan: value } : {})}
          data={[{ value: '', label: t('notifications.mails.state.any') }, ...Object.entries(states).map(([value, label]) => ({ value, label: t(label) }))]}
        />
      </div>
      {list.isPending ? (
        <Skeletons>
          <ListSkeleton rows={8} height={56} />
        </Skeletons>
      ) : list.isError ? (
        <QueryFailure what={t('notifications.mails.failed')} query={list} />
      ) : rows.length === 0 ? (
        <EmptyState action={search.keadaan === undefined ? undefined : <Button onClick={() => go({})}>{t('notifications.showAll')}</Button>}>
          {t(search.keadaan === undefined ? 'notifications.mails.empty' : 'notifications.mails.noMatch')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('notifications.mails.title')}
          columns={columns}
          rows={rows}
          rowId={(mail) => mail.id}
          rowName={(mail) => mail.to}
          hasMore={list.hasNextPage}
          onMore={() => void list.fetchNextPage()}
          loadingMore={list.isFetchingNextPage}
        />
      )}
      <MailSheet mailId={search.surat} onClose={() => go(state)} />
    </>
  );
}
