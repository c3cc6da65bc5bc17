import type { EnrolmentRuleView } from '@sinau/contracts/programmes';
import type { ReactNode } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Facts } from '../../../ui/facts.js';
import { Section } from '../../../ui/layout.js';
import { StatusChip } from '../../../ui/status-chip.js';
import classes from '../components/programmes.module.css';
import { RULE_STATES, sentenceOf } from './rule-words.js';

/** When it is applied by itself, in words. */
function useTimes(): (rule: EnrolmentRuleView) => string {
  const t = useText();
  const formats = useFormats();
  return ({ dailyAtHour, startsOn, endsOn }) => {
    if (dailyAtHour === null) return t('enrolment-rules.rule.by_hand');
    const daily = t('enrolment-rules.rule.daily', { hour: String(dailyAtHour).padStart(2, '0') });
    const from = startsOn === null ? null : t('enrolment-rules.rule.from', { day: formats.day(startsOn) });
    const until = endsOn === null ? null : t('enrolment-rules.rule.until', { day: formats.day(endsOn) });
    return [daily, from, until].filter(Boolean).join(', ');
  };
}

/** What each application did, the newest first. */
function History({ rule }: { readonly rule: EnrolmentRuleView }) {
  const t = useText();
  const formats = useFormats();
  if (rule.rounds.length === 0) return <p className={classes.muted}>{t('enrolment-rules.rule.no_rounds')}</p>;
  return (
    <ul className={classes.list}>
      {rule.rounds.map((round) => (
        <li key={round.appliedAt} className={classes.name}>
          {t('enrolment-rules.rule.round', { enrolled: formats.number(round.enrolled), waiting: formats.number(round.waiting), fitting: formats.number(round.fitting) })}
          <small>{[formats.dateTime(round.appliedAt), round.appliedByName === null ? t('enrolment-rules.rule.by_itself') : t('enrolment-rules.rule.asked_by', { name: round.appliedByName })].join(' · ')}</small>
        </li>
      ))}
    </ul>
  );
}

/** One rule: its sentence, its state and times, and its history. */
export function RuleCard({ rule, actions, children }: { readonly rule: EnrolmentRuleView; readonly actions: ReactNode; readonly children: ReactNode }) {
  const t = useText();
  const formats = useFormats();
  const times = useTimes();
  const state = RULE_STATES[rule.state];
  return (
    <Section title={rule.name}>
      <div className={classes.stack}>
        <p>{sentenceOf(rule, t)}</p>
        <Facts
          facts={[
            { name: t('programmes.column.state'), value: <StatusChip status={rule.asked ? 'active' : state.status}>{t(rule.asked ? 'enrolment-rules.rule.applying' : state.text)}</StatusChip> },
            { name: t('enrolment-rules.rule.times'), value: times(rule) },
            ...(rule.exceptions.length === 0 ? [] : [{ name: t('enrolment-rules.rule.exceptions'), value: rule.exceptions.map(({ name }) => name).join(', ') }]),
            { name: t('enrolment-rules.rule.author'), value: t('enrolment-rules.rule.author_since', { name: rule.createdByName, day: formats.date(rule.createdAt) }) },
          ]}
        />
        <div className={classes.acts}>{actions}</div>
        <h3>{t('enrolment-rules.rule.history')}</h3>
        <History rule={rule} />
        {children}
      </div>
    </Section>
  );
}
