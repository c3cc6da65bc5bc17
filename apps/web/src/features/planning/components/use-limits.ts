import type { LimitName } from '@sinau/domain/planning';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { useRupiah } from './use-rupiah.js';

export const limitWords: Readonly<Record<LimitName, string>> = { budget: 'planning.limit.budget', seats: 'planning.limit.seats', instructorDays: 'planning.limit.days', hours: 'planning.limit.hours' };

/** An amount of a limit in its own unit. */
export function useLimitAmount(): (limit: LimitName, amount: number) => string {
  const t = useText();
  const formats = useFormats();
  const rupiah = useRupiah();
  return (limit, amount) => {
    if (limit === 'budget') return rupiah(amount);
    if (limit === 'hours') return formats.jp(amount);
    return t(limit === 'seats' ? 'planning.amount.seats' : 'planning.amount.days', { amount: formats.decimal(amount) });
  };
}
