import type { LevelImportView } from '@sinau/contracts/competencies';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, callForNamedFile, routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { Facts } from '../../../ui/facts.js';
import { FileDrop } from '../../../ui/file-drop.js';
import { WrongCells } from '../../../ui/file-trial/index.js';
import { Section, Sections } from '../../../ui/layout.js';
import { ProgressPanel } from '../../../ui/progress-panel.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, ErrorReason, ErrorState, QueryFailure } from '../../../ui/states.js';
import classes from '../components/competencies.module.css';
import { base64Of } from '../../../lib/base64-of.js';
import { columnWords, faultWords } from '../components/words.js';

/** The server's limit of 4 MiB holds for the file in base64, which is a third longer. */
const FILE_BYTES = 3_000_000;
const WATCH = 1_500;
const STATES = {
  checked: 'competencies.levels.state.checked', waiting: 'competencies.levels.state.waiting', running: 'competencies.levels.state.running', done: 'competencies.levels.state.done',
} as const;
const isGoing = ({ state }: LevelImportView): boolean => state === 'waiting' || state === 'running';

function Apply({ found }: { readonly found: LevelImportView }) {
  const t = useText();
  const apply = useRouteMutation('POST /api/competency-levels/imports/:importId/application', { invalidates: ['GET /api/competency-levels/imports'] });
  return (
    <>
      <Button busy={apply.isPending} aria-label={t('competencies.levels.apply_name', { name: found.fileName })} onClick={() => apply.mutate({ params: { importId: found.id }, body: {} })}>
        {t('competencies.import.apply', { count: found.counts.created })}
      </Button>
      {apply.isError ? <p role="alert"><ErrorReason error={apply.error} /></p> : null}
    </>
  );
}

/** One file: what it would do, how far it is, and what is wrong in it. */
function Import({ found }: { readonly found: LevelImportView }) {
  const t = useText();
  const formats = useFormats();
  const { counts } = found;
  return (
    <Section title={t('competencies.levels.file', { name: found.fileName, day: formats.dateTime(found.createdAt) })}>
      {isGoing(found) ? (
        <ProgressPanel title={t('competencies.levels.writing')} done={found.done} total={counts.created} state={t(STATES[found.state])} status={found.state === 'waiting' ? 'waiting' : 'active'} />
      ) : null}
      <Facts
        facts={[
          { name: t('competencies.levels.state'), value: t(STATES[found.state]) }, { name: t('competencies.import.rows'), value: formats.number(found.rows) },
          { name: t('competencies.import.created'), value: formats.number(counts.created) }, { name: t('competencies.import.unchanged'), value: formats.number(counts.unchanged) },
          { name: t('competencies.import.wrong'), value: formats.number(counts.wrong) }, { name: t('competencies.levels.by'), value: found.createdByName },
        ]}
      />
      <div className={classes.buttons}>
        {found.state === 'checked' && counts.created > 0 ? <Apply found={found} /> : null}
        {found.state === 'checked' && counts.created === 0 ? <p>{t('competencies.import.nothing')}</p> : null}
        {found.errors.length > 0 ? (
          <DownloadButton look="outline" file={() => callForNamedFile('GET /api/competency-levels/imports/:importId/wrong-rows', { params: { importId: found.id } })} name="perbaiki-tingkat-kompetensi.csv">
            {t('competencies.levels.wrong')}
          </DownloadButton>
        ) : null}
      </div>
      {found.errors.length === 0 || found.state !== 'checked' ? null : <WrongCells errors={found.errors} words={{ columns: columnWords, faults: faultWords }} />}
    </Section>
  );
}

/** Levels that were found elsewhere: a file is tried when it comes, then written in the background. */
export function LevelImport() {
  const t = useText();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const imports = useQuery({ ...routeQuery('GET /api/competency-levels/imports'), refetchInterval: (query) => (query.state.data?.rows.some(isGoing) ? WATCH : false) });
  async function send(file: File | undefined): Promise<void> {
    if (!file) return;
    setBusy(true);
    setFailure(null);
    try {
      await call('POST /api/competency-levels/imports', { body: { fileName: file.name.slice(0, 200), content: await base64Of(file) } });
      await client.invalidateQueries({ queryKey: ['GET /api/competency-levels/imports'] });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Sections>
      <div>
        <p>{t('competencies.levels.how')}</p>
        <div className={classes.buttons}>
          <DownloadButton look="outline" file={() => callForNamedFile('GET /api/competency-levels/file')} name="tingkat-kompetensi.csv">{t('competencies.import.template')}</DownloadButton>
        </div>
      </div>
      <FileDrop label={t('competencies.import.file')} hint={t('competencies.levels.hint')} accept={['.csv', '.txt', 'text/csv']} limit={FILE_BYTES} onFiles={([file]) => void send(file)} />
      <p role="status" className={classes.muted}>{busy ? t('competencies.import.reading') : ''}</p>
      {failure === null ? null : <ErrorState what={t('competencies.import.failed')} error={failure} />}
      {imports.isPending ? <ListSkeleton rows={2} height={88} /> : null}
      {imports.isError && !imports.data ? <QueryFailure what={t('competencies.levels.failed')} query={imports} /> : null}
      {imports.data?.rows.length === 0 ? <EmptyState>{t('competencies.levels.empty')}</EmptyState> : null}
      {imports.data?.rows.map((found) => <Import key={found.id} found={found} />)}
    </Sections>
  );
}
