import type { FrameworkImportView, LevelImportView } from '@sinau/contracts/competencies';
import { useState, type ComponentProps } from 'react';
import type { NamedFile } from '../../../lib/api/index.js';
import { base64Of } from '../../../lib/base64-of.js';
import { useText } from '../../../lib/i18n/index.js';
import { useFormats } from '../../../lib/formats/index.js';
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
import { columnWords, faultWords } from '../components/words.js';

/** The server's limit of 4 MiB holds for the file in base64, which is a third longer. */
const FILE_BYTES = 3_000_000;
/** Milliseconds between two looks while a file is being written. */
export const WATCH = 1_500;
const STATES = {
  checked: 'competencies.levels.state.checked', waiting: 'competencies.levels.state.waiting', running: 'competencies.levels.state.running', done: 'competencies.levels.state.done',
} as const;

export type TriedFile = LevelImportView | FrameworkImportView;
export const isGoing = ({ state }: TriedFile): boolean => state === 'waiting' || state === 'running';
type FileActs = {
  readonly apply: (found: TriedFile) => Promise<unknown>;
  readonly wrong: (found: TriedFile) => Promise<NamedFile>;
  readonly wrongName: string;
};

function Apply({ found, count, apply }: { readonly found: TriedFile; readonly count: number; readonly apply: FileActs['apply'] }) {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  async function act(): Promise<void> {
    setBusy(true);
    setFailure(null);
    await apply(found).catch(setFailure).finally(() => setBusy(false));
  }
  return (
    <>
      <Button busy={busy} aria-label={t('competencies.levels.apply_name', { name: found.fileName })} onClick={() => void act()}>{t('competencies.import.apply', { count })}</Button>
      {failure === null ? null : <p role="alert"><ErrorReason error={failure} /></p>}
    </>
  );
}

/** One file: what it would do, how far it is, and what is wrong in it. */
function Import({ found, acts }: { readonly found: TriedFile; readonly acts: FileActs }) {
  const t = useText();
  const formats = useFormats();
  const { counts } = found;
  const changed = 'changed' in counts ? counts.changed : null;
  const total = counts.created + (changed ?? 0);
  return (
    <Section title={t('competencies.levels.file', { name: found.fileName, day: formats.dateTime(found.createdAt) })}>
      {isGoing(found) ? (
        <ProgressPanel title={t(changed === null ? 'competencies.levels.writing' : 'competencies.import.writing')} done={found.done} total={total} state={t(STATES[found.state])} status={found.state === 'waiting' ? 'waiting' : 'active'} />
      ) : null}
      <Facts
        facts={[
          { name: t('competencies.levels.state'), value: t(STATES[found.state]) }, { name: t('competencies.import.rows'), value: formats.number(found.rows) },
          { name: t('competencies.import.created'), value: formats.number(counts.created) }, ...(changed === null ? [] : [{ name: t('competencies.import.changed'), value: formats.number(changed) }]),
          { name: t('competencies.import.unchanged'), value: formats.number(counts.unchanged) },
          { name: t('competencies.import.wrong'), value: formats.number(counts.wrong) }, { name: t('competencies.levels.by'), value: found.createdByName },
        ]}
      />
      <div className={classes.buttons}>
        {found.state === 'checked' && total > 0 ? <Apply found={found} count={total} apply={acts.apply} /> : null}
        {found.state === 'checked' && total === 0 ? <p>{t('competencies.import.nothing')}</p> : null}
        {found.errors.length > 0 ? <DownloadButton look="outline" file={() => acts.wrong(found)} name={acts.wrongName}>{t('competencies.levels.wrong')}</DownloadButton> : null}
      </div>
      {found.errors.length === 0 || found.state !== 'checked' ? null : <WrongCells errors={found.errors} words={{ columns: columnWords, faults: faultWords }} />}
    </Section>
  );
}

type FileImportsProps = {
  readonly how: string;
  readonly hint: string;
  readonly template: { readonly file: () => Promise<NamedFile>; readonly name: string };
  /** Tries a file, given in base64; what was tried comes with `query`. */
  readonly send: (fileName: string, content: string) => Promise<unknown>;
  readonly query: ComponentProps<typeof QueryFailure>['query'] & { readonly isPending: boolean; readonly isError: boolean; readonly data: { readonly rows: readonly TriedFile[] } | undefined };
} & FileActs;

/** Files of competencies, of profiles or of levels: a file is tried when it comes, then written in the background. */
export function FileImports({ how, hint, template, send, query, ...acts }: FileImportsProps) {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    setBusy(true);
    setFailure(null);
    await base64Of(file).then((content) => send(file.name.slice(0, 200), content)).catch(setFailure).finally(() => setBusy(false));
  }
  return (
    <Sections>
      <div>
        <p>{how}</p>
        <div className={classes.buttons}>
          <DownloadButton look="outline" file={template.file} name={template.name}>{t('competencies.import.template')}</DownloadButton>
        </div>
      </div>
      <FileDrop label={t('competencies.import.file')} hint={hint} accept={['.csv', '.txt', 'text/csv']} limit={FILE_BYTES} onFiles={([file]) => void take(file)} />
      <p role="status" className={classes.muted}>{busy ? t('competencies.import.reading') : ''}</p>
      {failure === null ? null : <ErrorState what={t('competencies.import.failed')} error={failure} />}
      {query.isPending ? <ListSkeleton rows={2} height={88} /> : null}
      {query.isError && !query.data ? <QueryFailure what={t('competencies.levels.failed')} query={query} /> : null}
      {query.data?.rows.length === 0 ? <EmptyState>{t('competencies.levels.empty')}</EmptyState> : null}
      {query.data?.rows.map((found) => <Import key={found.id} found={found} acts={acts} />)}
    </Sections>
  );
}
