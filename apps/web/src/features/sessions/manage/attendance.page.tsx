import type { SessionView } from '@sinau/contracts/sessions';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { Page, Sections } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { Tile, Tiles } from '../../../ui/tiles.js';
import { SessionState } from '../components/session-state.js';
import { sessionTime } from '../components/use-zone.js';
import { Attendees } from './attendees.js';
import { ImportSheet } from './import-sheet.js';
import { UnmatchedList } from './unmatched.js';

const route = getRouteApi('/frame/shell/sesi/$sessionId');

function Figures({ session }: { readonly session: SessionView }) {
  const t = useText();
  const formats = useFormats();
  return (
    <Tiles>
      <Tile name={t('sessions.form.state')} value={<SessionState state={session.state} />} />
      <Tile name={t('sessions.attendee.present')} value={t('sessions.present_of', { present: session.present, participants: session.participants })} />
      <Tile name={t('sessions.form.hours')} value={formats.jp(session.hours)} />
      <Tile name={t('sessions.form.share')} value={formats.percent(session.minimumShare / 100)} />
      <Tile name={t('sessions.form.place')} value={session.place ?? session.link} />
    </Tiles>
  );
}

/** A session's attendance: the room's screen, lists, and what holds about each person. */
export function AttendancePage() {
  const t = useText();
  const { sessionId } = route.useParams();
  const me = useMe();
  const administers = hasRole(me, 'agency_admin', 'auditor');
  const signs = hasRole(me, 'agency_admin', 'supervisor');
  const [importing, setImporting] = useState(false);
  const session = useQuery(routeQuery('GET /api/run-sessions/:sessionId', { params: { sessionId } }));
  const crumbsOf = ({ runId, runName }: SessionView) => (administers ? [{ label: t('sessions.of_run', { run: runName }), to: `/admin/angkatan/${runId}/sesi` }] : [{ label: t('sessions.calendar.title'), to: '/kalender' }]);
  return (
    <QueryPage query={session} title={t('sessions.attendance')} failed={t('sessions.one_failed')}>
      {(found) => (
        <Page>
          <PageHeader
            title={found.title}
            lead={`${found.runName} · ${sessionTime(found)}`}
            crumbs={[...crumbsOf(found), { label: t('sessions.attendance') }]}
            {...(found.mayRecord && found.state !== 'cancelled'
              ? {
                  actions: (
                    <>
                      {found.kind === 'webinar' && found.mayManage ? (
                        <ButtonLink look="outline" to={`/admin/sesi/${found.id}/webinar`}>
                          {t('sessions.hook.title')}
                        </ButtonLink>
                      ) : null}
                      <Button look="outline" onClick={() => setImporting(true)}>
                        {t('sessions.import.title')}
                      </Button>
                      <ButtonLink before={<IconQrcode size={20} />} to={`/sesi/${found.id}/layar`}>
                        {t('sessions.room.open')}
                      </ButtonLink>
                    </>
                  ),
                }
              : {})}
          />
          <Sections>
            {found.hosted ? <Notice>{t('sessions.hosted_text')}</Notice> : null}
            <Figures session={found} />
            {found.kind === 'field_practice' ? (
              <Notice
                action={
                  signs ? (
                    <ButtonLink look="outline" to="/tim/praktik" search={{ sesi: found.id }}>
                      {t('sessions.practice.inbox')}
                    </ButtonLink>
                  ) : null
                }
              >
                {t('sessions.by_sign_off')}
              </Notice>
            ) : null}
            <UnmatchedList session={found} />
            <Attendees session={found} />
          </Sections>
          {importing ? <ImportSheet session={found} onClose={() => setImporting(false)} /> : null}
        </Page>
      )}
    </QueryPage>
  );
}
