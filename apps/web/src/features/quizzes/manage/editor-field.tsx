import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { FieldError } from '../../../ui/form/index.js';
import classes from './editor.module.css';

type AreaProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly id?: string;
  readonly ref?: Ref<HTMLTextAreaElement>;
};

/** Several lines of text that grow with what is written. */
export function TextArea({ label, hint, error, id: given, rows = 2, onChange, ...area }: AreaProps) {
  const own = useId();
  const id = given ?? own;
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        {...area}
        id={id}
        rows={rows}
        className={classes.area}
        data-error={error !== undefined}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={[hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].join(' ').trim() || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {hint === undefined ? null : (
        <div id={`${id}-hint`} className={classes.hint}>
          {hint}
        </div>
      )}
      {error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

type ChoiceProps<V extends string> = {
  readonly label: string;
  readonly value: V;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
};

/** One of a few, by the browser's own list. */
export function SelectField<V extends string>({ label, value, choices, onChange }: ChoiceProps<V>) {
  const id = useId();
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={classes.select}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

export function CheckField({ label, checked, onChange }: { readonly label: string; readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  return (
    <label className={classes.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

type LineProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onEnter: () => void;
  /** Backspace in an empty line. */
  readonly onErase: () => void;
  readonly focused: boolean;
  readonly maxLength: number;
};

/** One entry of a list, wrapped when long: Enter begins the next, Backspace in an empty one takes it away. */
export function LineInput({ label, value, onChange, onBlur, onEnter, onErase, focused, maxLength }: LineProps) {
  const press = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      onEnter();
    } else if (event.key === 'Backspace' && value === '') {
      event.preventDefault();
      onErase();
    }
  };
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focused) area.current?.focus();
  }, [focused]);
  return (
    <textarea
      ref={area}
      rows={1}
      className={classes.line}
      aria-label={label}
      value={value}
      maxLength={maxLength}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
      onBlur={onBlur}
      onKeyDown={press}
    />
  );
}
