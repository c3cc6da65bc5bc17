import type { PlanReasonView, PlanView } from '@sinau/contracts/planning';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { limitWords, useLimitAmount } from './use-limits.js';
import classes from './planning.module.css';

const noMoreWords = {
  most_runs: 'planning.why.most_runs', no_need: 'planning.why.no_need', needs_met: 'planning.why.needs_met', hours_per_person: 'planning.why.hours_per_person', limits: 'planning.why.limits',
} as const;

/** Why the planner chose so many runs, and no more. */
export function Why({ reason, candidate }: { readonly reason: PlanReasonView; readonly candidate: PlanView['basis']['candidates'][number] }) {
  const t = useText();
  const formats = useFormats();
  const amount = useLimitAmount();
  const gap = (value: number): string => formats.decimal(value, 2);
  const perMillion = reason.gainOfLast === null || candidate.costPerRun === 0 ? null : (reason.gainOfLast * 1_000_000) / candidate.costPerRun;
  return (
    <ul className={classes.why}>
      {reason.gainOfLast === null ? null : <li>{t('planning.why.last', { gap: gap(reason.gainOfLast), rate: perMillion === null ? '–' : formats.decimal(perMillion, 3) })}</li>}
      <li>{t(noMoreWords[reason.whyNoMore], { gap: gap(reason.gainOfNext), most: candidate.mostRuns, hours: formats.jp(candidate.hours) })}</li>
      {reason.whyNoMore === 'limits' ? reason.exceeds.map(({ limit, by }) => <li key={limit}>{t('planning.why.exceeds', { limit: t(limitWords[limit]), by: amount(limit, by) })}</li>) : null}
      {reason.swapLoss === null ? null : <li>{t('planning.why.swap', { gap: gap(reason.swapLoss) })}</li>}
      {reason.needed.map(({ limit, more }) => <li key={`more-${limit}`}>{t('planning.why.needed', { limit: t(limitWords[limit]), more: amount(limit, more) })}</li>)}
    </ul>
  );
}
