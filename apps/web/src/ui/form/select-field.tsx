import { useId } from 'react';
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

/** One of a few: the platform's own list, which phones show full-size. */
export function SelectField({ label, choices, id: given, onChange, ...select }: SelectFieldProps) {
  const own = useId();
  const id = given ?? own;
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <div className={classes.control}>
        <select {...select} id={id} className={classes.select} onChange={(event) => onChange?.(event.currentTarget.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
