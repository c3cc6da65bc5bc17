import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { BatchDetail } from '@sinau/contracts/certificates';
import { routeQuery, serverNow, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { Page, Section } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { minutesLeft, ProgressPanel } from '../../../ui/progress-panel.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import { BatchArchivePart, isArchiveGoing } from '../components/batch-archive.js';
import { useBatchWords } from '../components/batch-list.js';
import classes from './admin.module.css';

const GOING_MS = 1_000;

const statuses = { waiting: 'active', running: 'active', paused: 'waiting', done: 'done', cancelled: 'waiting' } as const;

function isGoing(batch: BatchDetail | undefined): boolean {
  return batch?.state === 'waiting' || batch?.state === 'running';
}

/** Whether anything can still be done about it: to hold it, to end it, to try again what failed. */
function canBeSteered(batch: BatchDetail): boolean {
  return isGoing(batch) || batch.state === 'paused' || (batch.state === 'done' && batch.failed > 0);
}

function Steering({ batch }: { readonly batch: BatchDetail }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const steer = useRouteMutation('POST /api/certificate-batches/:batchId/steering', { invalidates: ['GET /api/certificate-batches/:batchId', 'GET /api/certificate-batches'] });
  const act = (name: 'pause' | 'resume' | 'retry') => steer.mutate({ params: { batchId: batch.id }, body: { act: name } });
  const left = batch.total - batch.done - batch.failed;
  return (
    <>
      <div className={classes.buttons}>
        {isGoing(batch) ? (
          <Button look="outline" busy={steer.isPending} onClick={() => act('pause')}>
            {t('certificates.batch.pause')}
          </Button>
        ) : null}
        {batch.state === 'paused' ? (
          <Button busy={steer.isPending} onClick={() => act('resume')}>
            {t('certificates.batch.resume')}
          </Button>
        ) : null}
        {isGoing(batch) || batch.state === 'paused' ? (
          <Button look="plain" onClick={() => setAsking(true)}>
            {t('certificates.batch.cancel')}
          </Button>
        ) : null}
        {batch.state === 'done' && batch.failed > 0 ? (
          <Button busy={steer.isPending} onClick={() => act('retry')}>
            {t('certificates.batch.retry', { count: batch.failed })}
          </Button>
        ) : null}
      </div>
      {steer.isError ? (
        <p role="alert" className={classes.error}>
          <ErrorReason error={steer.error} />
        </p>
      ) : null}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('certificates.batch.cancel.title', { count: left })}
        confirm={t('certificates.batch.cancel')}
        tone="danger"
        onConfirm={() => steer.mutateAsync({ params: { batchId: batch.id }, body: { act: 'cancel' } })}
      >
        <p>{t('certificates.batch.cancel.text')}</p>
      </ConfirmDialog>
    </>
  );
}

function Failures({ batch }: { readonly batch: BatchDetail }) {
  const t = useText();
  if (batch.failures.length === 0) return null;
  return (
    <Section title={t('certificates.batch.failed')}>
      <ul className={classes.people}>
        {batch.failures.map((failure) => (
          <li key={failure.enrolmentId}>
            <b>{failure.name}</b>
            <span>{failure.sentence}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** How far a bulk issue is. The page may be left: the worker goes on. */
export function BatchPage() {
  const t = useText();
  const me = useMe();
  const words = useBatchWords();
  const { batchId = '' } = useParams({ strict: false });
  const query = useQuery({
    ...routeQuery('GET /api/certificate-batches/:batchId', { params: { batchId } }),
    staleTime: 0,
    refetchInterval: ({ state }) => (isGoing(state.data) || (state.data !== undefined && isArchiveGoing(state.data)) ? GOING_MS : false),
  });
  const batch = query.data;
  const crumbs = [{ label: t('certificates.admin'), to: '/admin/sertifikat' }];
  return (
    <Page>
      <PageHeader title={t('certificates.batch.title')} lead={batch ? `${batch.run.courseTitle} · ${batch.run.name}` : undefined} crumbs={crumbs} />
      {query.isPending ? <ListSkeleton rows={1} height={180} /> : null}
      {query.isError && !batch ? <QueryFailure what={t('certificates.batch.load_failed')} query={query} /> : null}
      {batch ? (
        <div className={classes.parts}>
          <ProgressPanel
            title={t('certificates.batch.title')}
            done={batch.done}
            total={batch.total}
            failed={batch.failed}
            state={words(batch.state)}
            status={batch.state === 'done' && batch.failed > 0 ? 'error' : statuses[batch.state]}
            left={isGoing(batch) ? minutesLeft(batch.done, batch.total, serverNow() - Date.parse(batch.createdAt)) : null}
            actions={hasRole(me, 'agency_admin') && canBeSteered(batch) ? <Steering batch={batch} /> : undefined}
          />
          <BatchArchivePart batch={batch} manages={hasRole(me, 'agency_admin')} />
          <Failures batch={batch} />
          <div className={classes.buttons}>
            <ButtonLink to="/admin/sertifikat" look="plain">
              {t('certificates.batch.to_list')}
            </ButtonLink>
          </div>
        </div>
      ) : null}
    </Page>
  );
}
