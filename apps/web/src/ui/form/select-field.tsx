import { IconSelector } from '@tabler/icons-react';
import { useId, type SelectHTMLAttributes } from 'react';
import classes from './form.module.css';

export type Choice = { readonly value: string; readonly label: string };

type SelectFieldProps = {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly name?: string;
  readonly id?: string;
  readonly value?: string;
  readonly defaultValue?: string;
  readonly onChange?: (value: string) => void;
  readonly required?: boolean;
};

/** The platform's list in the look of every field; the label is the caller's. */
export function BareSelect(select: Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className'>) {
  return (
    <span className={`${classes.control} ${classes.bare}`}>
      <select {...select} className={classes.select} />
      <IconSelector size={18} className={classes.chevron} aria-hidden="true" />
    </span>
  );
}

/** One of a few: the platform's own list, which phones show full-size. */
export function SelectField({ label, choices, id: given, onChange, ...select }: SelectFieldProps) {
  const own = useId();
  const id = given ?? own;
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <BareSelect {...select} id={id} onChange={(event) => onChange?.(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </BareSelect>
    </div>
  );
}
