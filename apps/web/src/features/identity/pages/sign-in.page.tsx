import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Button } from '../../../ui/button.js';
import { callOnce } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { keepSession } from '../../../lib/session/kept.js';
import { entry, ErrorSummary, PasswordField, problemSummary, TextField, useForm } from '../../../ui/form/index.js';
import { ErrorReason } from '../../../ui/states.js';
import { Entrance } from '../components/entrance.js';
import classes from '../components/entrance.module.css';

/** What was typed and told on the server's form (GET and POST /masuk), which stands here until this page takes over. */
function takenOver() {
  const value = (id: string) => document.querySelector<HTMLInputElement>(`#root #${id}`)?.value;
  return { login: value('login'), password: value('password'), fault: document.getElementById('door-fault')?.textContent, focus: document.activeElement?.id };
}

/** NIP or e-mail and password on one page; goes on to where the person wanted to be. */
export function SignInPage() {
  const t = useText();
  const { tujuan } = useSearch({ from: '/masuk' });
  const [before] = useState(takenOver);
  useEffect(() => document.getElementById(before.focus ?? '')?.focus(), [before]);
  const { busy, failure, onSubmit } = useForm(async (form) => {
    const body = { login: entry(form, 'login').trim(), password: entry(form, 'password') };
    const me = await callOnce('POST /api/sessions', { body });
    keepSession(me);
    location.assign(tujuan ?? '/'); // the guard asks for an own password first where that is due
  });
  return (
    <Entrance title={t('identity.signin.title')} lead={t('identity.signin.lead')}>
      <form className={classes.form} method="post" onSubmit={onSubmit}>
        {failure === null && before.fault ? <ErrorSummary entries={[]}>{before.fault}</ErrorSummary> : null}
        {failure === null ? null : (
          <ErrorSummary entries={problemSummary(failure, { login: 'login', password: 'password' })}>
            <ErrorReason error={failure} />
          </ErrorSummary>
        )}
        <TextField id="login" name="login" label={t('identity.login')} autoComplete="username" required maxLength={254} defaultValue={before.login} />
        <PasswordField id="password" name="password" label={t('identity.password')} autoComplete="current-password" required defaultValue={before.password} />
        <div className={classes.submit}>
          <Button type="submit" size="large" wide busy={busy}>
            {t('identity.signin.submit')}
          </Button>
        </div>
      </form>
      <div className={classes.links}>
        <Link to="/lupa-sandi">{t('identity.forgot')}</Link>
      </div>
      <p className={classes.help}>{t('identity.signin.help')}</p>
    </Entrance>
  );
}
