import type { ExpertFileView } from '@sinau/contracts/experts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { base64Of } from '../../../lib/base64-of.js';
import { call, callForNamedFile } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { Facts } from '../../../ui/facts.js';
import { FileDrop } from '../../../ui/file-drop.js';
import { Section } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ErrorState } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/experts.module.css';
import { columnWords, faultWords } from '../components/words.js';

/** The server's limit of 2 MiB holds for the file in base64, which is a third longer. */
const FILE_BYTES = 1_500_000;

type Tried = { readonly name: string; readonly content: string; readonly view: ExpertFileView };
type WrongCell = ExpertFileView['errors'][number];

function WrongCells({ errors }: { readonly errors: readonly WrongCell[] }) {
  const t = useText();
  const columns: readonly TableColumn<WrongCell>[] = [
    { id: 'line', header: t('experts.import.line'), phone: 'heading', cell: (row) => row.line },
    { id: 'column', header: t('experts.import.column'), cell: (row) => t(columnWords[row.column]) },
    { id: 'fault', header: t('experts.import.fault'), cell: (row) => t(faultWords[row.fault]) },
    { id: 'value', header: t('experts.import.value'), cell: (row) => (row.value === '' ? '–' : row.value) },
  ];
  return (
    <Section title={t('experts.import.errors')}>
      <DataTable caption={t('experts.import.errors')} columns={columns} rows={errors} rowId={(row) => `${row.line}-${row.column}-${row.fault}-${row.value}`} rowName={(row) => String(row.line)} />
    </Section>
  );
}

function Result({ tried, onApply, busy }: { readonly tried: Tried; readonly onApply: () => void; readonly busy: boolean }) {
  const t = useText();
  const { counts, errors, rows } = tried.view;
  const useful = counts.created + counts.changed;
  return (
    <Section title={t('experts.import.result', { name: tried.name })}>
      <Facts
        facts={[
          { name: t('experts.import.rows'), value: rows }, { name: t('experts.import.created'), value: counts.created }, { name: t('experts.import.changed'), value: counts.changed },
          { name: t('experts.import.unchanged'), value: counts.unchanged }, { name: t('experts.import.wrong'), value: counts.wrong },
        ]}
      />
      <div className={classes.row}>{useful === 0 ? <p>{t('experts.import.nothing')}</p> : <Button onClick={onApply} busy={busy}>{t('experts.import.apply', { count: useful })}</Button>}</div>
      {errors.length === 0 ? null : <WrongCells errors={errors} />}
    </Section>
  );
}

/** A file of experts: tried first, then applied. */
export function ExpertImportPage() {
  const t = useText();
  const client = useQueryClient();
  const [tried, setTried] = useState<Tried | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  async function doing(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setFailure(null);
    await work().catch(setFailure).finally(() => setBusy(false));
  }
  const check = (file: File | undefined) => doing(async () => {
    if (!file) return;
    const content = await base64Of(file);
    setTried({ name: file.name, content, view: await call('POST /api/experts/file/check', { body: { content } }) });
  });
  const apply = ({ content }: Tried) => doing(async () => {
    const { counts } = await call('POST /api/experts/file', { body: { content } });
    setTried(null);
    await client.invalidateQueries({ queryKey: ['GET /api/experts'] });
    showToast(t('experts.import.done', { created: counts.created, changed: counts.changed }));
  });
  return (
    <>
      <PageHeader title={t('experts.import')} lead={t('experts.import.lead')} crumbs={[{ label: t('experts.title'), to: '/admin/narasumber' }, { label: t('experts.import') }]} />
      <div className={classes.sections}>
        <div>
          <p>{t('experts.import.how')}</p>
          <div className={classes.row}>
            <DownloadButton look="outline" file={() => callForNamedFile('GET /api/experts/file')} name="narasumber.csv">{t('experts.import.template')}</DownloadButton>
          </div>
        </div>
        <FileDrop label={t('experts.import.file')} hint={t('experts.import.file.hint')} accept={['.csv', '.txt', 'text/csv']} limit={FILE_BYTES} onFiles={([file]) => void check(file)} />
        <p role="status" className={classes.muted}>{busy ? t('experts.import.reading') : ''}</p>
        {failure === null ? null : <ErrorState what={t('experts.import.failed')} error={failure} />}
        {tried === null ? null : <Result tried={tried} busy={busy} onApply={() => void apply(tried)} />}
      </div>
    </>
  );
}
