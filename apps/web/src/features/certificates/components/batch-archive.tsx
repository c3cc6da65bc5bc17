import type { BatchDetail } from '@sinau/contracts/certificates';
import { IconDownload, IconFileZip } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, isProblem, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Section } from '../../../ui/layout.js';
import { ProgressBar } from '../../../ui/progress.js';
import { ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../admin/admin.module.css';

/** Whether the page should look again: PDFs are being printed, or the ZIP is being made. */
export function isArchiveGoing({ state, archive, printed, certificates }: BatchDetail): boolean {
  const ended = state === 'done' || state === 'cancelled';
  return archive?.state === 'waiting' || archive?.state === 'making' || (ended && printed < certificates);
}

function Making({ archive }: { readonly archive: Extract<BatchDetail['archive'], { state: 'making' | 'waiting' | 'expired' | 'failed' }> }) {
  const t = useText();
  const making = archive.state === 'making';
  return (
    <>
      <ProgressBar label={t('certificates.zip.making')} share={making && archive.count > 0 ? archive.done / archive.count : 0} />
      <p className={classes.note}>{making ? t('certificates.zip.progress', { done: archive.done, count: archive.count }) : t('certificates.zip.waiting')}</p>
    </>
  );
}

function Ready({ batchId, archive }: { readonly batchId: string; readonly archive: Extract<BatchDetail['archive'], { state: 'ready' }> }) {
  const t = useText();
  const formats = useFormats();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  // too large to pass through the page: the session and the file are looked at first, then the browser itself follows to the store
  const open = async (): Promise<void> => {
    setBusy(true);
    try {
      const now = await call('GET /api/certificate-batches/:batchId', { params: { batchId } });
      if (now.archive?.state === 'ready') location.assign(`/api/certificate-batches/${batchId}/archive`);
      else await client.invalidateQueries({ queryKey: ['GET /api/certificate-batches/:batchId'] });
    } catch (error) {
      showToast(isProblem(error) ? error.message : t('ui.error.unreachable'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className={classes.buttons}>
        <Button busy={busy} before={<IconDownload size={18} />} onClick={() => void open()}>
          {t('certificates.zip.download', { size: formats.size(archive.bytes) })}
        </Button>
      </div>
      <p className={classes.note}>{t('certificates.zip.expires', { count: archive.count, made: formats.dateTime(archive.madeAt), ends: formats.dateTime(archive.expiresAt) })}</p>
    </>
  );
}

/** All PDFs of a finished bulk issue in one file: made by the worker, kept for some days. */
export function BatchArchivePart({ batch, manages }: { readonly batch: BatchDetail; readonly manages: boolean }) {
  const t = useText();
  const make = useRouteMutation('POST /api/certificate-batches/:batchId/archive', { invalidates: ['GET /api/certificate-batches/:batchId'] });
  const { archive, certificates, printed } = batch;
  if (!manages || certificates === 0 || (batch.state !== 'done' && batch.state !== 'cancelled')) return null;
  const ask = (
    <div className={classes.buttons}>
      <Button look="outline" before={<IconFileZip size={18} />} busy={make.isPending} disabled={printed < certificates} onClick={() => make.mutate({ params: { batchId: batch.id }, body: {} })}>
        {archive?.state === 'ready' ? t('certificates.zip.again') : t('certificates.zip.make')}
      </Button>
    </div>
  );
  return (
    <Section title={t('certificates.zip')}>
      <div className={classes.stack} aria-live="polite">
        {printed < certificates ? <p className={classes.note}>{t('certificates.zip.printing', { printed, count: certificates })}</p> : null}
        {archive?.state === 'waiting' || archive?.state === 'making' ? <Making archive={archive} /> : null}
        {archive?.state === 'ready' ? <Ready batchId={batch.id} archive={archive} /> : null}
        {archive?.state === 'expired' ? <p className={classes.note}>{t('certificates.zip.expired')}</p> : null}
        {archive?.state === 'failed' ? (
          <p role="alert" className={classes.error}>
            {t('certificates.zip.failed')}
          </p>
        ) : null}
        {archive?.state === 'waiting' || archive?.state === 'making' ? null : ask}
        {make.isError ? (
          <p role="alert" className={classes.error}>
            <ErrorReason error={make.error} />
          </p>
        ) : null}
      </div>
    </Section>
  );
}
