import { useEffect, useState } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';
import { ErrorReason } from '../../../ui/states.js';
import type { Edit } from './autosave.js';
import classes from './editor.module.css';

/** One thing that both versions have, as each has it. */
export type Compared = { readonly label: string; readonly mine: string; readonly theirs: string };

type ConflictProps = {
  readonly open: boolean;
  /** "Soal 4", "Pengaturan kuis" */
  readonly what: string;
  readonly edit: Edit | null;
  /** Reads theirs and tells what differs. */
  readonly compare: () => Promise<readonly Compared[]>;
  readonly onMine: () => Promise<void>;
  readonly onTheirs: () => Promise<void>;
};

function Differences({ rows }: { readonly rows: readonly Compared[] }) {
  const t = useText();
  const shown = rows.filter((row) => row.mine !== row.theirs);
  if (shown.length === 0) return <p>{t('quizzes.conflict.same')}</p>;
  return (
    <dl className={classes.compared}>
      {shown.map((row) => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd>
            <b>{t('quizzes.conflict.yours')}</b>
            <span>{row.mine === '' ? '–' : row.mine}</span>
          </dd>
          <dd>
            <b>{t('quizzes.conflict.other')}</b>
            <span>{row.theirs === '' ? '–' : row.theirs}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Someone else changed the same thing: who, when, and what differs. Nothing is overwritten before the author decides. */
export function ConflictDialog({ open, what, edit, compare, onMine, onTheirs }: ConflictProps) {
  const t = useText();
  const formats = useFormats();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [rows, setRows] = useState<readonly Compared[] | null>(null);
  const decide = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await act();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => {
    if (!open) return undefined;
    let asked = true;
    compare().then(
      (found) => {
        if (asked) setRows(found);
      },
      (error: unknown) => {
        if (asked) setFailure(error);
      },
    );
    return () => {
      asked = false;
      setRows(null);
    };
    // read once, when it opens
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [open]);
  const who = edit?.by ?? t('quizzes.conflict.someone');
  return (
    <Dialog
      open={open}
      title={t('quizzes.conflict.title', { what })}
      lead={edit?.at ? t('quizzes.conflict.who', { name: who, time: formats.dateTime(edit.at) }) : t('quizzes.conflict.text')}
      actions={
        <>
          <Button look="plain" busy={busy} onClick={() => void decide(onMine)}>
            {t('quizzes.conflict.mine')}
          </Button>
          <Button busy={busy} onClick={() => void decide(onTheirs)}>
            {t('quizzes.conflict.theirs')}
          </Button>
        </>
      }
    >
      {edit?.at ? <p>{t('quizzes.conflict.text')}</p> : null}
      {rows === null ? null : <Differences rows={rows} />}
      {failure === null ? null : (
        <p role="alert">
          <ErrorReason error={failure} />
        </p>
      )}
    </Dialog>
  );
}
