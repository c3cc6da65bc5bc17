import type { ReactNode } from 'react';
import classes from './visually-hidden.module.css';

type HiddenProps = { readonly children: ReactNode; readonly id?: string };

/** Text for screen readers only. */
export function VisuallyHidden({ children, id }: HiddenProps) {
  return (
    <span className={classes.hidden} id={id}>
      {children}
    </span>
  );
}

/** A polite announcement; keep it mounted and change its text. */
export function Announcement({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes.hidden} role="status" aria-live="polite">
      {children}
    </div>
  );
}
