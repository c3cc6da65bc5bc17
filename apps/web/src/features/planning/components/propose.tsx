import type { PlanView } from '@sinau/contracts/planning';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry, TextField } from '../../../ui/form/index.js';
import classes from './planning.module.css';
import { numberOf, rupiahOf } from './use-rupiah.js';

type ProposeProps = { readonly open: boolean; readonly onClose: () => void; readonly plan: PlanView | null; readonly onAsked: (plan: PlanView) => Promise<void> };
const ids = { year: 'plan-year', 'limits.budget': 'plan-budget', 'limits.seats': 'plan-seats', 'limits.instructorDays': 'plan-days', 'limits.hoursPerPerson': 'plan-hours' };

/** Asks the planner for a year within limits; those of the plan that is shown stand in the fields. */
export function Propose({ open, onClose, plan, onAsked }: ProposeProps) {
  const t = useText();
  const propose = useRouteMutation('POST /api/plans', { invalidates: ['GET /api/plans', 'GET /api/plans/:planId'] });
  const limits = plan?.basis.limits ?? { budget: 250_000_000, seats: 200, instructorDays: 40, hoursPerPerson: 20 };
  return (
    <FormDialog
      open={open} onClose={onClose} title={t('planning.propose')} lead={t('planning.propose.lead')} submit={t('planning.propose.do')} ids={ids}
      send={async (form) => {
        const wanted = { budget: rupiahOf(entry(form, 'budget')), seats: numberOf(entry(form, 'seats')), instructorDays: numberOf(entry(form, 'days')), hoursPerPerson: numberOf(entry(form, 'hours')) };
        await onAsked(await propose.mutateAsync({ body: { year: Number(entry(form, 'year')), limits: wanted, pinned: plan?.basis.pinned ?? [] } }));
      }}
    >
      <div className={classes.pair}>
        <TextField id="plan-year" name="year" inputMode="numeric" label={t('planning.year')} defaultValue={String(plan?.year ?? new Date().getFullYear() + 1)} required />
        <TextField id="plan-budget" name="budget" inputMode="numeric" label={t('planning.limit.budget.field')} defaultValue={String(limits.budget)} required />
        <TextField id="plan-seats" name="seats" inputMode="numeric" label={t('planning.limit.seats')} defaultValue={String(limits.seats)} required />
        <TextField id="plan-days" name="days" inputMode="decimal" label={t('planning.limit.days')} defaultValue={String(limits.instructorDays)} required />
        <TextField id="plan-hours" name="hours" inputMode="decimal" label={t('planning.limit.person')} defaultValue={String(limits.hoursPerPerson)} required />
      </div>
    </FormDialog>
  );
}
