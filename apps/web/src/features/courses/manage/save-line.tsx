import { IconAlertTriangle, IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { ErrorReason } from '../../../ui/states.js';
import classes from './builder.module.css';
import type { SaveState } from './draft-store.js';

/** What became of the last edit, with its time. */
export function SaveLine({ save, onRetry }: { readonly save: SaveState; readonly onRetry: () => void }) {
  const t = useText();
  const formats = useFormats();
  if (save.kind === 'failed') {
    return (
      <span className={classes.save} data-kind="failed" role="alert">
        <IconAlertTriangle size={18} aria-hidden="true" />
        <span>
          {t('courses.save.failed')} <ErrorReason error={save.error} />
        </span>
        <Button look="quiet" onClick={onRetry}>
          {t('ui.retry')}
        </Button>
      </span>
    );
  }
  const Icon = save.kind === 'saved' ? IconCheck : save.kind === 'offline' ? IconCloudOff : save.kind === 'conflict' ? IconAlertTriangle : IconLoader2;
  const words = {
    saved: save.kind === 'saved' ? t('courses.save.saved', { time: formats.time(save.at) }) : '',
    waiting: t('courses.save.saving'),
    saving: t('courses.save.saving'),
    offline: t('courses.save.offline'),
    conflict: t('courses.save.conflict'),
  }[save.kind];
  return (
    <span className={classes.save} data-kind={save.kind} role="status">
      <Icon size={18} aria-hidden="true" />
      <span>{words}</span>
    </span>
  );
}
