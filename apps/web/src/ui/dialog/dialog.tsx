import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useText } from '../../lib/i18n/index.js';
import { IconButton } from '../button.js';
import classes from './dialog.module.css';

type DialogProps = {
  readonly open: boolean;
  /** Escape, the close button, a tap beside it. Left out: the dialog must be answered. */
  readonly onClose?: () => void;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons at the end; the safe one first. */
  readonly actions?: ReactNode;
  /** `sheet`: from the bottom on a phone, a panel at the right edge on larger screens. */
  readonly shape?: 'window' | 'sheet';
};

/** The browser's own modal dialog: focus stays inside, the page behind is inert, focus returns where it was. */
export function Dialog({ open, onClose, title, lead, children, actions, shape = 'window' }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const t = useText();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      className={classes.dialog}
      data-shape={shape}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onClick={(event) => {
        if (event.target === box.current) onClose?.();
      }}
    >
      {open ? (
        <div className={classes.inner}>
          <div className={classes.head}>
            <div>
              <h2 id={titleId}>{title}</h2>
              {lead === undefined ? null : <p className={classes.lead}>{lead}</p>}
            </div>
            {onClose === undefined ? null : (
              <IconButton label={t('ui.close')} onClick={onClose}>
                <IconX size={22} />
              </IconButton>
            )}
          </div>
          {children}
          {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
        </div>
      ) : null}
    </dialog>
  );
}

/** A dialog from the edge: filters, a question list, details of a row. */
export function Sheet(props: Omit<DialogProps, 'shape'>) {
  return <Dialog {...props} shape="sheet" />;
}
