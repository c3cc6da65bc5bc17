import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

type NoticeProps = {
  readonly tone?: 'info' | 'warning';
  /** 20 px */
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  /** A button or link at the end. */
  readonly action?: ReactNode;
};

/** A quiet line that belongs to the page, not to an act just done. */
export function Notice({ tone = 'info', icon, children, action }: NoticeProps) {
  return (
    <div className={classes.notice} data-tone={tone}>
      <span className={classes.icon} aria-hidden="true">
        {icon ?? (tone === 'info' ? <IconInfoCircle size={20} /> : <IconAlertTriangle size={20} />)}
      </span>
      <div className={classes.words}>{children}</div>
      {action}
    </div>
  );
}
