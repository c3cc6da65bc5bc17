import { useId } from 'react';
import classes from './competencies.module.css';

type TextAreaProps = { readonly label: string; readonly name: string; readonly defaultValue?: string; readonly rows?: number; readonly maxLength?: number; readonly hint?: string };

/** Several lines of text. */
export function TextArea({ label, name, defaultValue = '', rows = 3, maxLength, hint }: TextAreaProps) {
  const id = useId();
  return (
    <div className={classes.area}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name={name} rows={rows} defaultValue={defaultValue} maxLength={maxLength} aria-describedby={hint === undefined ? undefined : `${id}-hint`} />
      {hint === undefined ? null : <div id={`${id}-hint`} className={classes.muted}>{hint}</div>}
    </div>
  );
}
