import { useFormats } from '../../../lib/formats/index.js';

/** 12500000 → Rp12.500.000 */
export function useRupiah(): (amount: number) => string {
  const formats = useFormats();
  return (amount) => `Rp${formats.number(amount)}`;
}

/** What people type: 12.500.000 or 12500000. NaN is told by the server. */
export const rupiahOf = (text: string): number => Number(text.replace(/[.\s]|Rp/gi, '').replace(',', '.'));
/** 1,5 or 1.5 */
export const numberOf = (text: string): number => Number(text.trim().replace(',', '.'));
