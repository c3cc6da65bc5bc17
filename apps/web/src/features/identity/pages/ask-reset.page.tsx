import { IconMailCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../ui/button.js';
import { callOnce } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { entry, ErrorSummary, problemSummary, TextField, useForm } from '../../../ui/form/index.js';
import { ErrorReason } from '../../../ui/states.js';
import { Entrance } from '../components/entrance.js';
import classes from '../components/entrance.module.css';

/** Asks for a reset link. The answer is the same whether the account exists or not. */
export function AskResetPage() {
  const t = useText();
  const [sent, setSent] = useState(false);
  const { busy, failure, onSubmit } = useForm(async (form) => {
    await callOnce('POST /api/password-resets', { body: { login: entry(form, 'login').trim() } });
    setSent(true);
  });
  return (
    <Entrance title={t('identity.ask.title')} lead={t('identity.ask.lead')}>
      <div role="status">
        {sent ? (
          <div className={classes.note}>
            <IconMailCheck size={20} aria-hidden="true" />
            <span>{t('identity.ask.sent')}</span>
          </div>
        ) : null}
      </div>
      <form className={classes.form} onSubmit={onSubmit}>
        {failure === null ? null : (
          <ErrorSummary entries={problemSummary(failure, { login: 'login' })}>
            <ErrorReason error={failure} />
          </ErrorSummary>
        )}
        <TextField id="login" name="login" label={t('identity.login')} autoComplete="username" required maxLength={254} />
        <div className={classes.submit}>
          <Button type="submit" size="large" wide busy={busy}>
            {sent ? t('identity.ask.again') : t('identity.ask.submit')}
          </Button>
        </div>
      </form>
      <div className={classes.links}>
        <Link to="/masuk">{t('identity.back')}</Link>
      </div>
    </Entrance>
  );
}
