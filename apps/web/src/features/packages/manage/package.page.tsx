import type { PackageDetailView } from '@sinau/contracts/packages';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { Facts } from '../../../ui/facts.js';
import { entry } from '../../../ui/form/index.js';
import { Page, Section } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ProgressPanel } from '../../../ui/progress-panel.js';
import { QueryPage } from '../../../ui/query-page.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import classes from './packages.module.css';
import { isCopying } from './received.js';
import { TextArea } from './text-area.js';
import { UpdateProposal } from './update.js';
import { receivedStatus, receivedWords } from './words.js';

const route = getRouteApi('/frame/shell/kelola/paket/$offerId');
const LOOK_AGAIN_MS = 1_500;
const again = { invalidates: ['GET /api/packages/received', 'GET /api/packages/received/:offerId'] } as const;

/** Codes of the error catalogue that a copying ends with. */
const failures: Readonly<Record<string, string>> = {
  package_file_missing: 'packages.failure.missing',
  package_file_differs: 'packages.failure.differs',
  package_copy_failed: 'packages.failure.failed',
};

function Answer({ detail }: { readonly detail: PackageDetailView }) {
  const t = useText();
  const [declining, setDeclining] = useState(false);
  const accept = useRouteMutation('POST /api/packages/received/:offerId/acceptance', again);
  const decline = useRouteMutation('POST /api/packages/received/:offerId/refusal', again);
  const params = { offerId: detail.offerId };
  return (
    <div className={classes.actions}>
      <Button busy={accept.isPending} onClick={() => accept.mutate({ params, body: {} }, { onError: (error) => showToast(error.message || t('packages.accept_failed')) })}>{t('packages.accept')}</Button>
      <Button look="outline" onClick={() => setDeclining(true)}>{t('packages.decline')}</Button>
      <FormDialog
        open={declining} onClose={() => setDeclining(false)} title={t('packages.decline_title', { title: detail.title })} lead={t('packages.decline_text', { giver: detail.giverName })} submit={t('packages.decline')}
        send={async (form) => void (await decline.mutateAsync({ params, body: { reason: entry(form, 'reason').trim() } }))}
      >
        <TextArea label={t('packages.reason_label')} name="reason" required />
      </FormDialog>
    </div>
  );
}

function Copying({ detail, manages }: { readonly detail: PackageDetailView; readonly manages: boolean }) {
  const t = useText();
  const retry = useRouteMutation('POST /api/packages/received/:offerId/retry', again);
  const { copying } = detail;
  if (!copying) return null;
  const failed = copying.failure !== null;
  const button = manages && failed ? <Button busy={retry.isPending} onClick={() => retry.mutate({ params: { offerId: detail.offerId }, body: {} })}>{t('packages.copy_again')}</Button> : undefined;
  return (
    <>
      <ProgressPanel title={t('packages.copying')} done={copying.filesDone} total={copying.files} state={t(failed ? 'packages.state.failed' : 'packages.state.copying')} status={failed ? 'error' : 'active'} actions={button} />
      {copying.failure === null ? null : <Notice tone="warning">{t(failures[copying.failure] ?? 'packages.failure.failed')}</Notice>}
    </>
  );
}

function Contents({ detail }: { readonly detail: PackageDetailView }) {
  const t = useText();
  const formats = useFormats();
  const { version } = detail;
  if (!version) return null;
  return (
    <Section title={t('packages.contents', { number: version.number })}>
      {version.summary === '' ? null : <p lang="id">{version.summary}</p>}
      <Facts
        facts={[
          { name: t('packages.fact.published'), value: formats.date(version.publishedAt) },
          { name: t('packages.fact.hours'), value: version.hours === null ? '–' : formats.jp(version.hours) },
          { name: t('packages.fact.parts'), value: t('packages.fact.parts_value', { modules: version.modules, lessons: version.lessons }) },
          { name: t('packages.fact.files'), value: version.bytes === 0 ? t('packages.fact.no_files') : formats.size(version.bytes) },
        ]}
      />
    </Section>
  );
}

