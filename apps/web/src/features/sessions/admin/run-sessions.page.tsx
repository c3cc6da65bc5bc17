import type { SessionView } from '@sinau/contracts/sessions';
import { sessionZones } from '@sinau/domain/sessions';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { newId } from '../../../lib/new-id.js';
import { useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { CardItem, CardList } from '../../../ui/card-list.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import { SESSION_READS } from '../components/session-reads.js';
import { kindText, SessionState } from '../components/session-state.js';
import { sessionTime } from '../components/use-zone.js';
import classes from '../components/sessions.module.css';
import { CancelDialog } from './cancel-dialog.js';
import { draftOf, emptySession, sessionBodyOf, type SessionDraft } from './session-draft.js';
import { SessionForm } from './session-form.js';

const route = getRouteApi('/frame/shell/admin/angkatan/$runId/sesi');

type CardProps = { readonly session: SessionView; readonly onEdit: () => void; readonly onCancel: () => void };

function SessionCard({ session, onEdit, onCancel }: CardProps) {
  const t = useText();
  const formats = useFormats();
  const open = session.state !== 'cancelled';
  return (
    <CardItem>
      <div className={classes.row}>
        <h2>{session.title}</h2>
        <SessionState state={session.state} />
        {session.hosted ? <StatusChip status="info">{t('sessions.hosted')}</StatusChip> : null}
      </div>
      <p>{sessionTime(session)}</p>
      <p className={classes.muted}>{[t(kindText(session.kind)), session.place ?? session.link, formats.jp(session.hours), t('sessions.present_of', { present: session.present, participants: session.participants })].join(' · ')}</p>
      <div className={classes.row}>
        <ButtonLink look="outline" to={`/sesi/${session.id}`} aria-label={t('sessions.attendance_of', { title: session.title })}>
          {t('sessions.attendance')}
        </ButtonLink>
        {session.hosted ? null : (
          <ButtonLink look="quiet" to={`/admin/sesi/${session.id}/narasumber`} aria-label={t('sessions.experts_of', { title: session.title })}>
            {t('sessions.experts')}
          </ButtonLink>
        )}
        {session.mayManage && open ? (
          <Button look="quiet" aria-label={t('sessions.form.change', { title: session.title })} onClick={onEdit}>
            {t('sessions.edit')}
          </Button>
        ) : null}
        {session.mayManage && open && session.decided === 0 ? (
          <Button look="quiet" aria-label={t('sessions.cancel.title', { title: session.title })} onClick={onCancel}>
            {t('sessions.cancel.do')}
          </Button>
        ) : null}
      </div>
    </CardItem>
  );
}

/** The sessions of a run: planned, moved and cancelled here. */
export function RunSessionsPage() {
  const t = useText();
  const { runId } = route.useParams();
  const { timeZone } = useMe().agency;
  const [editing, setEditing] = useState<SessionView | 'new' | null>(null);
  const [leaving, setLeaving] = useState<SessionView | null>(null);
  const sessions = useQuery(routeQuery('GET /api/runs/:runId/sessions', { params: { runId } }));
  const create = useRouteMutation('POST /api/runs/:runId/sessions', { invalidates: SESSION_READS });
  const change = useRouteMutation('PUT /api/run-sessions/:sessionId', { invalidates: SESSION_READS });
  const runs = { label: t('sessions.runs'), to: '/admin/angkatan' };
  async function submit(draft: SessionDraft): Promise<void> {
    const body = sessionBodyOf(draft);
    if (editing === 'new') await create.mutateAsync({ params: { runId }, body: { ...body, id: newId() } });
    else if (editing !== null) await change.mutateAsync({ params: { sessionId: editing.id }, body: { ...body, revision: editing.revision } });
    showToast(t('sessions.form.saved', { title: body.title }));
  }
  const zone = sessionZones.find((one) => one === timeZone) ?? 'Asia/Jakarta';
  const add = (
    <Button before={<IconCalendarPlus size={20} />} onClick={() => setEditing('new')}>
      {t('sessions.form.new')}
    </Button>
  );
  return (
    <QueryPage query={sessions} title={t('sessions.title')} crumbs={[runs]} failed={t('sessions.failed')}>
      {(found) => (
        <>
          <PageHeader
            title={t('sessions.of_run', { run: found.runName })}
            lead={found.courseTitle}
            crumbs={[runs, { label: found.runName, to: `/admin/angkatan/${runId}` }, { label: t('sessions.title') }]}
            {...(found.mayManage && found.sessions.length > 0 ? { actions: add } : {})}
          />
          {found.sessions.length === 0 ? <EmptyState {...(found.mayManage ? { action: add } : {})}>{t('sessions.empty')}</EmptyState> : null}
          <CardList>
            {found.sessions.map((session) => (
              <SessionCard key={session.id} session={session} onEdit={() => setEditing(session)} onCancel={() => setLeaving(session)} />
            ))}
          </CardList>
          {editing === null ? null : <SessionForm initial={editing === 'new' ? emptySession(zone) : draftOf(editing)} editing={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onSubmit={submit} />}
          <CancelDialog session={leaving} onClose={() => setLeaving(null)} />
        </>
      )}
    </QueryPage>
  );
}
