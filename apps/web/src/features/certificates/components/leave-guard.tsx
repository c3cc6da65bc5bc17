import { useBlocker } from '@tanstack/react-router';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';

/** Asks before a page is left on which something was changed and not saved; the browser asks when its tab is closed. */
export function LeaveGuard({ isUnsaved }: { readonly isUnsaved: () => boolean }) {
  const t = useText();
  const { status, proceed, reset } = useBlocker({ shouldBlockFn: isUnsaved, enableBeforeUnload: isUnsaved, withResolver: true });
  return (
    <Dialog
      open={status === 'blocked'}
      onClose={() => reset?.()}
      title={t('certificates.leave.title')}
      lead={t('certificates.leave.text')}
      actions={
        <>
          <Button look="plain" onClick={() => proceed?.()}>
            {t('certificates.leave.go')}
          </Button>
          <Button onClick={() => reset?.()}>{t('certificates.leave.stay')}</Button>
        </>
      }
    />
  );
}
