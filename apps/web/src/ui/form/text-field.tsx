import { useId, type HTMLAttributes, type ReactNode, type Ref } from 'react';
import { FieldError } from './field-error.js';
import classes from './form.module.css';

type TextFieldProps = {
  readonly label: string;
  readonly name?: string;
  readonly value?: string;
  readonly defaultValue?: string | undefined;
  readonly onChange?: (value: string) => void;
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'number' | 'date' | 'time';
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly autoComplete?: string;
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly id?: string;
  readonly ref?: Ref<HTMLInputElement>;
  readonly onKeyUp?: HTMLAttributes<HTMLInputElement>['onKeyUp'];
  readonly onBlur?: () => void;
  /** A button inside the right end of the field. */
  readonly trailing?: ReactNode;
};

/** One line of text: label above, hint and error below, tied together for readers. No Mantine: it is on the login page. */
export function TextField({ label, hint, error, id: given, trailing, onChange, type = 'text', ...input }: TextFieldProps) {
  const own = useId();
  const id = given ?? own;
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].join(' ').trim();
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <div className={classes.control} data-error={error !== undefined}>
        <input
          {...input}
          id={id}
          type={type}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={described || undefined}
          onChange={(event) => onChange?.(event.currentTarget.value)}
        />
        {trailing}
      </div>
      {hint === undefined ? null : (
        <div id={`${id}-hint`} className={classes.hint}>
          {hint}
        </div>
      )}
      {error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
