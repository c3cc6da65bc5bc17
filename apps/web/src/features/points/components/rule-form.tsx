import type { NewRule } from '@sinau/contracts/points';
import { activityKinds, type ActivityKind } from '@sinau/domain/courses';
import { useState } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { entry, SelectField, TextField } from '../../../ui/form/index.js';
import classes from './claims.module.css';
import { ruleKinds, ruleKindWords, type RuleKind } from './rule-words.js';
import { kindWord } from './words.js';

/** ids of inputs by the server's paths */
export const ruleIds = {
  regulation: 'rule-regulation', article: 'rule-article', validFrom: 'rule-from', validTo: 'rule-to', source: 'rule-source', 'parameters.hours': 'rule-hours', 'parameters.minutes': 'rule-minutes',
  'parameters.activityKinds': 'rule-kinds',
} as const;

const kinds = Object.keys(activityKinds).map(Number).filter((value): value is ActivityKind => value in activityKinds);
const amount = (form: FormData, name: string): number => Number(entry(form, name).trim().replace(',', '.'));
const chosenKinds = (form: FormData): ActivityKind[] => kinds.filter((kind) => form.getAll('activityKinds').includes(String(kind)));

function parametersOf(form: FormData): NewRule['parameters'] {
  const kind = entry(form, 'kind');
  if (kind === 'minutes_per_hour') return { kind, minutes: amount(form, 'minutes') };
  if (kind === 'activity_conversion') return { kind, activityKinds: chosenKinds(form), minutes: amount(form, 'minutes') };
  if (kind === 'activity_cap') return { kind, activityKinds: chosenKinds(form), hours: amount(form, 'hours') };
  return { kind: 'yearly_hours', appliesTo: entry(form, 'appliesTo') === 'pppk' ? 'pppk' : 'pns', operator: entry(form, 'operator') === 'at_most' ? 'at_most' : 'at_least', hours: amount(form, 'hours') };
}

/** A rule as it is sent. */
export function ruleOf(form: FormData): NewRule {
  const validTo = entry(form, 'validTo');
  return {
    regulation: entry(form, 'regulation'), article: entry(form, 'article'), validFrom: entry(form, 'validFrom'), validTo: validTo === '' ? null : validTo, source: entry(form, 'source'), parameters: parametersOf(form),
  };
}

function KindChoice() {
  const t = useText();
  return (
    <fieldset id="rule-kinds" className={classes.checks}>
      <legend>{t('points.rules.kinds')}</legend>
      {kinds.map((kind) => (
        <label key={kind} className={classes.check}>
          <input type="checkbox" name="activityKinds" value={kind} />
          {t(kindWord(kind))}
        </label>
      ))}
    </fieldset>
  );
}

function YearlyFields() {
  const t = useText();
  return (
    <>
      <SelectField name="appliesTo" label={t('points.rules.employee')} defaultValue="pns" choices={[{ value: 'pns', label: 'PNS' }, { value: 'pppk', label: 'PPPK' }]} />
      <SelectField name="operator" label={t('points.rules.operator')} defaultValue="at_least" choices={[{ value: 'at_least', label: t('points.rules.operator.at_least') }, { value: 'at_most', label: t('points.rules.operator.at_most') }]} />
    </>
  );
}

/** A new dated rule; what it asks depends on its kind. */
export function RuleFields() {
  const t = useText();
  const [kind, setKind] = useState<RuleKind>('yearly_hours');
  const counts = kind === 'yearly_hours' || kind === 'activity_cap';
  const named = kind === 'activity_conversion' || kind === 'activity_cap';
  return (
    <div className={classes.form}>
      <SelectField name="kind" label={t('points.rules.kind')} value={kind} onChange={(value) => setKind(ruleKinds.find((one) => one === value) ?? 'yearly_hours')} choices={ruleKinds.map((value) => ({ value, label: t(ruleKindWords[value]) }))} />
      <div className={classes.fields}>
        {kind === 'yearly_hours' ? <YearlyFields /> : null}
        {counts ? <TextField id="rule-hours" name="hours" label={t('points.rules.hours')} inputMode="decimal" required /> : <TextField id="rule-minutes" name="minutes" label={t('points.rules.minutes.label')} inputMode="numeric" required />}
      </div>
      {named ? <KindChoice /> : null}
      <TextField id="rule-regulation" name="regulation" label={t('points.rules.regulation')} required maxLength={200} />
      <TextField id="rule-article" name="article" label={t('points.rules.article')} required maxLength={100} />
      <div className={classes.fields}>
        <TextField id="rule-from" name="validFrom" type="date" label={t('points.rules.from')} required />
        <TextField id="rule-to" name="validTo" type="date" label={t('points.rules.to')} />
      </div>
      <TextField id="rule-source" name="source" label={t('points.rules.source')} hint={t('points.rules.source.hint')} required maxLength={500} />
    </div>
  );
}
