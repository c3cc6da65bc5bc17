import '../../../ui/styles/inputs.js';
import { NativeSelect } from '@mantine/core';

type ChoiceFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly id?: string;
};

/** One of a few, by the browser's own list. */
export function ChoiceField({ label, value, onChange, options, hint, error, id }: ChoiceFieldProps) {
  return (
    <NativeSelect
      label={label}
      value={value}
      data={[...options]}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(id === undefined ? {} : { id })}
      {...(hint === undefined ? {} : { description: hint })}
      {...(error === undefined ? {} : { error })}
    />
  );
}