/** Where the course came from: each owner before, the first of all first. */
function Provenance({ detail }: { readonly detail: PackageDetailView }) {
  const t = useText();
  const formats = useFormats();
  const { provenance } = detail;
  if (!provenance) return null;
  const owners = [...provenance.chain, { agency: provenance.giver, course: provenance.course, version: provenance.version, contentHash: provenance.contentHash }];
  return (
    <Section title={t('packages.provenance')}>
      <p>{t('packages.provenance.lead', { date: formats.date(provenance.takenAt) })}</p>
      <ol className={classes.chain}>
        {owners.map((owner, index) => (
          <li key={index}>
            <b>{owner.agency}</b>: {t('packages.provenance.owner', { course: owner.course, number: owner.version })}
            <br />
            <span className={classes.hash}>{t('packages.provenance.hash', { hash: owner.contentHash })}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Own({ detail }: { readonly detail: PackageDetailView }) {
  const t = useText();
  const formats = useFormats();
  if (!detail.own) return null;
  return (
    <Section title={t('packages.own')}>
      <p>{t('packages.own.text', { number: detail.own.versionNumber, date: formats.date(detail.own.takenAt) })}</p>
      <div className={classes.actions}>
        <ButtonLink to="/kelola/kursus/$courseId" params={{ courseId: detail.own.courseId }}>{t('packages.own.course')}</ButtonLink>
        {detail.own.programmeId === null ? null : <ButtonLink look="outline" to="/admin/program/$programmeId" params={{ programmeId: detail.own.programmeId }}>{t('packages.own.programme')}</ButtonLink>}
      </div>
    </Section>
  );
}

function Detail({ detail }: { readonly detail: PackageDetailView }) {
  const t = useText();
  const manages = hasRole(useMe(), 'agency_admin');
  return (
    <Page>
      <PageHeader
        title={detail.title} lang="id"
        crumbs={[{ label: t('packages.manage'), to: '/kelola' }, { label: t('packages.title'), to: '/kelola/paket' }, { label: detail.title, lang: 'id' }]}
        lead={
          <span className={classes.chips}>
            <StatusChip status={receivedStatus[detail.state]}>{t(receivedWords[detail.state])}</StatusChip>
            <span>{t('packages.from', { giver: detail.giverName })}</span>
          </span>
        }
      />
      <div className={classes.stack}>
        {detail.note === '' ? null : <Notice>{t('packages.note', { note: detail.note })}</Notice>}
        {detail.reason === null ? null : <Notice>{t('packages.reason', { reason: detail.reason })}</Notice>}
        {detail.withdrawnAt === null ? null : <Notice tone="warning">{t(detail.own ? 'packages.withdrawn_taken' : 'packages.withdrawn', { giver: detail.giverName })}</Notice>}
        <Copying detail={detail} manages={manages} />
        <UpdateProposal detail={detail} manages={manages} />
        <Own detail={detail} />
        <div>
          <Contents detail={detail} />
          {detail.programmeName === null ? null : <p>{t('packages.programme', { name: detail.programmeName })}</p>}
          {detail.state === 'offered' && manages ? <Answer detail={detail} /> : null}
        </div>
        <Provenance detail={detail} />
      </div>
    </Page>
  );
}

/** One offer of another agency, what became of it, and what it would change now. */
export function PackagePage() {
  const t = useText();
  const { offerId } = route.useParams();
  const found = useQuery({
    ...routeQuery('GET /api/packages/received/:offerId', { params: { offerId } }),
    refetchInterval: ({ state }) => (isCopying(state.data) ? LOOK_AGAIN_MS : false),
  });
  return (
    <QueryPage query={found} title={t('packages.title')} crumbs={[{ label: t('packages.title'), to: '/kelola/paket' }]} failed={t('packages.failed_one')}>
      {(detail) => <Detail detail={detail} />}
    </QueryPage>
  );
}
