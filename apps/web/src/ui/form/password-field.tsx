import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useText } from '../../lib/i18n/index.js';
import { IconButton } from '../button.js';
import { TextField } from './text-field.js';

type PasswordFieldProps = {
  readonly label: string;
  readonly name?: string;
  readonly id?: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly minLength?: number;
  readonly required?: boolean;
  readonly defaultValue?: string | undefined;
};

/** A password: may be shown, may be pasted, warns when Caps Lock is on. */
export function PasswordField({ hint, ...field }: PasswordFieldProps) {
  const t = useText();
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  return (
    <TextField
      {...field}
      type={shown ? 'text' : 'password'}
      hint={
        <>
          {hint}
          <span role="status">{caps ? t('ui.password.caps') : ''}</span>
        </>
      }
      onKeyUp={(event) => setCaps(event.getModifierState('CapsLock'))}
      onBlur={() => setCaps(false)}
      trailing={
        <IconButton label={t('ui.password.show')} aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? <IconEyeOff size={20} /> : <IconEye size={20} />}
        </IconButton>
      }
    />
  );
}
