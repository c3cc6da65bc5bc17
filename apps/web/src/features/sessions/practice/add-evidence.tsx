import { IconCamera, IconPaperclip } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Problem } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { useOnline } from '../../../lib/offline/index.js';
import { Button } from '../../../ui/button.js';
import { CardItem, CardList } from '../../../ui/card-list.js';
import { ProgressBar } from '../../../ui/progress.js';
import { ErrorReason } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import type { PracticeDraft } from './use-practice.js';
import classes from './practice.module.css';

type ChooserProps = { readonly label: string; readonly icon: ReactNode; readonly accept: string; readonly camera?: true; readonly onFiles: (files: readonly File[]) => void };

function Chooser({ label, icon, accept, camera, onFiles }: ChooserProps) {
  return (
    <label className={classes.chosen}>
      <span aria-hidden="true">{icon}</span>
      {label}
      <input
        type="file"
        accept={accept}
        multiple={camera === undefined}
        {...(camera === undefined ? {} : { capture: 'environment' as const })}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = ''; // the same photo may be chosen again
        }}
      />
    </label>
  );
}

function Waiting({ draft }: { readonly draft: PracticeDraft }) {
  const t = useText();
  const formats = useFormats();
  const online = useOnline();
  return (
    <CardList>
      {draft.waiting.map(({ id, file }) => {
        const failure = draft.failures.get(id);
        return (
          <CardItem key={id}>
            <span className={classes.fileName}>
              {file.name} <span className={classes.muted}>{formats.size(file.size)}</span>
            </span>
            {failure === undefined ? (
              <StatusChip status={draft.sending === id ? 'active' : 'waiting'}>{draft.sending === id ? t('sessions.practice.sending') : online ? t('sessions.practice.queued') : t('sessions.practice.on_device')}</StatusChip>
            ) : (
              <p className={classes.failure} role="alert">
                <ErrorReason error={failure} />
              </p>
            )}
            {draft.sending === id ? null : (
              <div className={classes.row}>
                {failure === undefined || (failure instanceof Problem && failure.status === 400) ? null : (
                  <Button look="outline" aria-label={t('sessions.practice.again_name', { name: file.name })} onClick={() => draft.retry(id)}>
                    {t('sessions.practice.again')}
                  </Button>
                )}
                <Button look="quiet" aria-label={t('sessions.practice.remove_name', { name: file.name })} onClick={() => draft.drop(id)}>
                  {t('sessions.practice.remove')}
                </Button>
              </div>
            )}
          </CardItem>
        );
      })}
    </CardList>
  );
}

/** Takes photos or chooses files; what the server does not have yet stands below with its state. */
export function AddEvidence({ draft }: { readonly draft: PracticeDraft }) {
  const t = useText();
  const all = draft.sent + draft.waiting.length;
  const take = (files: readonly File[]): void => void draft.add(files);
  return (
    <>
      <div className={classes.row}>
        <Chooser label={t('sessions.practice.camera')} icon={<IconCamera size={20} />} accept="image/*" camera onFiles={take} />
        <Chooser label={t('sessions.practice.choose')} icon={<IconPaperclip size={20} />} accept="image/jpeg,image/png,image/webp,application/pdf,.pdf" onFiles={take} />
      </div>
      <p className={classes.muted}>{t('sessions.practice.files_hint')}</p>
      {draft.waiting.length === 0 ? null : (
        <>
          <ProgressBar label={t('sessions.practice.progress')} share={draft.sent / all} value={t('sessions.practice.progress_of', { sent: draft.sent, all })} />
          <Waiting draft={draft} />
        </>
      )}
    </>
  );
}
