import { useText } from '../../../lib/i18n/index.js';
import { PasswordField } from '../../../ui/form/index.js';

/** The new password, once: it can be shown, so it needs no repetition. */
export function NewPassword() {
  const t = useText();
  return (
    <PasswordField
      id="next"
      name="next"
      label={t('identity.next')}
      hint={t('identity.next.hint')}
      autoComplete="new-password"
      minLength={10}
      required
    />
  );
}
