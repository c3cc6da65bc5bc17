import { IconCloudCheck, IconCloudUp, IconDeviceFloppy } from '@tabler/icons-react';
import { useText } from '../../../lib/i18n/index.js';
import type { Phase } from '../saving/saving-engine.js';
import classes from './attempt.module.css';

const ICONS = { saved: IconCloudCheck, saving: IconCloudUp, device: IconDeviceFloppy } as const;

/** Where the answers are, for the whole attempt: on this device, on their way, on the server. */
export function SaveStatus({ phase, unsent }: { readonly phase: Phase; readonly unsent: number }) {
  const t = useText();
  const Icon = ICONS[phase];
  const words = { saved: t('quizzes.saved.all'), saving: t('quizzes.saving'), device: t('quizzes.device.count', { count: unsent }) };
  const short = { saved: t('quizzes.saved'), saving: t('quizzes.saving'), device: t('quizzes.device.count', { count: unsent }) };
  return (
    <div className={classes.status} data-phase={phase} role="status">
      <Icon size={17} aria-hidden="true" />
      <span className={classes.wide}>{words[phase]}</span>
      <span className={classes.narrow}>{short[phase]}</span>
    </div>
  );
}
