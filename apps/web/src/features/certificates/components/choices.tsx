import { useId } from 'react';
import classes from '../admin/admin.module.css';

type ChoicesProps<V extends string> = {
  readonly legend: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** A few exclusive choices, all in sight. */
export function Choices<V extends string>({ legend, options, value, onChange }: ChoicesProps<V>) {
  const name = useId();
  return (
    <fieldset className={classes.fields}>
      <legend>{legend}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value} className={classes.check}>
            <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
