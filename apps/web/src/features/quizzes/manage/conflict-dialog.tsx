import { useState } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';
import { ErrorReason } from '../../../ui/states.js';

type ConflictProps = {
  readonly open: boolean;
  /** "Soal 4", "Pengaturan kuis" */
  readonly what: string;
  readonly onMine: () => Promise<void>;
  readonly onTheirs: () => Promise<void>;
};

/** Someone else changed the same thing: nothing is overwritten before the author decides. */
export function ConflictDialog({ open, what, onMine, onTheirs }: ConflictProps) {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
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
  return (
    <Dialog
      open={open}
      title={t('quizzes.conflict.title', { what })}
      lead={t('quizzes.conflict.text')}
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
      {failure === null ? null : (
        <p role="alert">
          <ErrorReason error={failure} />
        </p>
      )}
    </Dialog>
  );
}
