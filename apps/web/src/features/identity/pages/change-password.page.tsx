import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { Button } from '../../../ui/button.js';
import { call } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { rememberSession, useMe } from '../../../lib/session/index.js';
import { entry, ErrorSummary, PasswordField, problemSummary, useForm } from '../../../ui/form/index.js';
import { useSignOut } from '../../../ui/shell/use-sign-out.js';
import { ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { Entrance } from '../components/entrance.js';
import classes from '../components/entrance.module.css';
import { NewPassword } from '../components/new-password.js';

/** The first sign-in asks for an own password; later it is a choice. */
export function ChangePasswordPage() {
  const t = useText();
  const me = useMe();
  const client = useQueryClient();
  const router = useRouter();
  const signOut = useSignOut();
  const { tujuan } = useSearch({ from: '/frame/focus/ganti-sandi' });
  const first = me.mustChangePassword;
  const { busy, failure, onSubmit, fail } = useForm(async (form) => {
    const changed = await call('POST /api/me/password', { body: { current: entry(form, 'current'), next: entry(form, 'next') } });
    rememberSession(client, changed);
    showToast(t('identity.change.done'));
    router.history.push(tujuan ?? '/');
  });
  return (
    <Entrance title={first ? t('identity.change.first') : t('identity.change.title')} lead={first ? t('identity.change.first.lead') : t('identity.change.lead')}>
      <form className={classes.form} onSubmit={onSubmit}>
        {failure === null ? null : (
          <ErrorSummary entries={problemSummary(failure, { current: 'current', next: 'next' })}>
            <ErrorReason error={failure} />
          </ErrorSummary>
        )}
        <input type="text" name="username" autoComplete="username" defaultValue={me.email ?? me.name} hidden readOnly />
        <PasswordField id="current" name="current" label={first ? t('identity.initial') : t('identity.current')} autoComplete="current-password" required />
        <NewPassword />
        <div className={classes.submit}>
          <Button type="submit" size="large" wide busy={busy}>
            {t('identity.change.submit')}
          </Button>
        </div>
        <Button look="quiet" onClick={() => (first ? void signOut().catch(fail) : router.history.back())}>
          {first ? t('identity.out') : t('identity.cancel')}
        </Button>
      </form>
    </Entrance>
  );
}
