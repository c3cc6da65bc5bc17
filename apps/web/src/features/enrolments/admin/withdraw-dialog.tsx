import type { ParticipantView, RunView } from '@sinau/contracts/enrolments';
import { useId, useState, type FormEvent } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';
import { TextField } from '../../../ui/form/index.js';
import { ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from './admin.module.css';
import { PARTICIPANT_READS } from './participant-reads.js';

type WithdrawDialogProps = { readonly run: RunView; readonly person: ParticipantView | null; readonly onClose: () => void };

/** Takes a person out of a run, with a reason; the toast and the row bring them back. */
export function WithdrawDialog({ run, person, onClose }: WithdrawDialogProps) {
  const t = useText();
  const form = useId();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const withdraw = useRouteMutation('POST /api/runs/:runId/participants/:enrolmentId/withdraw', { invalidates: PARTICIPANT_READS });
  const reinstate = useRouteMutation('POST /api/runs/:runId/participants/:enrolmentId/reinstate', { invalidates: PARTICIPANT_READS });
  const name = person?.name ?? '';

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (person === null || withdraw.isPending) return;
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const params = { runId: run.id, enrolmentId: person.enrolmentId };
    try {
      await withdraw.mutateAsync({ params, body: { reason: reason.trim() } });
    } catch {
      return; // shown below, with the reason kept
    }
    showToast(t('enrolments.withdraw.done', { name }), () => reinstate.mutate({ params, body: {} }, { onError: (error) => showToast(error.message) }));
    setReason('');
    onClose();
  }

  return (
    <Dialog
      open={person !== null}
      onClose={onClose}
      title={t('enrolments.withdraw.title', { name, run: run.name })}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" form={form} look="danger" busy={withdraw.isPending}>
            {t('enrolments.participant.withdraw')}
          </Button>
        </>
      }
    >
      <form id={form} className={classes.stack} noValidate onSubmit={(event) => void send(event)}>
        <p>{t('enrolments.withdraw.text')}</p>
        <TextField label={t('enrolments.withdraw.reason')} value={reason} maxLength={300} onChange={setReason} error={missing && reason.trim() === '' ? t('enrolments.form.missing') : undefined} />
        {withdraw.isError ? (
          <p role="alert" className={classes.failure}>
            <ErrorReason error={withdraw.error} />
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}
