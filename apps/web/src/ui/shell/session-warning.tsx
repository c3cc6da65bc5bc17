import type { MeView } from '@sinau/contracts/identity';
import { useState } from 'react';
import { Button } from '../button.js';
import { useFormats } from '../../lib/formats/index.js';
import { useText } from '../../lib/i18n/index.js';
import { Dialog } from '../dialog/index.js';
import { ErrorReason } from '../states.js';
import { useSignOut } from './use-sign-out.js';

type SessionWarningProps = { readonly me: MeView; readonly extend: () => Promise<void> };

/** Two minutes before the end: stay, or leave now. */
export function SessionWarning({ me, extend }: SessionWarningProps) {
  const t = useText();
  const formats = useFormats();
  const signOut = useSignOut();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function attempt(act: () => Promise<void>): Promise<void> {
    setBusy(true);
    setFailure(null);
    await act().catch(setFailure);
    setBusy(false);
  }

  return (
    <Dialog
      open
      title={t('ui.session.warn.title')}
      actions={
        <>
          <Button look="plain" onClick={() => void attempt(signOut)}>
            {t('ui.session.out')}
          </Button>
          <Button busy={busy} onClick={() => void attempt(extend)}>
            {t('ui.session.extend')}
          </Button>
        </>
      }
    >
      <p>{t('ui.session.warn.text', { time: formats.time(me.sessionExpiresAt) })}</p>
      {failure === null ? null : (
        <p role="alert">
          <ErrorReason error={failure} />
        </p>
      )}
    </Dialog>
  );
}
