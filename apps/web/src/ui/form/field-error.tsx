import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '../../lib/i18n/index.js';
import classes from './form.module.css';

/** What is wrong with one field, under it. Tie it to the field with aria-describedby. */
export function FieldError({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <div id={id} className={classes.error}>
      <IconAlertCircle size={16} aria-hidden="true" />
      <span>{children}</span>
    </div>
  );
}

export type SummaryEntry = {
  /** id of the input */
  readonly field: string;
  readonly message: string;
};

type ErrorSummaryProps = {
  readonly entries: readonly SummaryEntry[];
  /** A failure of the whole form, above the links. */
  readonly children?: ReactNode;
};

/** All that failed, above the form, each a link to its field; takes the focus when it appears or changes. */
export function ErrorSummary({ entries, children }: ErrorSummaryProps) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const shown = entries.length > 0 || (children !== undefined && children !== null);
  const signature = entries.map((entry) => `${entry.field}:${entry.message}`).join('|');
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, signature]);
  if (!shown) return null;
  return (
    <div ref={box} className={classes.summary} role="alert" tabIndex={-1}>
      {children === undefined || children === null ? <b>{t('ui.form.check', { count: entries.length })}</b> : <div>{children}</div>}
      {entries.length === 0 ? null : (
        <ul>
          {entries.map((entry) => (
            <li key={entry.field}>
              <a
                href={`#${entry.field}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(entry.field)?.focus();
                }}
              >
                {entry.message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
