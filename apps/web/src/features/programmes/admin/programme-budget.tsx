import { useQuery } from '@tanstack/react-query';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { Facts } from '../../../ui/facts.js';
import { Section } from '../../../ui/layout.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import classes from '../components/programmes.module.css';

/** How much of a programme's rupiah is planned, bound and paid; its failure leaves the rest of the page whole. */
export function ProgrammeBudget({ programmeId }: { readonly programmeId: string }) {
  const t = useText();
  const formats = useFormats();
  const budget = useQuery(routeQuery('GET /api/programmes/:programmeId/budget', { params: { programmeId } }));
  const rupiah = (amount: number): string => t('programmes.rupiah', { amount: formats.number(amount) });
  return (
    <Section title={t('programmes.budget')}>
      {budget.isPending ? <ListSkeleton rows={2} height={40} /> : null}
      {budget.isError && !budget.data ? <QueryFailure what={t('programmes.budget.failed')} query={budget} /> : null}
      {budget.data === undefined ? null : (
        <Facts
          facts={[
            { name: t('programmes.budget.planned'), value: rupiah(budget.data.totals.planned) },
            { name: t('programmes.budget.committed'), value: rupiah(budget.data.totals.committed) },
            { name: t('programmes.budget.spent'), value: rupiah(budget.data.totals.spent) },
          ]}
        />
      )}
      <p className={classes.muted}><ButtonLink look="outline" to={`/admin/program/${programmeId}/anggaran`}>{t('programmes.budget.see')}</ButtonLink></p>
    </Section>
  );
}
