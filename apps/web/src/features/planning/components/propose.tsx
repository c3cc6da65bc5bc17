import type { PlanView } from '@sinau/contracts/planning';
import { runsOf, type RunCount } from '@sinau/domain/planning';
import { useQuery } from '@tanstack/react-query';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry, TextField } from '../../../ui/form/index.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import classes from './planning.module.css';
import { numberOf, rupiahOf } from './use-rupiah.js';

const PIN = 'pinned-';
type ProposeProps = { readonly open: boolean; readonly onClose: () => void; readonly plan: PlanView | null; readonly onAsked: (plan: PlanView) => Promise<void> };
const ids = { year: 'plan-year', 'limits.budget': 'plan-budget', 'limits.seats': 'plan-seats', 'limits.instructorDays': 'plan-days', 'limits.hoursPerPerson': 'plan-hours' };

/** Runs that must be held, by the template that a field is named after. */
function pinnedIn(form: FormData): RunCount[] {
  return [...form.keys()].filter((name) => name.startsWith(PIN)).map((name) => ({ templateId: name.slice(PIN.length), runs: Number(entry(form, name)) })).filter(({ runs }) => runs !== 0);
}

/** What is to be held whatever the planner would choose: runs of each template, mostly none. */
function Pinned({ pinned }: { readonly pinned: readonly RunCount[] }) {
  const t = useText();
  const templates = useQuery({ ...routeQuery('GET /api/plans/templates'), select: (data) => data.rows });
  if (templates.isPending) return <ListSkeleton rows={2} height={44} />;
  if (templates.data === undefined) return <QueryFailure what={t('planning.templates.failed')} query={templates} />;
  if (templates.data.length === 0) return null;
  return (
    <fieldset className={classes.pinned}>
      <legend>{t('planning.pinned')}</legend>
      <p className={classes.small}>{t('planning.pinned.hint')}</p>
      {templates.data.map(({ id, name, mostRuns }) => (
        <TextField key={id} id={`${PIN}${id}`} name={`${PIN}${id}`} inputMode="numeric" label={t('planning.pinned.runs', { name, most: String(mostRuns) })} defaultValue={String(runsOf(pinned, id))} maxLength={3} required />
      ))}
    </fieldset>
  );
}

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
        await onAsked(await propose.mutateAsync({ body: { year: Number(entry(form, 'year')), limits: wanted, pinned: pinnedIn(form) } }));
      }}
    >
      <div className={classes.pair}>
        <TextField id="plan-year" name="year" inputMode="numeric" label={t('planning.year')} defaultValue={String(plan?.year ?? new Date().getFullYear() + 1)} required />
        <TextField id="plan-budget" name="budget" inputMode="numeric" label={t('planning.limit.budget.field')} defaultValue={String(limits.budget)} required />
        <TextField id="plan-seats" name="seats" inputMode="numeric" label={t('planning.limit.seats')} defaultValue={String(limits.seats)} required />
        <TextField id="plan-days" name="days" inputMode="decimal" label={t('planning.limit.days')} defaultValue={String(limits.instructorDays)} required />
        <TextField id="plan-hours" name="hours" inputMode="decimal" label={t('planning.limit.person')} defaultValue={String(limits.hoursPerPerson)} required />
      </div>
      {open ? <Pinned pinned={plan?.basis.pinned ?? []} /> : null}
    </FormDialog>
  );
}
