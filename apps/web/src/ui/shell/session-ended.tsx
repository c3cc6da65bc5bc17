import type { MeView } from '@sinau/contracts/identity';
import { useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useId, useState, type FormEvent } from 'react';
import { Button } from '../button.js';
import { callOnce } from '../../lib/api/index.js';
import { openGate } from '../../lib/api/sign-in-gate.js';
import { useText } from '../../lib/i18n/index.js';
import { forgetSession, rememberSession, signInAddress } from '../../lib/session/index.js';
import { Dialog } from '../dialog/index.js';
import { ErrorSummary, PasswordField, TextField } from '../form/index.js';
import { ErrorReason } from '../states.js';

/** Signs in again over the page, which keeps everything entered; waiting requests go on afterwards. */
export function SessionEnded({ me }: { readonly me: MeView }) {
  const t = useText();
  const form = useId();
  const client = useQueryClient();
  const here = useRouterState({ select: (state) => state.location.href });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const entries = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(null);
    try {
      const body = { login: String(entries.get('login')), password: String(entries.get('password')) };
      const again = await callOnce('POST /api/sessions', { body });
      rememberSession(client, again);
      // another person must not continue this one's page
      if (again.personId === me.personId) openGate(true);
      else location.assign('/');
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  function leave(): void {
    openGate(false);
    forgetSession();
    location.assign(signInAddress(here));
  }

  return (
    <Dialog
      open
      title={t('ui.session.ended.title')}
      lead={t('ui.session.ended.text', { name: me.name })}
      actions={
        <>
          <Button look="plain" onClick={leave}>
            {t('ui.session.ended.leave')}
          </Button>
          <Button type="submit" form={form} busy={busy}>
            {t('ui.session.ended.submit')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)}>
        <ErrorSummary entries={[]}>{failure === null ? null : <ErrorReason error={failure} />}</ErrorSummary>
        <TextField label={t('ui.session.ended.login')} name="login" autoComplete="username" required defaultValue={me.email ?? ''} />
        <PasswordField label={t('ui.session.ended.password')} name="password" autoComplete="current-password" required />
      </form>
    </Dialog>
  );
}
