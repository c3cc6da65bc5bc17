import type { StandingView } from '@sinau/contracts/competencies';
import type { ReactNode } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Card } from '../../../ui/card.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { Written } from '../../../ui/written.js';
import classes from './competencies.module.css';
import { classWords, sourceWords } from './words.js';

function State({ standing: { required, current, gap } }: { readonly standing: StandingView }) {
  const t = useText();
  if (required === null) return <StatusChip status="info">{t('competencies.standing.extra')}</StatusChip>;
  if (current === null) return <StatusChip status="waiting">{t('competencies.band.unmeasured')}</StatusChip>;
  return gap === 0 ? <StatusChip status="done">{t('competencies.standing.met')}</StatusChip> : <StatusChip status="warning">{t('competencies.standing.short', { gap: gap ?? 0 })}</StatusChip>;
}

function Steps({ standing: { levels, required, current } }: { readonly standing: StandingView }) {
  const t = useText();
  return (
    <ol className={classes.steps}>
      {levels.map(({ level }) => (
        <li key={level} className={classes.step} data-reached={current !== null && level <= current}>
          {level}
          <small>{[level === current ? t('competencies.step.now') : '', level === required ? t('competencies.step.required') : ''].filter(Boolean).join(', ')}</small>
        </li>
      ))}
    </ol>
  );
}

/** What a person has and what the post asks for, in one competency. */
export function StandingCard({ standing, children }: { readonly standing: StandingView; readonly children?: ReactNode }) {
  const t = useText();
  const formats = useFormats();
  const { name, code, competencyClass, description, levels, sources, measuredOn } = standing;
  return (
    <Card>
      <div className={classes.head}>
        <h2><Written>{name}</Written></h2>
        <State standing={standing} />
      </div>
      <p className={classes.muted}>{code}, {t(classWords[competencyClass])}</p>
      <Steps standing={standing} />
      {measuredOn === null ? null : <p className={classes.muted}>{t('competencies.standing.from', { sources: sources.map((source) => t(sourceWords[source])).join(', '), day: formats.day(measuredOn) })}</p>}
      <details className={classes.details}>
        <summary>{t('competencies.levels.what')}</summary>
        {description === '' ? null : <p><Written>{description}</Written></p>}
        {levels.map(({ level, title, indicators }) => (
          <div key={level}>
            <b>{t('competencies.level.number', { level })}</b> <Written>{title}</Written>
            {indicators.length === 0 ? null : <ul className={classes.indicators}>{indicators.map((indicator) => <li key={indicator}><Written>{indicator}</Written></li>)}</ul>}
          </div>
        ))}
      </details>
      {children}
    </Card>
  );
}
