import type { RunView } from '@sinau/contracts/enrolments';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import classes from './admin.module.css';
import { EnrolSheet } from './enrol-sheet.js';
import { Participants } from './participants.js';
import { PhaseChip } from './phase-chip.js';

const route = getRouteApi('/frame/shell/admin/angkatan/$runId');

function Facts({ run }: { readonly run: RunView }) {
  const t = useText();
  const formats = useFormats();
  const seats = run.capacity === null ? formats.number(run.seatsTaken) : t('enrolments.runs.seats_of', { taken: formats.number(run.seatsTaken), capacity: formats.number(run.capacity) });
  return (
    <dl className={classes.stats}>
      <div>
        <dt>{t('enrolments.runs.phase')}</dt>
        <dd>
          <PhaseChip phase={run.phase} closed={run.closedAt !== null} />
        </dd>
      </div>
      <div>
        <dt>{t('enrolments.schedule.days')}</dt>
        <dd>{t('enrolments.schedule.between', { from: formats.day(run.startsOn), to: formats.day(run.endsOn) })}</dd>
      </div>
      <div>
        <dt>{t('enrolments.runs.seats')}</dt>
        <dd>
          <Link to="/admin/angkatan/$runId/kursi" params={{ runId: run.id }}>
            {seats}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{t('enrolments.run.waiting')}</dt>
        <dd>{formats.number(run.waiting)}</dd>
      </div>
      <div>
        <dt>{t('enrolments.run.programme')}</dt>
        <dd>
          {run.programme === null ? (
            '–'
          ) : (
            <Link to="/admin/program/$programmeId" params={{ programmeId: run.programme.id }}>
              {run.programme.name}
            </Link>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('enrolments.runs.completed')}</dt>
        <dd>{formats.number(run.completed)}</dd>
      </div>
      <div>
        <dt>{t('enrolments.run.door')}</dt>
        <dd>{run.selfEnrolment ? t(run.approval === 'none' ? 'enrolments.run.door_open' : 'enrolments.run.door_consent') : t('enrolments.run.door_agency')}</dd>
      </div>
      {run.place === null ? null : (
        <div>
          <dt>{t('enrolments.schedule.place')}</dt>
          <dd>{run.place}</dd>
        </div>
      )}
    </dl>
  );
}

function Actions({ run }: { readonly run: RunView }) {
  const t = useText();
  const [enrolling, setEnrolling] = useState(false);
  return (
    <>
      <ButtonLink look="outline" to={`/admin/angkatan/${run.id}/sesi`}>
        {t('enrolments.run.sessions')}
      </ButtonLink>
      {run.phase === 'before' ? null : (
        <ButtonLink look="outline" to={`/admin/angkatan/${run.id}/pengerjaan`}>
          {t('enrolments.run.attempts')}
        </ButtonLink>
      )}
      <ButtonLink look="outline" to={`/admin/angkatan/${run.id}/evaluasi`}>
        {t('enrolments.run.evaluation')}
      </ButtonLink>
      <ButtonLink look="outline" to={`/admin/angkatan/${run.id}/kursi`}>
        {t('enrolments.run.divide')}
      </ButtonLink>
      <ButtonLink look="outline" to={`/admin/angkatan/${run.id}/aturan`}>
        {t('enrolments.run.rules')}
      </ButtonLink>
      <ButtonLink look="outline" to={`/admin/angkatan/${run.id}/ubah`}>
        {t('enrolments.run.edit')}
      </ButtonLink>
      <ButtonLink look={run.phase === 'ended' && run.closedAt === null ? 'primary' : 'outline'} to={`/admin/angkatan/${run.id}/keputusan`}>
        {t(run.closedAt !== null ? 'enrolments.run.decision' : run.phase === 'ended' ? 'enrolments.run.decide' : 'enrolments.run.decide_early')}
      </ButtonLink>
      {run.phase === 'ended' ? null : (
        <Button before={<IconUserPlus size={20} />} onClick={() => setEnrolling(true)}>
          {t('enrolments.run.enrol')}
        </Button>
      )}
      <EnrolSheet run={run} open={enrolling} onClose={() => setEnrolling(false)} />
    </>
  );
}

/** One run: its days and seats, and who is in it. */
export function RunPage() {
  const t = useText();
  const { runId } = route.useParams();
  const mayManage = hasRole(useMe(), 'agency_admin');
  const run = useQuery(routeQuery('GET /api/runs/:runId', { params: { runId } }));
  const list = { label: t('enrolments.runs.title'), to: '/admin/angkatan' };
  return (
    <QueryPage query={run} title={t('enrolments.runs.title')} crumbs={[list]} failed={t('enrolments.run.failed')}>
      {(found) => (
        <>
          <PageHeader title={found.name} lead={found.courseTitle} crumbs={[list, { label: found.name }]} {...(mayManage ? { actions: <Actions run={found} /> } : {})} />
          <Facts run={found} />
          <Participants run={found} mayManage={mayManage} />
        </>
      )}
    </QueryPage>
  );
}
