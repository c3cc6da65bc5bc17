import { IconCloudOff } from '@tabler/icons-react';
import { useFormats } from '../lib/formats/index.js';
import { useText } from '../lib/i18n/index.js';
import { Notice } from './notice.js';

/** Says that a page shows what this device kept, and from when; nothing for a fresh answer. */
export function SavedAt({ savedAt }: { readonly savedAt: string | null }) {
  const t = useText();
  const formats = useFormats();
  if (savedAt === null) return null;
  return <Notice tone="warning" icon={<IconCloudOff size={20} />}>{t('ui.kept', { time: formats.dateTime(savedAt) })}</Notice>;
}
