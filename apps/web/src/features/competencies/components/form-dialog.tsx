import { useId, type ReactNode } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';
import { ErrorSummary, problemSummary, useForm } from '../../../ui/form/index.js';
import { ErrorReason } from '../../../ui/states.js';

type FormDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly submit: string;
  readonly send: (form: FormData) => Promise<void>;
  readonly children: ReactNode;
};

/** A short form over the page; closes when it was sent, keeps what was entered when it was refused. */
export function FormDialog({ open, onClose, title, submit, send, children }: FormDialogProps) {
  const t = useText();
  const form = useId();
  const { busy, failure, onSubmit } = useForm(async (entered) => {
    await send(entered);
    onClose();
  });
  return (
    <Dialog
      open={open} onClose={onClose} title={title}
      actions={
        <>
          <Button look="plain" onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form={form} busy={busy}>{submit}</Button>
        </>
      }
    >
      <form id={form} onSubmit={onSubmit}>
        {failure === null ? null : (
          <ErrorSummary entries={problemSummary(failure, {})}>
            <ErrorReason error={failure} />
          </ErrorSummary>
        )}
        {children}
      </form>
    </Dialog>
  );
}
