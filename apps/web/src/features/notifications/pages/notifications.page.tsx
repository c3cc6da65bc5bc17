import { IconAward, IconBellRinging, IconBook2, IconCalendarEvent, IconCircleCheck, IconFileImport, IconListCheck, type Icon } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { keptPages } from '../../../lib/offline/index.js';
import { meQuery, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { Page, RowList } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SavedAt } from '../../../ui/saved-at.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { VisuallyHidden } from '../../../ui/visually-hidden.js';
import classes from '../components/notifications.module.css';
import { sentenceOf, type Notification } from '../sentence.js';

const route = getRouteApi('/frame/shell/notifikasi');

const icons: Readonly<Record<string, Icon>> = {
  enrolled: IconBook2, quiz_passed: IconCircleCheck, quiz_not_passed: IconListCheck, review_released: IconListCheck,
  certificate_issued: IconAward, certificate_revoked: IconAward, import_finished: IconFileImport,
  session_moved: IconCalendarEvent, session_cancelled: IconCalendarEvent, session_soon: IconCalendarEvent,
};

function NotificationItem({ notification, onRead }: { readonly notification: Notification; readonly onRead: () => void }) {
  const t = useText();
  const formats = useFormats();
  const unread = notification.readAt === null;
  const sentence = sentenceOf(notification, t, formats);
  const Kind = icons[notification.kind] ?? IconBellRinging;
  return (
    <li className={classes.row} data-unread={unread}>
      <span className={classes.icon}>
        <Kind size={20} aria-hidden="true" />
      </span>
      <div>
        <p className={classes.sentence}>
          {unread ? <VisuallyHidden>{`${t('notifications.unread')}: `}</VisuallyHidden> : null}
          {notification.link === null ? sentence : (
            <Link to={notification.link} onClick={unread ? onRead : undefined}>
              {sentence}
            </Link>
          )}
        </p>
        <p className={classes.when}>
          <time dateTime={notification.createdAt} title={formats.dateTime(notification.createdAt)}>
            {formats.relative(notification.createdAt)}
          </time>
          {unread ? ` · ${t('notifications.unread')}` : ''}
        </p>
      </div>
      {unread ? (
        <div className={classes.act}>
          <Button look="quiet" aria-label={t('notifications.markOne', { sentence })} onClick={onRead}>
            {t('notifications.mark')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

/** What Sinau told this person, newest first. */
export function NotificationsPage() {
  const t = useText();
  const client = useQueryClient();
  const unreadOnly = route.useSearch().tampil === 'belum';
  const [asking, setAsking] = useState(false);
  const { personId } = useMe();
  const list = useInfiniteQuery(keptPages(personId, 'GET /api/notifications', { query: unreadOnly ? { unread: 'true' } : {} }));
  const read = useRouteMutation('POST /api/notifications/:notificationId/read', { invalidates: ['GET /api/notifications'] });
  const rows = list.data?.pages.flatMap((page) => page.value.rows) ?? [];
  const unread = list.data?.pages.at(0)?.value.unread ?? 0;
  const recount = (): void => void client.invalidateQueries({ queryKey: meQuery.queryKey });
  const readOne = ({ id }: Notification): void =>
    read.mutate({ params: { notificationId: id }, body: {} }, { onSuccess: recount, onError: (error) => showToast(error.message || t('notifications.failed')) });
  const readAll = async (): Promise<void> => {
    await call('POST /api/notifications/read', { body: {} });
    await client.invalidateQueries({ queryKey: ['GET /api/notifications'] });
    recount();
    showToast(t('notifications.marked'));
  };
  return (
    <Page>
      <PageHeader
        title={t('notifications.title')}
        lead={list.data ? t('notifications.lead', { count: unread }) : undefined}
        actions={unread > 0 ? <Button look="outline" onClick={() => setAsking(true)}>{t('notifications.markAll')}</Button> : undefined}
      />
      <nav className={classes.tools} aria-label={t('notifications.filter')}>
        <Link className={classes.chip} to="/notifikasi" activeOptions={{ exact: true }}>
          {t('notifications.all')}
        </Link>
        <Link className={classes.chip} to="/notifikasi" search={{ tampil: 'belum' }} activeOptions={{ exact: true }}>
          {t('notifications.unread')}
        </Link>
      </nav>
      <SavedAt savedAt={list.data?.pages.at(0)?.savedAt ?? null} />
      {list.isPending ? (
        <Skeletons>
          <ListSkeleton rows={6} height={78} />
        </Skeletons>
      ) : list.isError ? (
        <QueryFailure what={t('notifications.failed')} query={list} />
      ) : rows.length === 0 ? (
        <EmptyState action={unreadOnly ? <ButtonLink to="/notifikasi">{t('notifications.showAll')}</ButtonLink> : <ButtonLink to="/">{t('notifications.home')}</ButtonLink>}>
          {t(unreadOnly ? 'notifications.emptyUnread' : 'notifications.empty')}
        </EmptyState>
      ) : (
        <RowList>
          {rows.map((notification) => (
            <NotificationItem key={notification.id} notification={notification} onRead={() => readOne(notification)} />
          ))}
        </RowList>
      )}
      {list.hasNextPage ? (
        <div className={classes.more}>
          <Button look="outline" onClick={() => void list.fetchNextPage()} busy={list.isFetchingNextPage}>
            {t('notifications.more')}
          </Button>
        </div>
      ) : null}
      <ConfirmDialog open={asking} onClose={() => setAsking(false)} title={t('notifications.markAll.title', { count: unread })} confirm={t('notifications.markAll')} onConfirm={readAll}>
        {t('notifications.markAll.text')}
      </ConfirmDialog>
    </Page>
  );
}
