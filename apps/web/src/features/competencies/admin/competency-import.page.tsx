import type { CompetencyFileView, ProfileFileView } from '@sinau/contracts/competencies';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
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
import { Tabs } from '../../../ui/tabs.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/competencies.module.css';
import { columnWords, faultWords } from '../components/words.js';

/** The server's limit of 2 MiB holds for the file in base64, which is a third longer. */
const FILE_BYTES = 1_500_000;

type Kind = 'framework' | 'profiles';
type Tried = { readonly name: string; readonly content: string; readonly view: CompetencyFileView | ProfileFileView };
type WrongCell = Tried['view']['errors'][number];

const doors = {
  framework: { check: 'POST /api/competencies/file/check', apply: 'POST /api/competencies/file', file: 'GET /api/competencies/file', name: 'kompetensi.csv', reads: ['GET /api/competencies', 'GET /api/competencies/:competencyId'] },
  profiles: { check: 'POST /api/competency-profiles/file/check', apply: 'POST /api/competency-profiles/file', file: 'GET /api/competency-profiles/file', name: 'profil-jabatan.csv', reads: ['GET /api/competency-profiles'] },
} as const;

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 0x8000) pieces.push(String.fromCharCode(...bytes.subarray(from, from + 0x8000)));
  return btoa(pieces.join(''));
}

function WrongCells({ errors }: { readonly errors: readonly WrongCell[] }) {
  const t = useText();
  const columns: readonly TableColumn<WrongCell>[] = [
    { id: 'line', header: t('competencies.import.line'), phone: 'heading', cell: (row) => row.line },
    { id: 'column', header: t('competencies.import.column'), cell: (row) => t(columnWords[row.column]) },
    { id: 'fault', header: t('competencies.import.fault'), cell: (row) => t(faultWords[row.fault]) },
    { id: 'value', header: t('competencies.import.value'), cell: (row) => (row.value === '' ? '–' : row.value) },
  ];
  return (
    <Section title={t('competencies.import.errors')}>
      <DataTable caption={t('competencies.import.errors')} columns={columns} rows={errors} rowId={(row) => `${row.line}-${row.column}-${row.fault}`} rowName={(row) => String(row.line)} />
    </Section>
  );
}

function Result({ tried, onApply, busy }: { readonly tried: Tried; readonly onApply: () => void; readonly busy: boolean }) {
  const t = useText();
  const { counts, errors, rows } = tried.view;
  const useful = counts.created + counts.changed;
  return (
    <Section title={t('competencies.import.result', { name: tried.name })}>
      <Facts
        facts={[
          { name: t('competencies.import.rows'), value: rows }, { name: t('competencies.import.created'), value: counts.created }, { name: t('competencies.import.changed'), value: counts.changed },
          { name: t('competencies.import.unchanged'), value: counts.unchanged }, { name: t('competencies.import.wrong'), value: counts.wrong },
        ]}
      />
      <div className={classes.buttons}>
        {useful === 0 ? <p>{t('competencies.import.nothing')}</p> : <Button onClick={onApply} busy={busy}>{t('competencies.import.apply', { count: useful })}</Button>}
      </div>
      {errors.length === 0 ? null : <WrongCells errors={errors} />}
    </Section>
  );
}

function ImportOf({ kind }: { readonly kind: Kind }) {
  const t = useText();
  const client = useQueryClient();
  const [tried, setTried] = useState<Tried | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const door = doors[kind];
  async function doing(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setFailure(null);
    await work().catch(setFailure).finally(() => setBusy(false));
  }
  const check = (file: File | undefined) => doing(async () => {
    if (!file) return;
    const content = await base64Of(file);
    setTried({ name: file.name, content, view: await call(door.check, { body: { content } }) });
  });
  const apply = ({ content }: Tried) => doing(async () => {
    const { counts } = await call(door.apply, { body: { content } });
    setTried(null);
    await Promise.all(door.reads.map((read) => client.invalidateQueries({ queryKey: [read] })));
    showToast(t('competencies.import.done', { created: counts.created, changed: counts.changed }));
  });
  return (
    <div className={classes.sections}>
      <div>
        <p>{t(kind === 'framework' ? 'competencies.import.framework.how' : 'competencies.import.profiles.how')}</p>
        <div className={classes.buttons}>
          <DownloadButton look="outline" file={() => callForNamedFile(door.file)} name={door.name}>{t('competencies.import.template')}</DownloadButton>
        </div>
      </div>
      <FileDrop label={t('competencies.import.file')} hint={t('competencies.import.file.hint')} accept={['.csv', '.txt', 'text/csv']} limit={FILE_BYTES} onFiles={([file]) => void check(file)} />
      <p role="status" className={classes.muted}>{busy ? t('competencies.import.reading') : ''}</p>
      {failure === null ? null : <ErrorState what={t('competencies.import.failed')} error={failure} />}
      {tried === null ? null : <Result tried={tried} busy={busy} onApply={() => void apply(tried)} />}
    </div>
  );
}

/** A file of the framework or of profiles: tried first, then applied. */
export function CompetencyImportPage() {
  const t = useText();
  const navigate = useNavigate();
  const { jenis } = useSearch({ from: '/frame/shell/admin/kompetensi/impor' });
  const kind: Kind = jenis === 'profil' ? 'profiles' : 'framework';
  return (
    <>
      <PageHeader title={t('competencies.import')} lead={t('competencies.import.lead')} crumbs={[{ label: t('competencies.title'), to: '/admin/kompetensi' }, { label: t('competencies.import') }]} />
      <Tabs
        label={t('competencies.import.kind')} value={kind} tabs={[{ value: 'framework', label: t('competencies.title') }, { value: 'profiles', label: t('competencies.profiles') }]}
        onChange={(next) => void navigate({ to: '/admin/kompetensi/impor', search: { jenis: next === 'profiles' ? 'profil' : undefined }, replace: true })}
      >
        <ImportOf key={kind} kind={kind} />
      </Tabs>
    </>
  );
}
