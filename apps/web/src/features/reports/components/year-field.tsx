import { useText } from '../../../lib/i18n/index.js';
import { SelectField } from '../../../ui/form/index.js';

/** The year that reports are of; the one that is on unless chosen. */
export function YearField({ now, value, onChange }: { readonly now: number | null; readonly value: number | undefined; readonly onChange: (year: number | undefined) => void }) {
  const t = useText();
  const current = now ?? new Date().getFullYear();
  const years = [...new Set([current + 1, current, current - 1, current - 2, current - 3, ...(value === undefined ? [] : [value])])].sort((a, b) => b - a);
  return <SelectField label={t('reports.year')} value={String(value ?? current)} choices={years.map((year) => ({ value: String(year), label: String(year) }))} onChange={(year) => onChange(Number(year) === current ? undefined : Number(year))} />;
}
