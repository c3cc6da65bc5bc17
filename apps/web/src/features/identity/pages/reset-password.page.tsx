import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, ButtonLink } from '../../../ui/button.js';
import { callOnce } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { entry, ErrorSummary, problemSummary, useForm } from '../../../ui/form/index.js';
import { ErrorReason } from '../../../ui/states.js';
import { Entrance } from '../components/entrance.js';
import classes from '../components/entrance.module.css';
import { NewPassword } from '../components/new-password.js';

function ResetForm({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const t = useText();
  const { busy, failure, onSubmit } = useForm(async (form) => {
    await callOnce('POST /api/password-resets/use', { body: { token, password: entry(form, 'next') } });
    onDone();
  });
  return (
    <form className={classes.form} onSubmit={onSubmit}>
      {failure === null ? null : (
        <ErrorSummary entries={problemSummary(failure, { password: 'next' })}>
          <ErrorReason error={failure} />
        </ErrorSummary>
      )}
      <NewPassword />
      <div className={classes.submit}>
        <Button type="submit" size="large" wide busy={busy}>
          {t('identity.reset.submit')}
        </Button>
      </div>
    </form>
  );
}

/** Opened from the mailed link, which carries the code. */
export function ResetPasswordPage() {
  const t = useText();
  // behind `#` it reaches no server log and no Referer
  const kode = useLocation({ select: ({ hash }) => /^kode=([\w-]+)$/.exec(hash)?.[1] });
  const [done, setDone] = useState(false);
  if (done) {
    return (
      <Entrance title={t('identity.reset.done.title')} lead={t('identity.reset.done')}>
        <div className={classes.submit}>
          <ButtonLink to="/masuk" size="large" wide>
            {t('identity.signin.submit')}
          </ButtonLink>
        </div>
      </Entrance>
    );
  }
  return (
    <Entrance title={t('identity.reset.title')} lead={kode === undefined ? t('identity.reset.nocode') : t('identity.reset.lead')}>
      {kode === undefined ? null : <ResetForm token={kode} onDone={() => setDone(true)} />}
      <div className={classes.links}>
        <Link to="/lupa-sandi">{t('identity.reset.ask')}</Link>
      </div>
    </Entrance>
  );
}
