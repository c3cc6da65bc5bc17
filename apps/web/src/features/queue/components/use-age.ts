import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';

/** Seconds in words: 40 detik, 3 menit, 2 jam 5 menit. */
export function useAge(): (seconds: number) => string {
  const t = useText();
  const formats = useFormats();
  return (seconds) => (seconds < 60 ? t('queue.age.seconds', { count: formats.number(Math.floor(seconds)) }) : formats.duration(Math.floor(seconds / 60)));
}
