import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../button.js';
import { useText } from '../../lib/i18n/index.js';
import { useFormats } from '../../lib/formats/index.js';
import { TextField } from '../form/text-field.js';
import { Dialog } from './dialog.js';
import { ErrorReason } from '../states.js';

type ConfirmDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  /** A question naming the object: "Cabut sertifikat Ratna Dewi?" */
  readonly title: string;
  /** What happens, and what can't be taken back. */
  readonly children: ReactNode;
  /** The verb: "Cabut sertifikat". */
  readonly confirm: string;
  readonly onConfirm: () => Promise<unknown> | void;
  readonly tone?: 'normal' | 'danger';
  /** For acts on many: the person types this number first. */
  readonly typedCount?: number;
};

function CountField({ count, value, onChange }: { readonly count: number; readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useText();
  const formats = useFormats();
  return <TextField label={t('ui.confirm.type', { count: formats.number(count) })} inputMode="numeric" value={value} onChange={onChange} autoComplete="off" />;
}

/** Asks once before what can't be undone. A failure stays in the dialog, with what was entered. */
export function ConfirmDialog({ open, onClose, title, children, confirm, onConfirm, tone = 'normal', typedCount }: ConfirmDialogProps) {
  const t = useText();
  const form = useId();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const ready = typedCount === undefined || typed.replace(/\D/g, '') === String(typedCount);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await onConfirm();
      setTyped('');
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" form={form} busy={busy} disabled={!ready} look={tone === 'danger' ? 'danger' : 'primary'}>
            {confirm}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)}>
        <div>{children}</div>
        {typedCount === undefined ? null : <CountField count={typedCount} value={typed} onChange={setTyped} />}
        {failure === null ? null : (
          <p role="alert" style={{ color: 'var(--err)', marginTop: 12 }}>
            <ErrorReason error={failure} />
          </p>
        )}
      </form>
    </Dialog>
  );
}
