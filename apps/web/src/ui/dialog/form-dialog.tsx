import { useId, type ReactNode } from 'react';
import { useText } from '../../lib/i18n/index.js';
import { Button } from '../button.js';
import { ErrorSummary, problemSummary, useForm } from '../form/index.js';
import { ErrorReason } from '../states.js';
import { Dialog } from './dialog.js';
import classes from './dialog.module.css';

type FormDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly submit: string;
  /** ids of inputs by the server's paths */
  readonly ids?: Readonly<Record<string, string>>;
  readonly send: (form: FormData) => Promise<void>;
  readonly children: ReactNode;
};

/** A short form over the page; closes when it was sent, keeps what was entered when it was refused. */
export function FormDialog({ open, onClose, title, lead, submit, ids = {}, send, children }: FormDialogProps) {
  const t = useText();
  const form = useId();
  const { busy, failure, onSubmit } = useForm(async (entered) => {
    await send(entered);
    onClose();
  });
  return (
    <Dialog
      open={open} onClose={onClose} title={title} lead={lead}
      actions={
        <>
          <Button look="plain" onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form={form} busy={busy}>{submit}</Button>
        </>
      }
    >
      <form id={form} onSubmit={onSubmit} className={classes.form}>
        {failure === null ? null : <ErrorSummary entries={problemSummary(failure, ids)}><ErrorReason error={failure} /></ErrorSummary>}
        {children}
      </form>
    </Dialog>
  );
}
