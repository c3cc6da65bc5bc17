import { IconAlertTriangle, IconClockPause, IconDeviceDesktop, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import type { Saving } from '../saving/saving-engine.js';
import classes from './attempt.module.css';

type NoticeProps = { readonly icon: typeof IconAlertTriangle; readonly tone: 'info' | 'warning' | 'error'; readonly children: ReactNode; readonly action?: ReactNode };

function Notice({ icon: Icon, tone, children, action }: NoticeProps) {
  return (
    <div className={classes.notice} data-tone={tone}>
      <Icon size={20} aria-hidden="true" />
      <span>{children}</span>
      {action}
    </div>
  );
}

type NoticesProps = {
  readonly saving: Saving;
  readonly reader: boolean;
  readonly onTakeOver: () => void;
  /** The deadline has passed on this page's clock. */
  readonly timeUp: boolean;
  readonly online: boolean;
  readonly numberOf: (questionId: string) => number;
  readonly onNoticed: () => void;
  readonly onResult: () => void;
};

/** What the person must know now, above the question; read out when it appears. */
export function Notices({ saving, reader, onTakeOver, timeUp, online, numberOf, onNoticed, onResult }: NoticesProps) {
  const t = useText();
  const numbers = saving.overtaken.map(numberOf).sort((one, other) => one - other).join(', ');
  return (
    <div role="status" className={classes.notices}>
      {reader ? (
        <Notice icon={IconDeviceDesktop} tone="warning" action={<Button onClick={onTakeOver}>{t('quizzes.tab.take')}</Button>}>
          {t('quizzes.tab.reader')}
        </Notice>
      ) : null}
      {saving.closed ? (
        <Notice icon={IconInfoCircle} tone="warning" action={<Button onClick={onResult}>{t('quizzes.to.result')}</Button>}>
          {t('quizzes.closed')}
        </Notice>
      ) : null}
      {timeUp && !saving.closed ? (
        <Notice icon={IconClockPause} tone="warning">
          {online && saving.phase !== 'device' ? t('quizzes.timeup.online') : t('quizzes.timeup.offline', { count: saving.unsent })}
        </Notice>
      ) : null}
      {saving.forbidden === null ? null : (
        <Notice icon={IconAlertTriangle} tone="error">
          {saving.forbidden}
        </Notice>
      )}
      {saving.deviceRefuses ? (
        <Notice icon={IconAlertTriangle} tone="error">
          {t('quizzes.device.refuses')}
        </Notice>
      ) : null}
      {saving.overtaken.length > 0 ? (
        <Notice icon={IconInfoCircle} tone="info" action={<Button look="quiet" onClick={onNoticed}>{t('quizzes.understood')}</Button>}>
          {t('quizzes.overtaken', { numbers, count: saving.overtaken.length })}
        </Notice>
      ) : null}
    </div>
  );
}
