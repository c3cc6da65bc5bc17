import { IconCloudOff } from '@tabler/icons-react';
import { useText } from '../../lib/i18n/index.js';
import { useOnline } from '../../lib/offline/online.js';
import classes from './shell.module.css';

/** Says that there is no network and what still works. */
export function OfflineBand() {
  const online = useOnline();
  const t = useText();
  return (
    <div role="status">
      {online ? null : (
        <div className={classes.offline}>
          <div>
            <IconCloudOff size={18} aria-hidden="true" />
            <span>{t('ui.offline')}</span>
          </div>
        </div>
      )}
    </div>
  );
}
