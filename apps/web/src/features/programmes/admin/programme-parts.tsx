import '../../../ui/styles/inputs.js';
import '../../../ui/styles/pickers.js';
import { Checkbox, Select } from '@mantine/core';
import { programmeMethods } from '@sinau/domain/programmes';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { FilterChips } from '../../../ui/filter-chips.js';
import { TextField } from '../../../ui/form/index.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { PersonField } from '../components/person-field.js';
import classes from '../components/programmes.module.css';
import type { ProgrammeDraft } from './programme-draft.js';
import { METHODS } from './programme-words.js';

type FieldProps = { readonly draft: ProgrammeDraft; readonly change: (change: Partial<ProgrammeDraft>) => void };

function toggled<T>(all: readonly T[], one: T): readonly T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}

export function MethodsField({ draft, change }: FieldProps) {
  const t = useText();
  return (
    <fieldset className={classes.group}>
      <legend>{t('programmes.form.methods')}</legend>
      <div className={classes.pair}>
        {programmeMethods.map((method) => (
          <Checkbox key={method} label={t(METHODS[method])} checked={draft.methods.includes(method)} onChange={() => change({ methods: toggled(draft.methods, method) })} />
        ))}
      </div>
    </fieldset>
  );
}

export function CourseField({ draft, change }: FieldProps) {
  const t = useText();
  const [search, setSearch] = useState('');
  const asked = search === draft.course?.title ? '' : search.trim();
  const courses = useQuery(routeQuery('GET /api/catalogue', { query: { limit: 50, ...(asked === '' ? {} : { search: asked }) } }));
  const found = (courses.data?.rows ?? []).map((card) => ({ value: card.courseId, label: card.title }));
  const { course } = draft;
  const data = course !== null && !found.some((one) => one.value === course.id) ? [{ value: course.id, label: course.title }, ...found] : found;
  return (
    <Select
      label={t('programmes.form.course')}
      description={t('programmes.form.course_hint')}
      searchable
      clearable
      data={data}
      value={course?.id ?? null}
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage={courses.isFetching ? t('ui.loading') : t('programmes.form.no_course')}
      onChange={(value) => change({ course: value === null ? null : { id: value, title: data.find((one) => one.value === value)?.label ?? '' } })}
    />
  );
}

export function OwnersField({ draft, change }: FieldProps) {
  const t = useText();
  const remove = (id: string): void => change({ owners: draft.owners.filter((owner) => owner.id !== id) });
  return (
    <fieldset className={classes.group}>
      <legend>{t('programmes.form.owners')}</legend>
      <FilterChips chips={draft.owners.map((owner) => ({ key: owner.id, label: owner.name, onRemove: () => remove(owner.id) }))} onClear={() => change({ owners: [] })} />
      <PersonField label={t('programmes.form.owner_search')} chosen={draft.owners} onAdd={(person) => change({ owners: [...draft.owners, person] })} />
    </fieldset>
  );
}

const DAYS = [30, 90, 180] as const;

export function EvaluationField({ draft, change, error }: FieldProps & { readonly error: string | undefined }) {
  const t = useText();
  return (
    <fieldset className={classes.group}>
      <legend>{t('programmes.form.evaluation')}</legend>
      <Checkbox label={t('programmes.level.reaction')} checked={draft.reaction} onChange={(event) => change({ reaction: event.currentTarget.checked })} />
      <Checkbox label={t('programmes.level.learning')} checked={draft.learning} onChange={(event) => change({ learning: event.currentTarget.checked })} />
      {DAYS.map((days) => (
        <Checkbox key={days} label={t('programmes.level.behaviour', { days })} checked={draft.behaviourDays.includes(days)} onChange={() => change({ behaviourDays: toggled(draft.behaviourDays, days) })} />
      ))}
      <TextField label={t('programmes.form.result_months')} hint={t('programmes.form.result_hint')} inputMode="numeric" value={draft.resultMonths} maxLength={2} onChange={(resultMonths) => change({ resultMonths })} error={error} />
    </fieldset>
  );
}

/** Needs of the year that are open or accepted; those that the programme answers already stay chosen. */
export function NeedsField({ draft, change }: FieldProps) {
  const t = useText();
  const formats = useFormats();
  const year = Number(draft.year);
  const needs = useQuery({ ...routeQuery('GET /api/programme-needs', { query: { year } }), enabled: year >= 2020 && year <= 2099 });
  return (
    <fieldset className={classes.group}>
      <legend>{t('programmes.form.needs')}</legend>
      {needs.isPending && needs.isFetching ? <ListSkeleton rows={3} height={32} /> : null}
      {needs.isError ? <QueryFailure what={t('programmes.form.needs_failed')} query={needs} /> : null}
      {needs.data?.rows.length === 0 ? <p className={classes.muted}>{t('programmes.form.no_needs', { year: draft.year })}</p> : null}
      {(needs.data?.rows ?? []).map((need) => (
        <Checkbox
          key={need.id}
          label={need.title}
          description={t('programmes.need.facts', { people: formats.number(need.people), weight: formats.number(need.weight) })}
          checked={draft.needIds.includes(need.id)}
          onChange={() => change({ needIds: toggled(draft.needIds, need.id) })}
        />
      ))}
    </fieldset>
  );
}
