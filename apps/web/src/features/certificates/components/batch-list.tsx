import { Link } from '@tanstack/react-router';
import type { BatchView } from '@sinau/contracts/certificates';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';
import classes from '../admin/admin.module.css';

/** A batch's state in words. */
export function useBatchWords(): (state: BatchView['state']) => string {
  const t = useText();
  const words = {
    waiting: t('certificates.batch.waiting'), running: t('certificates.batch.running'), paused: t('certificates.batch.paused'),
    done: t('certificates.batch.done'), cancelled: t('certificates.batch.cancelled'),
  };
  return (state) => words[state];
}

export const batchStatus: Readonly<Record<BatchView['state'], Status>> = { waiting: 'waiting', running: 'active', paused: 'waiting', done: 'done', cancelled: 'warning' };

/** The last bulk issues, each with its state. */
export function BatchList({ batches }: { readonly batches: readonly BatchView[] }) {
  const t = useText();
  const formats = useFormats();
  const words = useBatchWords();
  return (
    <ul className={classes.people}>
      {batches.map((batch) => (
        <li key={batch.id}>
          <div>
            <Link to="/admin/sertifikat/penerbitan/$batchId" params={{ batchId: batch.id }}>
              {batch.run.courseTitle} · {batch.run.name}
            </Link>
            <div className={classes.note}>
              {formats.dateTime(batch.createdAt)} · {batch.createdBy} · {t('certificates.batch.count', { done: formats.number(batch.done), total: formats.number(batch.total) })}
            </div>
          </div>
          <StatusChip status={batch.failed > 0 ? 'error' : batchStatus[batch.state]}>
            {words(batch.state)}
            {batch.failed > 0 ? ` · ${t('certificates.batch.failures', { count: batch.failed })}` : ''}
          </StatusChip>
        </li>
      ))}
    </ul>
  );
}
