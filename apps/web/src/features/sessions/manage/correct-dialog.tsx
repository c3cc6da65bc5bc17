import type { AttendeeView, SessionView } from '@sinau/contracts/sessions';
import { useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { TextField } from '../../../ui/form/index.js';
import { showToast } from '../../../ui/toast.js';
import { SESSION_READS } from '../components/session-reads.js';

type CorrectDialogProps = { readonly session: SessionView; readonly person: AttendeeView | null; readonly onClose: () => void };

/** Turns what is decided about a person round, with a reason; JP follow. */
export function CorrectDialog({ session, person, onClose }: CorrectDialogProps) {
  const t = useText();
  const [reason, setReason] = useState('');
  const correct = useRouteMutation('POST /api/run-sessions/:sessionId/attendance/corrections', { invalidates: SESSION_READS });
  const name = person?.name ?? '';
  const present = person?.present !== true;
  return (
    <ConfirmDialog
      open={person !== null}
      onClose={onClose}
      title={present ? t('sessions.correct.to_present', { name }) : t('sessions.correct.to_absent', { name })}
      confirm={t('sessions.correct.do')}
      onConfirm={async () => {
        await correct.mutateAsync({ params: { sessionId: session.id }, body: { personId: person?.personId ?? '', present, reason } });
        setReason('');
        showToast(t('sessions.correct.done', { name }));
      }}
    >
      <p>{present ? t('sessions.correct.counts') : t('sessions.correct.takes_back')}</p>
      <TextField label={t('sessions.reason')} value={reason} maxLength={300} required onChange={setReason} />
    </ConfirmDialog>
  );
}
