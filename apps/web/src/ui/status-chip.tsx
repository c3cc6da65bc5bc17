import { IconAlertTriangle, IconCircleCheckFilled, IconCircleDashed, IconCircleHalf2, IconInfoCircle, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './status-chip.module.css';

/** done: reached · active: going on · waiting: not begun or waiting for someone · warning: needs a look · error: failed or refused · locked */
export type Status = 'done' | 'active' | 'waiting' | 'warning' | 'error' | 'locked' | 'info';

const ICONS = {
  done: IconCircleCheckFilled,
  active: IconCircleHalf2,
  waiting: IconCircleDashed,
  warning: IconAlertTriangle,
  error: IconAlertTriangle,
  locked: IconLock,
  info: IconInfoCircle,
} as const;

/** A state in words with its own icon; colour only repeats it. */
export function StatusChip({ status, children }: { readonly status: Status; readonly children: ReactNode }) {
  const Icon = ICONS[status];
  return (
    <span className={classes.chip} data-status={status}>
      <Icon size={16} aria-hidden="true" />
      {children}
    </span>
  );
}
