import type { ExportFormat, RecordExportView } from '@sinau/contracts/points';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, isProblem, routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry, SelectField, TextField } from '../../../ui/form/index.js';
import { Section } from '../../../ui/layout.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import classes from './claims.module.css';
import { formatWords } from './delivery-words.js';

const LOOK_AGAIN_MS = 1_500;
const states: Readonly<Record<RecordExportView['state'], { readonly label: string; readonly status: Status }>> = {
  waiting: { label: 'points.exports.waiting', status: 'waiting' }, running: { label: 'points.exports.running', status: 'active' }, done: { label: 'points.exports.done', status: 'done' },
  failed: { label: 'points.exports.failed', status: 'error' }, expired: { label: 'points.exports.expired', status: 'locked' },
};
const kinds = ['json', 'kursus_csv', 'diklat_csv'] as const satisfies readonly ExportFormat[];
const isGoing = (task: RecordExportView): boolean => task.state === 'waiting' || task.state === 'running';

function Fetch({ task }: { readonly task: RecordExportView }) {
  const t = useText();
  const formats = useFormats();
  const [busy, setBusy] = useState(false);
  const open = async (): Promise<void> => {
    setBusy(true);
    try {
      location.assign((await call('GET /api/record-exports/:taskId/file', { params: { taskId: task.id } })).url);
    } catch (error) {
      showToast(isProblem(error) ? error.message : t('ui.error.unreachable'));
    } finally {
      setBusy(false);
    }
  };
  return <Button look="outline" busy={busy} onClick={() => void open()}>{t('points.exports.fetch', { size: formats.size(task.bytes ?? 0) })}</Button>;
}

function useColumns(manages: boolean): readonly TableColumn<RecordExportView>[] {
  const t = useText();
  const formats = useFormats();
  return [
    { id: 'file', header: t('points.exports.file'), phone: 'heading', cell: (task) => `${String(task.year)}, ${t(formatWords[task.format])}` },
    { id: 'asked', header: t('points.exports.asked'), cell: (task) => `${task.createdBy}, ${formats.dateTime(task.createdAt)}` },
    { id: 'records', header: t('points.exports.records'), numeric: true, cell: (task) => formats.number(task.records ?? task.done) },
    { id: 'state', header: t('points.records.state'), cell: (task) => <StatusChip status={states[task.state].status}>{t(states[task.state].label, { done: formats.number(task.done), total: formats.number(task.total) })}</StatusChip> },
    ...(manages ? [{ id: 'act', header: t('points.records.act'), cell: (task: RecordExportView) => (task.state === 'done' ? <Fetch task={task} /> : '–') }] : []),
  ];
}

/** Files of all records of a year, made in the background and kept for a week. */
export function RecordExports({ manages }: { readonly manages: boolean }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const columns = useColumns(manages);
  const exports = useQuery({ ...routeQuery('GET /api/record-exports'), refetchInterval: (query) => (query.state.data?.rows.some(isGoing) === true ? LOOK_AGAIN_MS : false) });
  const ask = useRouteMutation('POST /api/record-exports', { invalidates: ['GET /api/record-exports'] });
  const rows = exports.data?.rows;
  return (
    <Section title={t('points.exports.title')}>
      {manages ? <div className={classes.buttons}><Button look="outline" onClick={() => setAsking(true)}>{t('points.exports.ask')}</Button></div> : null}
      {exports.isPending ? <ListSkeleton rows={2} height={56} /> : null}
      {exports.isError && !rows ? <QueryFailure what={t('points.exports.failed_read')} query={exports} /> : null}
      {rows?.length === 0 ? <EmptyState>{t('points.exports.empty')}</EmptyState> : null}
      {rows === undefined || rows.length === 0 ? null : <DataTable caption={t('points.exports.title')} columns={columns} rows={rows} rowId={(task) => task.id} rowName={(task) => String(task.year)} />}
      <FormDialog
        open={asking} onClose={() => setAsking(false)} title={t('points.exports.ask')} lead={t('points.exports.lead')} submit={t('points.exports.ask')} ids={{ year: 'export-year' }}
        send={async (form) => {
          await ask.mutateAsync({ body: { year: Number(entry(form, 'year')), format: kinds.find((one) => one === entry(form, 'format')) ?? 'json' } });
          showToast(t('points.exports.begun'));
        }}
      >
        <div className={classes.form}>
          <TextField id="export-year" name="year" label={t('points.records.year')} inputMode="numeric" defaultValue={String(exports.data?.thisYear ?? '')} required maxLength={4} />
          <SelectField name="format" label={t('points.exports.format')} defaultValue="json" choices={kinds.map((value) => ({ value, label: t(formatWords[value]) }))} />
        </div>
      </FormDialog>
    </Section>
  );
}
