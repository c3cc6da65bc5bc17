import type { PlanView } from '@sinau/contracts/planning';
import { closedGap, limitNames, supplyOf, totalsOf, type RunCount } from '@sinau/domain/planning';
import { useMemo } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { limitWords, useLimitAmount } from './use-limits.js';
import classes from './planning.module.css';

/** What these runs close and take, beside what there is; reckoned here, as the server does at signing. */
export function Figures({ plan, items }: { readonly plan: PlanView; readonly items: readonly RunCount[] }) {
  const t = useText();
  const formats = useFormats();
  const amount = useLimitAmount();
  const closed = useMemo(() => closedGap(plan.basis, items), [plan.basis, items]);
  const [totals, supply] = [totalsOf(plan.basis.candidates, items), supplyOf(plan.basis)];
  const served = closed.needs.reduce((sum, { people }) => sum + people, 0);
  const best = plan.proposal.gap;
  return (
    <dl className={classes.stats} aria-live="polite">
      <div>
        <dt>{t('planning.figure.gap')}</dt>
        <dd>{formats.decimal(closed.total, 2)}</dd>
        {best === null ? null : <dd className={classes.small}>{t('planning.figure.best', { gap: formats.decimal(best, 2) })}</dd>}
      </div>
      <div><dt>{t('planning.figure.people')}</dt><dd>{t('planning.figure.people.of', { served: formats.number(served), people: formats.number(plan.basis.needs.reduce((sum, { people }) => sum + people, 0)) })}</dd></div>
      {limitNames.map((limit) => (
        <div key={limit} data-beyond={totals[limit] > supply[limit]}>
          <dt>{t(limitWords[limit])}</dt>
          <dd>{t('planning.figure.of', { used: amount(limit, totals[limit]), supply: amount(limit, supply[limit]) })}</dd>
          {totals[limit] > supply[limit] ? <dd><StatusChip status="error">{t('planning.figure.beyond', { by: amount(limit, totals[limit] - supply[limit]) })}</StatusChip></dd> : null}
        </div>
      ))}
    </dl>
  );
}
