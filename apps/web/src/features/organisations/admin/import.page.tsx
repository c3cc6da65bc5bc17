import type { ImportView } from '@sinau/contracts/organisations';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call, routeKey, routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { Sections } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ProgressPanel } from '../../../ui/progress-panel.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { stateWords } from '../components/import-state.js';
import { CheckedStep, Counts, Errors, MapStep } from '../components/import-steps.js';
import classes from '../components/organisations.module.css';

const AGAIN_AFTER = 1000;
const delimiters = { ',': ',', ';': ';', '\t': 'Tab' } as const;

function isWorking(batch: ImportView | undefined): boolean {
  return batch?.state === 'waiting' || batch?.state === 'running';
}

type PartProps = { readonly batch: ImportView; readonly onChange: (batch: ImportView) => void };

/** How far it is; when it has ended, what came of it and how to take it back. */
function Progress({ batch, onChange }: PartProps) {
  const t = useText();
  const formats = useFormats();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const total = (batch.counts?.created ?? 0) + (batch.counts?.changed ?? 0);
  const status = batch.state === 'done' ? 'done' : batch.state === 'running' ? 'active' : batch.state === 'failed' ? 'error' : 'waiting';
  return (
    <>
      {batch.counts ? <Counts counts={batch.counts} /> : null}
      {batch.state === 'undone' && batch.undone ? (
        <Notice>{t('organisations.import.undone', { removed: formats.number(batch.undone.removed), restored: formats.number(batch.undone.restored), kept: formats.number(batch.undone.kept) })}</Notice>
      ) : (
        <ProgressPanel title={t('organisations.import.progress')} done={batch.done + batch.failed} total={total} failed={batch.failed} state={t(stateWords[batch.state])} status={status} />
      )}
      <div className={classes.buttons}>
        <ButtonLink to="/admin/pegawai">{t('organisations.import.people')}</ButtonLink>
        <ButtonLink to="/admin/impor" look="outline">{t('organisations.import.again')}</ButtonLink>
        {batch.undoUntil === null ? null : <Button look="plain" onClick={() => setAsking(true)}>{t('organisations.import.undo')}</Button>}
      </div>
      {batch.undoUntil === null ? null : <p className={classes.muted}>{t('organisations.import.undo.until', { time: formats.dateTime(batch.undoUntil) })}</p>}
      <ConfirmDialog
        open={asking} onClose={() => setAsking(false)} tone="danger" title={t('organisations.import.undo.ask', { file: batch.fileName })} confirm={t('organisations.import.undo')}
        onConfirm={async () => {
          onChange(await call('DELETE /api/people-imports/:importId/application', { params: { importId: batch.id } }));
          await client.invalidateQueries({ queryKey: ['GET /api/people'] });
        }}
      >
        <p>{t('organisations.import.undo.text')}</p>
      </ConfirmDialog>
    </>
  );
}

/** One import: columns, dry run, application with progress, result, undo. */
export function ImportPage() {
  const t = useText();
  const formats = useFormats();
  const client = useQueryClient();
  const { importId } = useParams({ from: '/frame/shell/admin/impor/$importId' });
  const input = { params: { importId } };
  const found = useQuery({ ...routeQuery('GET /api/people-imports/:importId', input), refetchInterval: (query) => (isWorking(query.state.data) ? AGAIN_AFTER : false) });
  const batch = found.data;
  if (found.isPending) return <PageSkeleton />;
  if (!batch) return <QueryFailure what={t('organisations.import.failed')} query={found} />;
  function change(next: ImportView): void {
    client.setQueryData(routeKey('GET /api/people-imports/:importId', input), next);
    void client.invalidateQueries({ queryKey: ['GET /api/people-imports/:importId/errors'] });
    void client.invalidateQueries({ queryKey: ['GET /api/people-imports/:importId/rows-to-mend'] });
    void client.invalidateQueries({ queryKey: ['GET /api/people-imports'] });
  }
  const open = batch.state === 'mapping' || batch.state === 'checked';
  const read = { rows: formats.number(batch.rows), encoding: batch.encoding.toUpperCase(), delimiter: delimiters[batch.delimiter] };
  return (
    <>
      <PageHeader
        title={batch.fileName} lead={t('organisations.import.read', read)}
        crumbs={[{ label: t('organisations.people.title'), to: '/admin/pegawai' }, { label: t('organisations.import.title'), to: '/admin/impor' }, { label: batch.fileName }]}
      />
      <Sections>
        {open ? <MapStep batch={batch} onChange={change} /> : null}
        {open ? <CheckedStep batch={batch} onChange={change} /> : null}
        {open || batch.state === 'cancelled' ? null : <div><Progress batch={batch} onChange={change} /></div>}
        {batch.fileUntil !== null && (batch.counts?.wrong ?? 0) + batch.failed > 0 ? <Errors batch={batch} onChange={change} /> : null}
        <p className={classes.muted}>
          {batch.fileUntil === null ? t('organisations.import.file.deleted') : t('organisations.import.file.until', { time: formats.date(batch.fileUntil) })}
        </p>
      </Sections>
    </>
  );
}
