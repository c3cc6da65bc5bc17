import { useId } from 'react';
import classes from './packages.module.css';

/** Several lines: a note, or a reason. */
export function TextArea({ label, name, required = false }: { readonly label: string; readonly name: string; readonly required?: boolean }) {
  const id = useId();
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name={name} maxLength={600} required={required} />
    </div>
  );
}
