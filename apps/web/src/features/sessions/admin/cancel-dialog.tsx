import type { SessionView } from '@sinau/contracts/sessions';
import { useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { TextField } from '../../../ui/form/index.js';
import { showToast } from '../../../ui/toast.js';
import { SESSION_READS } from '../components/session-reads.js';

/** Cancels a session with a reason that everybody in the run is told. */
export function CancelDialog({ session, onClose }: { readonly session: SessionView | null; readonly onClose: () => void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const cancel = useRouteMutation('POST /api/run-sessions/:sessionId/cancel', { invalidates: SESSION_READS });
  const title = session?.title ?? '';
  return (
    <ConfirmDialog
      open={session !== null}
      onClose={onClose}
      tone="danger"
      title={t('sessions.cancel.title', { title })}
      confirm={t('sessions.cancel.do')}
      onConfirm={async () => {
        await cancel.mutateAsync({ params: { sessionId: session?.id ?? '' }, body: { reason } });
        setReason('');
        showToast(t('sessions.cancel.done', { title }));
      }}
    >
      <p>{t('sessions.cancel.text', { count: session?.participants ?? 0 })}</p>
      <TextField label={t('sessions.reason')} value={reason} maxLength={300} required onChange={setReason} />
    </ConfirmDialog>
  );
}
