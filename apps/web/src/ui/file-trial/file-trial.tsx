import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { base64Of } from '../../lib/base64-of.js';
import { useText } from '../../lib/i18n/index.js';
import { Button } from '../button.js';
import { Facts } from '../facts.js';
import { FileDrop } from '../file-drop.js';
import { Section } from '../layout.js';
import { ErrorState } from '../states.js';
import { showToast } from '../toast.js';
import classes from './file-trial.module.css';
import { WrongCells, type CellWords, type WrongCell } from './wrong-cells.js';

/** The server's limit of 2 MiB holds for the file in base64, which is a third longer. */
const FILE_BYTES = 1_500_000;

type Checked<Column extends string, Fault extends string> = {
  readonly rows: number;
  readonly counts: { readonly created: number; readonly changed: number; readonly unchanged: number; readonly wrong: number };
  readonly errors: readonly WrongCell<Column, Fault>[];
};
type Tried<Column extends string, Fault extends string> = { readonly name: string; readonly content: string; readonly view: Checked<Column, Fault> };

type ResultProps<Column extends string, Fault extends string> = {
  readonly tried: Tried<Column, Fault>;
  readonly words: CellWords<Column, Fault>;
  readonly busy: boolean;
  readonly onApply: () => void;
};

function Result<Column extends string, Fault extends string>({ tried: { name, view }, words, busy, onApply }: ResultProps<Column, Fault>) {
  const t = useText();
  const { counts, errors, rows } = view;
  const useful = counts.created + counts.changed;
  return (
    <Section title={t('administration.file.result', { name })}>
      <Facts
        facts={[
          { name: t('administration.file.rows'), value: rows }, { name: t('administration.file.created'), value: counts.created }, { name: t('administration.file.changed'), value: counts.changed },
          { name: t('administration.file.unchanged'), value: counts.unchanged }, { name: t('administration.file.wrong'), value: counts.wrong },
        ]}
      />
      <div className={classes.act}>{useful === 0 ? <p>{t('administration.file.nothing')}</p> : <Button onClick={onApply} busy={busy}>{t('administration.file.apply', { count: useful })}</Button>}</div>
      {errors.length === 0 ? null : <WrongCells errors={errors} words={words} />}
    </Section>
  );
}

type FileTrialProps<Column extends string, Fault extends string> = {
  readonly label: string;
  readonly hint: string;
  /** Says what the file, in base64, would do; writes nothing. */
  readonly check: (content: string) => Promise<Checked<Column, Fault>>;
  /** Does it. */
  readonly apply: (content: string) => Promise<Checked<Column, Fault>>;
  /** Routes whose answers are others afterwards. */
  readonly stale: readonly string[];
  readonly words: CellWords<Column, Fault>;
};

/** A CSV file that is tried first and applied only then. For pages of the administration, with whose frame its sentences come. */
export function FileTrial<Column extends string, Fault extends string>({ label, hint, check, apply, stale, words }: FileTrialProps<Column, Fault>) {
  const t = useText();
  const client = useQueryClient();
  const [tried, setTried] = useState<Tried<Column, Fault> | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  async function doing(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setFailure(null);
    await work().catch(setFailure).finally(() => setBusy(false));
  }
  const tryFile = (file: File) => doing(async () => {
    const content = await base64Of(file);
    setTried({ name: file.name, content, view: await check(content) });
  });
  const applyFile = (content: string) => doing(async () => {
    const { counts } = await apply(content);
    setTried(null);
    await Promise.all(stale.map((route) => client.invalidateQueries({ queryKey: [route] })));
    showToast(t('administration.file.done', { created: counts.created, changed: counts.changed }));
  });
  return (
    <>
      <FileDrop label={label} hint={hint} accept={['.csv', '.txt', 'text/csv']} limit={FILE_BYTES} onFiles={([file]) => void (file && tryFile(file))} />
      <p role="status" className={classes.state}>{busy ? t('administration.file.reading') : ''}</p>
      {failure === null ? null : <ErrorState what={t('administration.file.failed')} error={failure} />}
      {tried === null ? null : <Result tried={tried} words={words} busy={busy} onApply={() => void applyFile(tried.content)} />}
    </>
  );
}
