import type { PlanView } from '@sinau/contracts/planning';
import { runsOf, type RunCount } from '@sinau/domain/planning';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { CardList } from '../../../ui/card-list.js';
import { TextField } from '../../../ui/form/index.js';
import classes from './planning.module.css';
import { useRupiah } from './use-rupiah.js';
import { Why } from './why.js';

type CandidatesProps = { readonly plan: PlanView; readonly items: readonly RunCount[]; /** Null where nothing is edited. */ readonly onChange: ((items: readonly RunCount[]) => void) | null };

/** Everything that could be held: how often it is, what it takes, and why. */
export function Candidates({ plan, items, onChange }: CandidatesProps) {
  const t = useText();
  const formats = useFormats();
  const rupiah = useRupiah();
  const sorted = [...plan.basis.candidates].sort((one, other) => Number(runsOf(items, other.id) > 0) - Number(runsOf(items, one.id) > 0) || one.name.localeCompare(other.name));
  return (
    <CardList>
      {sorted.map((candidate) => {
        const runs = runsOf(items, candidate.id);
        const reason = plan.proposal.reasons.find(({ templateId }) => templateId === candidate.id);
        const set = (text: string): void => {
          const wanted = Number(text);
          if (Number.isInteger(wanted) && wanted >= 0 && wanted <= candidate.mostRuns) onChange?.([...items.filter(({ templateId }) => templateId !== candidate.id), { templateId: candidate.id, runs: wanted }]);
        };
        return (
          <li key={candidate.id} className={classes.candidate} data-held={runs > 0}>
            <div>
              <h3>{candidate.name}</h3>
              <span className={classes.small}>{t('planning.candidate', { cost: rupiah(candidate.costPerRun), seats: candidate.seatsPerRun, days: formats.decimal(candidate.instructorDays), hours: formats.jp(candidate.hours) })}</span>
            </div>
            {onChange === null ? <b>{t('planning.runs', { count: runs })}</b> : <TextField type="number" label={t('planning.runs.field', { most: String(candidate.mostRuns) })} value={String(runs)} onChange={set} />}
            {reason === undefined ? null : <Why reason={reason} candidate={candidate} />}
          </li>
        );
      })}
    </CardList>
  );
}
