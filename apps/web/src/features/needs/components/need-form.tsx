import '../../../ui/styles/inputs.js';
import { Checkbox, Textarea } from '@mantine/core';
import type { NeedBody, NeedView } from '@sinau/contracts/needs';
import { needOrigins, type NeedOrigin } from '@sinau/domain/needs';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { entry, ErrorSummary, problemSummary, SelectField, TextField, useForm } from '../../../ui/form/index.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import { EvidenceFields, evidenceIds, evidenceOf, numberOf } from './evidence-fields.js';
import classes from './needs.module.css';
import { originWords } from './words.js';

const ids = { title: 'need-title', description: 'need-description', people: 'need-people', gap: 'need-gap', year: 'need-year', ...evidenceIds };
const orNull = (text: string): string | null => (text === '' ? null : text);

function bodyOf(origin: NeedOrigin, form: FormData): NeedBody {
  const gap = entry(form, 'gap').trim();
  return {
    title: entry(form, 'title'), description: entry(form, 'description'), year: Number(entry(form, 'year')), competencyId: orNull(entry(form, 'competencyId')), unitId: orNull(entry(form, 'unitId')),
    people: numberOf(entry(form, 'people')), gap: gap === '' ? null : numberOf(gap), priority: form.get('priority') !== null, evidence: evidenceOf(origin, form),
  };
}

function Figures({ need }: { readonly need: NeedView | null }) {
  const t = useText();
  const next = new Date().getFullYear() + 1;
  return (
    <>
      <div className={classes.pair}>
        <TextField id={ids.year} name="year" inputMode="numeric" label={t('needs.form.year')} defaultValue={String(need?.year ?? next)} required />
        <TextField id={ids.people} name="people" inputMode="numeric" label={t('needs.form.people')} hint={t('needs.form.people.hint')} defaultValue={need ? String(need.people) : ''} required />
        <TextField id={ids.gap} name="gap" inputMode="decimal" label={t('needs.form.gap')} hint={t('needs.form.gap.hint')} defaultValue={need?.gap === null || need === null ? '' : String(need.gap)} />
      </div>
      <Checkbox name="priority" label={t('needs.form.priority')} description={t('needs.form.priority.hint')} defaultChecked={need?.priority ?? false} />
    </>
  );
}

function About({ need }: { readonly need: NeedView | null }) {
  const t = useText();
  const choices = useQuery(routeQuery('GET /api/needs/choices'));
  if (choices.isPending) return <ListSkeleton rows={1} height={72} />;
  if (!choices.data) return <QueryFailure what={t('needs.form.choices.failed')} query={choices} />;
  const none = { value: '', label: t('needs.form.none') };
  return (
    <div className={classes.pair}>
      <SelectField name="competencyId" label={t('needs.form.competency')} defaultValue={need?.competencyId ?? ''} choices={[none, ...choices.data.competencies.map(({ id, code, name }) => ({ value: id, label: `${name} (${code})` }))]} />
      <SelectField name="unitId" label={t('needs.form.unit')} defaultValue={need?.unitId ?? ''} choices={[none, ...choices.data.units.map(({ id, name }) => ({ value: id, label: name }))]} />
    </div>
  );
}

type NeedFormProps = { readonly need: NeedView | null; readonly submit: string; readonly cancel: ReactNode; readonly send: (body: NeedBody) => Promise<void> };

/** A need as it is told: what, by whom it was found, whom and what it concerns. What was entered stays after a refusal. */
export function NeedForm({ need, submit, cancel, send }: NeedFormProps) {
  const t = useText();
  const [origin, setOrigin] = useState<NeedOrigin>(need?.origin ?? 'leader');
  const { busy, failure, onSubmit } = useForm((form) => send(bodyOf(origin, form)));
  return (
    <form className={classes.form} onSubmit={onSubmit}>
      {failure === null ? null : <ErrorSummary entries={problemSummary(failure, ids)}><ErrorReason error={failure} /></ErrorSummary>}
      <TextField id={ids.title} name="title" label={t('needs.form.title')} hint={t('needs.form.title.hint')} defaultValue={need?.title ?? ''} required maxLength={200} autoComplete="off" />
      <Textarea id={ids.description} name="description" label={t('needs.form.description')} defaultValue={need?.description ?? ''} maxLength={4000} autosize minRows={3} />
      <SelectField label={t('needs.form.origin')} value={origin} onChange={(value) => setOrigin(needOrigins.find((one) => one === value) ?? origin)} choices={needOrigins.map((value) => ({ value, label: t(originWords[value]) }))} />
      <EvidenceFields key={origin} origin={origin} evidence={need?.evidence ?? null} />
      <Figures need={need} />
      <About need={need} />
      <div className={classes.buttons}>
        {cancel}
        <Button type="submit" busy={busy}>{submit}</Button>
      </div>
    </form>
  );
}
