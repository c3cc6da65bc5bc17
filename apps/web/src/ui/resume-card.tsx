import { IconPlayerPlayFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormats } from '../lib/formats/index.js';
import { useText } from '../lib/i18n/index.js';
import { lessonAddress, type Resume } from '../lib/learning/index.js';
import { ButtonLink } from './button.js';
import { ProgressBar } from './progress.js';
import classes from './resume-card.module.css';

type ResumeCardProps = {
  /** Small line above: where one goes on, or why one can't yet. */
  readonly kicker: string;
  readonly title: ReactNode;
  /** Under the title: the course a lesson belongs to. */
  readonly under?: ReactNode;
  /** 0 to 100 */
  readonly percent: number;
  /** The one primary button. */
  readonly action?: ReactNode;
  /** On a phone the button is in the bar at the thumb instead. */
  readonly barOnPhone?: boolean;
};

/** Goes into the band's aside: what comes next, how far one is, one button. */
export function ResumeCard({ kicker, title, under, percent, action, barOnPhone = false }: ResumeCardProps) {
  const t = useText();
  return (
    <div className={classes.card}>
      <p className={classes.kicker}>{kicker}</p>
      <h2 className={classes.title}>{title}</h2>
      {under === undefined ? null : <div className={classes.under}>{under}</div>}
      <ProgressBar label={t('ui.resume.progress')} share={percent / 100} />
      {action === undefined ? null : (
        <div className={classes.action} data-bar={barOnPhone}>
          {action}
        </div>
      )}
    </div>
  );
}

/** "Lanjutkan dari menit 6.20", "Mulai dari sini" */
export function useResumeKicker(): (resume: Resume, begun: boolean) => string {
  const t = useText();
  const formats = useFormats();
  return (resume, begun) => {
    if (resume.positionSeconds > 0) return t('ui.resume.from', { clock: formats.clock(resume.positionSeconds) });
    return begun ? t('ui.resume.next') : t('ui.resume.first');
  };
}

type ResumeButtonProps = { readonly enrolmentId: string; readonly resume: Resume; readonly begun: boolean };

export function ResumeButton({ enrolmentId, resume, begun }: ResumeButtonProps) {
  const t = useText();
  return (
    <ButtonLink wide to={lessonAddress(enrolmentId, { id: resume.lessonId, kind: resume.kind })} before={<IconPlayerPlayFilled size={18} />}>
      {begun ? t('ui.resume.go') : t('ui.resume.begin')}
    </ButtonLink>
  );
}
