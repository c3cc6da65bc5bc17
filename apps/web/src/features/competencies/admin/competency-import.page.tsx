import type { CompetencyFileView, ProfileFileView } from '@sinau/contracts/competencies';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { call, callForNamedFile } from '../../../lib/api/index.js';
import { base64Of } from '../../../lib/base64-of.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { Facts } from '../../../ui/facts.js';
import { FileDrop } from '../../../ui/file-drop.js';
import { Section } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ErrorState } from '../../../ui/states.js';
import { Tabs } from '../../../ui/tabs.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/competencies.module.css';
import { WrongCells } from '../components/wrong-cells.js';
import { LevelImport } from './level-import.js';

/** The server's limit of 2 MiB holds for the file in base64, which is a third longer. */
const FILE_BYTES = 1_500_000;

type Kind = 'framework' | 'profiles';
type Tried = { readonly name: string; readonly content: string; readonly view: CompetencyFileView | ProfileFileView };

const doors = {
  framework: { check: 'POST /api/competencies/file/check', apply: 'POST /api/competencies/file', file: 'GET /api/competencies/file', name: 'kompetensi.csv', reads: ['GET /api/competencies', 'GET /api/competencies/:competencyId'] },
  profiles: { check: 'POST /api/competency-profiles/file/check', apply: 'POST /api/competency-profiles/file', file: 'GET /api/competency-profiles/file', name: 'profil-jabatan.csv', reads: ['GET /api/competency-profiles'] },
} as const;

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

/** A file of the framework, of profiles or of levels: tried first, then applied. */
export function CompetencyImportPage() {
  const t = useText();
  const navigate = useNavigate();
  const { jenis } = useSearch({ from: '/frame/shell/admin/kompetensi/impor' });
  const kind = jenis === 'profil' ? 'profiles' : jenis === 'tingkat' ? 'levels' : 'framework';
  return (
    <>
      <PageHeader title={t('competencies.import')} lead={t('competencies.import.lead')} crumbs={[{ label: t('competencies.title'), to: '/admin/kompetensi' }, { label: t('competencies.import') }]} />
      <Tabs
        label={t('competencies.import.kind')} value={kind} tabs={[{ value: 'framework', label: t('competencies.title') }, { value: 'profiles', label: t('competencies.profiles') }, { value: 'levels', label: t('competencies.levels') }]}
        onChange={(next) => void navigate({ to: '/admin/kompetensi/impor', search: { jenis: next === 'profiles' ? 'profil' : next === 'levels' ? 'tingkat' : undefined }, replace: true })}
      >
        {kind === 'levels' ? <LevelImport /> : <ImportOf key={kind} kind={kind} />}
      </Tabs>
    </>
  );
}
