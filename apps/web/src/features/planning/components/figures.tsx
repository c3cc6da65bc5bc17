import type { PlanView } from '@sinau/contracts/planning';
import { closedGap, limitNames, supplyOf, totalsOf, type RunCount } from '@sinau/domain/planning';
import { useMemo } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { Tile, Tiles } from '../../../ui/tiles.js';
import { limitWords, useLimitAmount } from './use-limits.js';

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
    <Tiles live="polite">
      <Tile name={t('planning.figure.gap')} value={formats.decimal(closed.total, 2)} note={best === null ? null : t('planning.figure.best', { gap: formats.decimal(best, 2) })} />
      <Tile name={t('planning.figure.people')} value={t('planning.figure.people.of', { served: formats.number(served), people: formats.number(plan.basis.needs.reduce((sum, { people }) => sum + people, 0)) })} />
      {limitNames.map((limit) => {
        const beyond = totals[limit] > supply[limit];
        return (
          <Tile
            key={limit} name={t(limitWords[limit])} value={t('planning.figure.of', { used: limit === 'budget' ? amount(limit, totals[limit]) : formats.decimal(totals[limit]), supply: amount(limit, supply[limit]) })}
            tone={beyond ? 'error' : undefined} note={beyond ? <StatusChip status="error">{t('planning.figure.beyond', { by: amount(limit, totals[limit] - supply[limit]) })}</StatusChip> : null}
          />
        );
      })}
    </Tiles>
  );
}
