import type { StandingView } from '@sinau/contracts/competencies';
import { competencyLevels, type CompetencyLevel } from '@sinau/domain/competencies';
import { useText } from '../../../lib/i18n/index.js';
import { entry } from '../../../ui/form/index.js';
import { Written } from '../../../ui/written.js';
import classes from './competencies.module.css';

/** The level that was chosen in a form; 1 when none was. */
export function levelOf(form: FormData, name = 'level'): CompetencyLevel {
  return competencyLevels.find((level) => String(level) === entry(form, name)) ?? 1;
}

type LevelChoiceProps = { readonly standing: Pick<StandingView, 'levels'>; readonly chosen: CompetencyLevel | null; readonly legend: string };

/** One of five levels, each told by what it looks like. */
export function LevelChoice({ standing, chosen, legend }: LevelChoiceProps) {
  const t = useText();
  return (
    <fieldset className={classes.options}>
      <legend>{legend}</legend>
      {standing.levels.map(({ level, title, indicators }) => (
        <label key={level} className={classes.option}>
          <input type="radio" name="level" value={level} defaultChecked={level === chosen} required />
          <span>
            <b>{t('competencies.level.number', { level })}</b> <Written>{title}</Written>
            {indicators.length === 0 ? null : <span className={classes.muted}> <Written>{indicators.join('; ')}</Written></span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
