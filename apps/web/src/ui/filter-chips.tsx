import { IconX } from '@tabler/icons-react';
import { useText } from '../lib/i18n/index.js';
import classes from './filter-chips.module.css';
import { Button } from './button.js';

export type FilterChip = {
  readonly key: string;
  /** "Teknis", "Tenggat minggu ini" */
  readonly label: string;
  readonly onRemove: () => void;
};

/** The filters that are set, each removable; they live in the address. */
export function FilterChips({ chips, onClear }: { readonly chips: readonly FilterChip[]; readonly onClear: () => void }) {
  const t = useText();
  if (chips.length === 0) return null;
  return (
    <ul className={classes.chips}>
      {chips.map((chip) => (
        <li key={chip.key}>
          <button type="button" className={classes.chip} aria-label={t('ui.filter.remove', { label: chip.label })} onClick={chip.onRemove}>
            {chip.label}
            <IconX size={16} aria-hidden="true" />
          </button>
        </li>
      ))}
      {chips.length > 1 ? (
        <li>
          <Button look="quiet" onClick={onClear}>
            {t('ui.filter.clear')}
          </Button>
        </li>
      ) : null}
    </ul>
  );
}
