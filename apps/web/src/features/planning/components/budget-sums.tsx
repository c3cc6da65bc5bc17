import type { BudgetTotalsView } from '@sinau/contracts/planning';
import { useText } from '../../../lib/i18n/index.js';
import { Facts } from '../../../ui/facts.js';
import { Notice } from '../../../ui/notice.js';
import { useRupiah } from './use-rupiah.js';

/** What a programme may cost, and how much of it is set aside, bound and paid; a warning where one passes the other. */
export function BudgetSums({ budget, totals }: { readonly budget: number; readonly totals: BudgetTotalsView }) {
  const t = useText();
  const rupiah = useRupiah();
  const beyond = totals.committed > budget ? totals.committed - budget : 0;
  const unbound = totals.spent > totals.committed ? totals.spent - totals.committed : 0;
  return (
    <>
      {beyond === 0 ? null : <Notice tone="warning">{t('planning.budget.beyond', { amount: rupiah(beyond) })}</Notice>}
      {unbound === 0 ? null : <Notice tone="warning">{t('planning.budget.unbound', { amount: rupiah(unbound) })}</Notice>}
      <Facts
        facts={[
          { name: t('planning.budget.approved'), value: rupiah(budget) },
          { name: t('planning.budget.planned'), value: rupiah(totals.planned) },
          { name: t('planning.budget.committed'), value: rupiah(totals.committed) },
          { name: t('planning.budget.spent'), value: rupiah(totals.spent) },
          { name: t('planning.budget.left'), value: rupiah(budget - totals.committed) },
        ]}
      />
    </>
  );
}
