import { IconMoon, IconSun } from '@tabler/icons-react';
import { useText } from '../../lib/i18n/index.js';
import { chooseScheme, useScheme } from '../../lib/scheme.js';
import { IconButton } from '../button.js';

/** Light or dark, remembered on this device. */
export function SchemeToggle() {
  const t = useText();
  const dark = useScheme() === 'dark';
  return (
    <IconButton label={t('ui.scheme.dark')} aria-pressed={dark} onClick={() => chooseScheme(dark ? 'light' : 'dark')}>
      {dark ? <IconSun size={20} /> : <IconMoon size={20} />}
    </IconButton>
  );
}
