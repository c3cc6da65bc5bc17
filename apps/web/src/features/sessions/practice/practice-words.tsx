import type { OwnPracticeView } from '@sinau/contracts/sessions';
import type { PracticeState } from '@sinau/domain/sessions';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';
import { Written } from '../../../ui/written.js';
import classes from './practice.module.css';

type Report = NonNullable<OwnPracticeView['report']>;

export const practiceWords: Readonly<Record<PracticeState, { readonly text: string; readonly status: Status }>> = {
  draft: { text: 'sessions.practice.state.draft', status: 'active' },
  submitted: { text: 'sessions.practice.state.submitted', status: 'waiting' },
  returned: { text: 'sessions.practice.state.returned', status: 'warning' },
  signed: { text: 'sessions.practice.state.signed', status: 'done' },
  withdrawn: { text: 'sessions.practice.state.withdrawn', status: 'error' },
};

/** `null`: not begun. */
export function PracticeChip({ state }: { readonly state: PracticeState | null }) {
  const t = useText();
  if (state === null) return <StatusChip status="waiting">{t('sessions.practice.state.none')}</StatusChip>;
  return <StatusChip status={practiceWords[state].status}>{t(practiceWords[state].text)}</StatusChip>;
}

/** Who did what with a report, and why. */
export function PracticeSteps({ steps }: { readonly steps: Report['steps'] }) {
  const t = useText();
  const formats = useFormats();
  return (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <li key={step.number}>
          {t(practiceWords[step.state].text)}
          <span className={classes.muted}>{` · ${step.by}, ${formats.dateTime(step.at)}`}</span>
          {step.reason === null ? null : (
            <p className={classes.written}>
              <Written>{step.reason}</Written>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
