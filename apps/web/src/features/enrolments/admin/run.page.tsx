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
import { Sections } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { PartLinks } from '../../../ui/part-links.js';
import { QueryPage } from '../../../ui/query-page.js';
import { Tile, Tiles } from '../../../ui/tiles.js';
import { EnrolSheet } from './enrol-sheet.js';
import { Participants } from './participants.js';
import { PhaseChip } from './phase-chip.js';

const route = getRouteApi('/frame/shell/admin/angkatan/$runId');

function Facts({ run }: { readonly run: RunView }) {
  const t = useText();
  const formats = useFormats();
  const seats = run.capacity === null ? formats.number(run.seatsTaken) : t('enrolments.runs.seats_of', { taken: formats.number(run.seatsTaken), capacity: formats.number(run.capacity) });
  return (
    <Tiles>
      <Tile name={t('enrolments.runs.phase')} value={<PhaseChip phase={run.phase} closed={run.closedAt !== null} />} />
      <Tile name={t('enrolments.schedule.days')} value={t('enrolments.schedule.between', { from: formats.day(run.startsOn), to: formats.day(run.endsOn) })} />
      <Tile name={t('enrolments.runs.seats')} value={<Link to="/admin/angkatan/$runId/kursi" params={{ runId: run.id }}>{seats}</Link>} />
      <Tile name={t('enrolments.run.waiting')} value={formats.number(run.waiting)} />
      <Tile name={t('enrolments.run.programme')} value={run.programme === null ? '–' : <Link to="/admin/program/$programmeId" params={{ programmeId: run.programme.id }}>{run.programme.name}</Link>} />
      <Tile name={t('enrolments.runs.completed')} value={formats.number(run.completed)} />
      <Tile name={t('enrolments.run.door')} value={run.selfEnrolment ? t(run.approval === 'none' ? 'enrolments.run.door_open' : 'enrolments.run.door_consent') : t('enrolments.run.door_agency')} />
      {run.place === null ? null : <Tile name={t('enrolments.schedule.place')} value={run.place} />}
    </Tiles>
  );
}

const awaitsDecision = (run: RunView): boolean => run.phase === 'ended' && run.closedAt === null;

/** The further pages of the run; a decision that is due stands in the header. */
function Parts({ run }: { readonly run: RunView }) {
  const t = useText();
  const page = `/admin/angkatan/${run.id}`;
  return (
    <PartLinks
      label={t('enrolments.run.parts')}
      links={[
        { to: `${page}/sesi`, label: t('enrolments.run.sessions') },
        ...(run.phase === 'before' ? [] : [{ to: `${page}/pengerjaan`, label: t('enrolments.run.attempts') }]),
        { to: `${page}/evaluasi`, label: t('enrolments.run.evaluation') },
        { to: `${page}/kursi`, label: t('enrolments.run.divide') },
        { to: `${page}/aturan`, label: t('enrolments.run.rules') },
        { to: '/admin/sertifikat/terbitkan', search: { angkatan: run.id }, label: t('enrolments.run.certificates') },
        ...(awaitsDecision(run) ? [] : [{ to: `${page}/keputusan`, label: t(run.closedAt === null ? 'enrolments.run.decide_early' : 'enrolments.run.decision') }]),
      ]}
    />
  );
}

function Actions({ run }: { readonly run: RunView }) {
  const t = useText();
  const [enrolling, setEnrolling] = useState(false);
  return (
    <>
      <ButtonLink look="outline" to={`/admin/angkatan/${run.id}/ubah`}>
        {t('enrolments.run.edit')}
      </ButtonLink>
      {awaitsDecision(run) ? <ButtonLink to={`/admin/angkatan/${run.id}/keputusan`}>{t('enrolments.run.decide')}</ButtonLink> : null}
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
          {mayManage ? <Parts run={found} /> : null}
          <Sections>
            <Facts run={found} />
            <Participants run={found} mayManage={mayManage} />
          </Sections>
        </>
      )}
    </QueryPage>
  );
}
