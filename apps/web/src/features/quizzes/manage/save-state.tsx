import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import type { Autosaving } from './autosave.js';
import classes from './editor.module.css';

const ICONS = { saved: IconCloudCheck, waiting: IconCloudUp, saving: IconCloudUp, offline: IconCloudOff, incomplete: IconAlertTriangle, conflict: IconAlertTriangle, refused: IconAlertTriangle } as const;

/** Where the form is: on the server since when, on its way, or why not. */
export function SaveState({ saving }: { readonly saving: Autosaving<unknown> }) {
  const t = useText();
  const formats = useFormats();
  const Icon = ICONS[saving.status];
  const words = {
    saved: saving.savedAt === null ? t('quizzes.editor.saved') : t('quizzes.editor.saved.at', { time: formats.time(saving.savedAt) }),
    waiting: t('quizzes.saving'),
    saving: t('quizzes.saving'),
    offline: t('quizzes.editor.offline'),
    incomplete: t('quizzes.editor.incomplete'),
    conflict: t('quizzes.editor.conflict'),
    refused: saving.refusal ?? t('quizzes.editor.refused'),
  };
  return (
    <span className={classes.saveState} data-status={saving.status} role="status">
      <Icon size={17} aria-hidden="true" />
      {words[saving.status]}
    </span>
  );
}
