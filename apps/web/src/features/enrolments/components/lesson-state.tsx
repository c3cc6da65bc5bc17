import { IconCircleCheckFilled, IconCircleDashed, IconLock } from '@tabler/icons-react';
import type { CoursePageView } from '@sinau/contracts/enrolments';
import { useText } from '../../../lib/i18n/index.js';
import classes from './lesson-state.module.css';

export type LessonRow = CoursePageView['modules'][number]['lessons'][number];
export type ShownState = LessonRow['state'] | 'locked';

type IconProps = { readonly state: ShownState; readonly size?: number };

function Half({ label, size }: { readonly label: string; readonly size: number }) {
  return (
    <svg role="img" aria-label={label} width={size} height={size} viewBox="0 0 24 24" className={classes.active}>
      <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M12 7a5 5 0 0 1 0 10Z" fill="currentColor" />
    </svg>
  );
}

/** The state of a lesson by shape and words. */
export function LessonStateIcon({ state, size = 24 }: IconProps) {
  const t = useText();
  if (state === 'done') return <IconCircleCheckFilled size={size} className={classes.done} role="img" aria-label={t('enrolments.state.done')} />;
  if (state === 'in_progress') return <Half size={size} label={t('enrolments.state.in_progress')} />;
  if (state === 'locked') return <IconLock size={size - 4} className={classes.waiting} role="img" aria-label={t('enrolments.state.locked')} />;
  return <IconCircleDashed size={size} className={classes.waiting} role="img" aria-label={t('enrolments.state.not_started')} />;
}

/** The state of a requirement: met, on the way, open. */
export function RequirementIcon({ state }: { readonly state: 'met' | 'partly' | 'open' }) {
  const t = useText();
  if (state === 'met') return <IconCircleCheckFilled size={20} className={classes.done} role="img" aria-label={t('enrolments.requirement.met')} />;
  if (state === 'partly') return <Half size={20} label={t('enrolments.requirement.partly')} />;
  return <IconCircleDashed size={20} className={classes.waiting} role="img" aria-label={t('enrolments.requirement.open')} />;
}
