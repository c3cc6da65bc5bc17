import type { NominationView } from '@sinau/contracts/programmes';
import { useId, useState, type FormEvent } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';
import { TextField } from '../../../ui/form/index.js';
import { ErrorReason } from '../../../ui/states.js';
import classes from './programmes.module.css';

type VerdictDialogProps = { readonly nomination: NominationView | null; readonly onClose: () => void; readonly onRefuse: (nomination: NominationView, reason: string) => Promise<unknown> };

/** A refusal, with the reason that the person reads. */
export function VerdictDialog({ nomination, onClose, onRefuse }: VerdictDialogProps) {
  const t = useText();
  const form = useId();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (nomination === null || busy) return;
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    setBusy(true);
    setFailure(null);
    try {
      await onRefuse(nomination, reason.trim());
      setReason('');
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }
  const actions = (
    <>
      <Button look="plain" onClick={onClose}>
        {t('ui.cancel')}
      </Button>
      <Button type="submit" form={form} look="danger" busy={busy}>
        {t('programmes.nomination.refuse')}
      </Button>
    </>
  );
  return (
    <Dialog open={nomination !== null} onClose={onClose} title={t('programmes.nomination.refuse_title', { name: nomination?.personName ?? '' })} actions={actions}>
      <form id={form} className={classes.stack} noValidate onSubmit={(event) => void send(event)}>
        <TextField label={t('programmes.nomination.refuse_reason')} value={reason} maxLength={500} onChange={setReason} error={missing && reason.trim() === '' ? t('programmes.fault.missing') : undefined} />
        {failure === null ? null : <p role="alert" className={classes.failure}><ErrorReason error={failure} /></p>}
      </form>
    </Dialog>
  );
}
