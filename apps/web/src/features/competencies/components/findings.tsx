import type { MeasurementView, StandingView } from '@sinau/contracts/competencies';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { Written } from '../../../ui/written.js';
import classes from './competencies.module.css';
import { sourceWords } from './words.js';

type FindingsProps = { readonly measurements: readonly MeasurementView[]; readonly standings: readonly StandingView[] };

/** Everything that was found, newest first. A list, not the administrators' table: learners load this page. */
export function Findings({ measurements, standings }: FindingsProps) {
  const t = useText();
  const formats = useFormats();
  const names = new Map(standings.map(({ competencyId, name }) => [competencyId, name]));
  if (measurements.length === 0) return <p className={classes.muted}>{t('competencies.findings.none')}</p>;
  return (
    <ul className={classes.plain}>
      {measurements.map((row) => (
        <li key={row.id}>
          <span>
            <Written>{names.get(row.competencyId) ?? t('competencies.archived')}</Written>
            <span className={classes.muted}> {[t(sourceWords[row.source]), row.assessor, formats.day(row.measuredOn), row.note].filter(Boolean).join(', ')}</span>
          </span>
          {row.withdrawn ? <StatusChip status="error">{t('competencies.withdrawn')}</StatusChip> : <b>{t('competencies.level.number', { level: row.level })}</b>}
        </li>
      ))}
    </ul>
  );
}
