import type { Output } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { Part } from './part.js';
import classes from './queue.module.css';
import { useAge } from './use-age.js';

type State = Output<'GET /api/queue'>;
type Depth = NonNullable<State['queues']>[number];

const names: Readonly<Record<Depth['queue'], string>> = {
  grading: 'queue.name.grading', certificates: 'queue.name.certificates', media: 'queue.name.media',
  notifications: 'queue.name.notifications', imports: 'queue.name.imports', pictures: 'queue.name.pictures', maintenance: 'queue.name.maintenance',
  improvements: 'queue.name.improvements',
};
/** Work that waits longer wants a look. */
const LONG_SECONDS = 300;

/** One sentence on how things stand, then the numbers. */
export function Depths({ state }: { readonly state: State }) {
  const t = useText();
  const formats = useFormats();
  const age = useAge();
  const oldest = Math.max(state.outbox.oldestSeconds ?? 0, ...(state.queues ?? []).map((queue) => queue.oldestSeconds ?? 0));
  const failed = state.failures.reduce((sum, { count }) => sum + count, 0);
  const columns: readonly TableColumn<Depth>[] = [
    {
      id: 'name', header: t('queue.work'), phone: 'heading',
      cell: (queue) => (
        <>
          {t(names[queue.queue])} {queue.paused ? <StatusChip status="warning">{t('queue.paused')}</StatusChip> : null}
        </>
      ),
    },
    { id: 'waiting', header: t('queue.waiting'), numeric: true, cell: (queue) => formats.number(queue.waiting) },
    { id: 'active', header: t('queue.active'), numeric: true, cell: (queue) => formats.number(queue.active) },
    { id: 'delayed', header: t('queue.delayed'), numeric: true, cell: (queue) => formats.number(queue.delayed) },
    { id: 'failed', header: t('queue.failedCount'), numeric: true, cell: (queue) => formats.number(queue.failed) },
    { id: 'oldest', header: t('queue.oldest'), cell: (queue) => (queue.oldestSeconds === null ? t('queue.none') : age(queue.oldestSeconds)) },
  ];
  return (
    <>
      <div className={classes.state}>
        <div role="status">
          {state.queues === null ? (
            <StatusChip status="error">{t('queue.away')}</StatusChip>
          ) : oldest > LONG_SECONDS ? (
            <StatusChip status="warning">{t('queue.behind', { age: age(oldest) })}</StatusChip>
          ) : failed > 0 ? (
            <StatusChip status="warning">{t('queue.someFailed', { count: failed })}</StatusChip>
          ) : (
            <StatusChip status="done">{t('queue.calm')}</StatusChip>
          )}
        </div>
        <p className={classes.asOf}>{t('queue.asOf', { time: formats.time(state.asOf) })}</p>
      </div>
      {state.queues === null ? null : (
        <Part title={t('queue.list')}>
          <DataTable caption={t('queue.list')} columns={columns} rows={state.queues} rowId={(queue) => queue.queue} rowName={(queue) => t(names[queue.queue])} />
        </Part>
      )}
      <Part title={t('queue.outbox')}>
        <ul className={classes.outbox}>
          <li>{t('queue.outbox.waiting', { count: state.outbox.waiting })}</li>
          <li>{t('queue.outbox.relayed', { count: state.outbox.relayed })}</li>
          {state.outbox.oldestSeconds === null ? null : <li>{t('queue.outbox.oldest', { age: age(state.outbox.oldestSeconds) })}</li>}
        </ul>
      </Part>
    </>
  );
}
