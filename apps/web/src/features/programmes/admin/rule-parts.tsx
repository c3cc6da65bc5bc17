import '../../../ui/styles/inputs.js';
import { Checkbox } from '@mantine/core';
import { positionKinds } from '@sinau/domain/organisations';
import { useQuery } from '@tanstack/react-query';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { FilterChips } from '../../../ui/filter-chips.js';
import { SelectField, TextField } from '../../../ui/form/index.js';
import { QueryFailure } from '../../../ui/states.js';
import { PersonField } from '../components/person-field.js';
import classes from '../components/programmes.module.css';
import type { RuleDraft } from './rule-draft.js';
import { KINDS } from './rule-words.js';

export type PartProps = { readonly draft: RuleDraft; readonly change: (change: Partial<RuleDraft>) => void };

/** Units, each with all below it; any of them. */
export function UnitPart({ draft, change }: PartProps) {
  const t = useText();
  const units = useQuery(routeQuery('GET /api/units'));
  const free = (units.data?.units ?? []).filter((unit) => !unit.closed && !draft.units.some(({ id }) => id === unit.id));
  const add = (id: string): void => {
    const unit = free.find((one) => one.id === id);
    if (unit !== undefined) change({ units: [...draft.units, { id: unit.id, name: unit.name }] });
  };
  return (
    <fieldset className={classes.group}>
      <legend>{t('enrolment-rules.rule.units')}</legend>
      <FilterChips chips={draft.units.map((unit) => ({ key: unit.id, label: unit.name, onRemove: () => change({ units: draft.units.filter(({ id }) => id !== unit.id) }) }))} onClear={() => change({ units: [] })} />
      {units.isError ? <QueryFailure what={t('enrolment-rules.rule.units_failed')} query={units} /> : null}
      <SelectField label={t('enrolment-rules.rule.add_unit')} value="" onChange={add} choices={[{ value: '', label: t('programmes.quota.choose') }, ...free.map((unit) => ({ value: unit.id, label: unit.name }))]} />
    </fieldset>
  );
}

export function PostPart({ draft, change }: PartProps) {
  const t = useText();
  return (
    <fieldset className={classes.group}>
      <legend>{t('enrolment-rules.rule.posts')}</legend>
      <div className={classes.pair}>
        {positionKinds.map((kind) => (
          <Checkbox key={kind} label={t(KINDS[kind])} checked={draft.kinds.includes(kind)} onChange={() => change({ kinds: draft.kinds.includes(kind) ? draft.kinds.filter((one) => one !== kind) : [...draft.kinds, kind] })} />
        ))}
      </div>
      <TextField label={t('enrolment-rules.rule.title')} hint={t('enrolment-rules.rule.title_hint')} value={draft.title} maxLength={120} onChange={(title) => change({ title })} />
    </fieldset>
  );
}

const LEVELS = [1, 2, 3, 4] as const;

/** A gap as it was measured: who was not measured has none that is known. */
export function GapPart({ draft, change }: PartProps) {
  const t = useText();
  const framework = useQuery(routeQuery('GET /api/competencies', { query: { limit: 100 } }));
  return (
    <fieldset className={classes.group}>
      <legend>{t('enrolment-rules.rule.gap')}</legend>
      {framework.isError ? <QueryFailure what={t('enrolment-rules.rule.gap_failed')} query={framework} /> : null}
      <div className={classes.pair}>
        <SelectField
          label={t('enrolment-rules.rule.competency')} value={draft.competencyId} onChange={(competencyId) => change({ competencyId })}
          choices={[{ value: '', label: t('enrolment-rules.rule.no_gap') }, ...(framework.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <SelectField label={t('enrolment-rules.rule.levels')} value={draft.levels} onChange={(levels) => change({ levels })} choices={LEVELS.map((levels) => ({ value: String(levels), label: t('enrolment-rules.rule.levels_of', { levels }) }))} />
      </div>
      <p className={classes.muted}>{t('enrolment-rules.rule.gap_hint')}</p>
    </fieldset>
  );
}

export function ExceptionsPart({ draft, change }: PartProps) {
  const t = useText();
  return (
    <fieldset className={classes.group}>
      <legend>{t('enrolment-rules.rule.exceptions')}</legend>
      <FilterChips chips={draft.exceptions.map((person) => ({ key: person.id, label: person.name, onRemove: () => change({ exceptions: draft.exceptions.filter(({ id }) => id !== person.id) }) }))} onClear={() => change({ exceptions: [] })} />
      <PersonField label={t('enrolment-rules.rule.exception_search')} chosen={draft.exceptions} onAdd={(person) => change({ exceptions: [...draft.exceptions, person] })} />
    </fieldset>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** The days on which, and the hour of the agency's day at which, it is applied by itself. */
export function TimesPart({ draft, change, timeZone, daysError }: PartProps & { readonly timeZone: string; readonly daysError: string | undefined }) {
  const t = useText();
  return (
    <fieldset className={classes.group}>
      <legend>{t('enrolment-rules.rule.times')}</legend>
      <div className={classes.pair}>
        <TextField label={t('enrolment-rules.rule.starts')} type="date" value={draft.startsOn} onChange={(startsOn) => change({ startsOn })} />
        <TextField id="rule-ends" label={t('enrolment-rules.rule.ends')} type="date" value={draft.endsOn} onChange={(endsOn) => change({ endsOn })} error={daysError} />
        <SelectField
          label={t('enrolment-rules.rule.hour')} value={draft.hour} onChange={(hour) => change({ hour })}
          choices={[{ value: '', label: t('enrolment-rules.rule.by_hand') }, ...HOURS.map((hour) => ({ value: String(hour), label: t('enrolment-rules.rule.at', { hour: String(hour).padStart(2, '0') }) }))]}
        />
      </div>
      <p className={classes.muted}>{t('enrolment-rules.rule.times_hint', { zone: timeZone })}</p>
    </fieldset>
  );
}
