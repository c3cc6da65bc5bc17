import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { TextField } from '../../../ui/form/index.js';
import '../../../ui/styles/inputs.js';

/** Text as it is typed; follows the outside value when that becomes another (undo, a colleague's save). */
function useTyped(value: string, read: (typed: string) => string) {
  const [typed, setTyped] = useState(value);
  const [from, setFrom] = useState(value);
  if (value !== from) {
    setFrom(value);
    if (read(typed) !== value) setTyped(value);
  }
  return [typed, setTyped] as const;
}

const trimmed = (text: string): string => text.trim();

type LineProps = {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly id?: string;
};

/** A line that must not be empty: while it is, nothing is saved and the field says so. */
export function LineField({ value, onChange, ...field }: LineProps) {
  const t = useText();
  const [typed, setTyped] = useTyped(value, trimmed);
  return (
    <TextField
      {...field}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        if (next.trim() !== '') onChange(next.trim());
      }}
      error={typed.trim() === '' ? t('courses.lineMissing') : undefined}
    />
  );
}

/** Text of several lines; may be empty. */
export function BlockField({ value, onChange, label, hint, maxLength }: LineProps) {
  const [typed, setTyped] = useTyped(value, trimmed);
  return (
    <Textarea
      mt={16}
      label={label}
      description={hint}
      maxLength={maxLength}
      autosize
      minRows={3}
      maxRows={10}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(event.currentTarget.value.trim());
      }}
    />
  );
}

type NumberProps = {
  readonly label: string;
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  /** 1, or 0.5 for JP. */
  readonly step: number;
  readonly onChange: (value: number) => void;
  readonly hint?: string;
  readonly id?: string;
};

function written(value: number | null): string {
  return value === null ? '' : String(value).replace('.', ',');
}

/** A number as people write it, `2,5`; null when it is none, out of range, or between steps. */
export function readNumber(text: string, { min, max, step }: { readonly min: number; readonly max: number; readonly step: number }): number | null {
  if (!/^\d+([.,]\d+)?$/.test(text.trim())) return null;
  const value = Number(text.trim().replace(',', '.'));
  return value >= min && value <= max && Number.isInteger(value / step) ? value : null;
}

export function NumberField({ label, value, min, max, step, onChange, hint, id }: NumberProps) {
  const t = useText();
  const read = (text: string): string => written(readNumber(text, { min, max, step }));
  const [typed, setTyped] = useTyped(written(value), read);
  const wrong = typed.trim() !== '' && readNumber(typed, { min, max, step }) === null;
  return (
    <TextField
      {...(id === undefined ? {} : { id })}
      {...(hint === undefined ? {} : { hint })}
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      onChange={(next) => {
        setTyped(next);
        const number = readNumber(next, { min, max, step });
        if (number !== null) onChange(number);
      }}
      error={wrong || (typed.trim() === '' && value !== null) ? t('courses.numberWrong', { min, max, step: String(step).replace('.', ',') }) : undefined}
    />
  );
}
