import '../../../ui/styles/inputs.js';
import { Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { ErrorSummary, TextField } from '../../../ui/form/index.js';
import { ErrorReason } from '../../../ui/states.js';
import classes from '../components/programmes.module.css';
import { faultsOf, type ProgrammeDraft, type ProgrammeFault } from './programme-draft.js';
import { CourseField, EvaluationField, MethodsField, NeedsField, OwnersField } from './programme-parts.js';
import { CurriculumRows, IndicatorRows } from './programme-rows.js';

const FAULTS = { missing: 'programmes.fault.missing', number: 'programmes.fault.number', hours: 'programmes.fault.hours' } as const;
const LABELS = {
  name: 'programmes.form.name', year: 'programmes.form.year', budget: 'programmes.form.budget', indicators: 'programmes.form.indicators', curriculum: 'programmes.form.curriculum',
  resultMonths: 'programmes.form.result_months',
} as const;
const IDS = { name: 'programme-name', year: 'programme-year', budget: 'programme-budget', indicators: 'programme-indicators', curriculum: 'programme-curriculum', resultMonths: 'programme-months' } as const;

type FieldsProps = { readonly draft: ProgrammeDraft; readonly change: (change: Partial<ProgrammeDraft>) => void; readonly errorOf: (field: ProgrammeFault['field']) => string | undefined };

function Fields({ draft, change, errorOf }: FieldsProps) {
  const t = useText();
  return (
    <>
      <TextField id={IDS.name} label={t('programmes.form.name')} value={draft.name} maxLength={200} onChange={(name) => change({ name })} error={errorOf('name')} />
      <div className={classes.pair}>
        <TextField id={IDS.year} label={t('programmes.form.year')} inputMode="numeric" value={draft.year} maxLength={4} onChange={(year) => change({ year })} error={errorOf('year')} />
        <TextField id={IDS.budget} label={t('programmes.form.budget')} hint={t('programmes.form.budget_hint')} inputMode="numeric" value={draft.budget} maxLength={20} onChange={(budget) => change({ budget })} error={errorOf('budget')} />
      </div>
      <Textarea label={t('programmes.form.summary')} autosize minRows={2} maxLength={2000} value={draft.summary} onChange={(event) => change({ summary: event.currentTarget.value })} />
      <Textarea label={t('programmes.form.objectives')} description={t('programmes.form.objectives_hint')} autosize minRows={3} value={draft.objectives} onChange={(event) => change({ objectives: event.currentTarget.value })} />
      <div id={IDS.indicators} tabIndex={-1}>
        <IndicatorRows draft={draft} change={change} />
      </div>
      <MethodsField draft={draft} change={change} />
      <CourseField draft={draft} change={change} />
      <div id={IDS.curriculum} tabIndex={-1}>
        <CurriculumRows draft={draft} change={change} />
      </div>
      <OwnersField draft={draft} change={change} />
      <EvaluationField draft={draft} change={change} error={errorOf('resultMonths')} />
      <NeedsField draft={draft} change={change} />
    </>
  );
}

type ProgrammeFormProps = { readonly initial: ProgrammeDraft; readonly programmeId: string; readonly onSubmit: (draft: ProgrammeDraft) => Promise<unknown> };

/** All of a programme; entries stay after a refusal. */
export function ProgrammeForm({ initial, programmeId, onSubmit }: ProgrammeFormProps) {
  const t = useText();
  const [draft, setDraft] = useState(initial);
  const [faults, setFaults] = useState<readonly ProgrammeFault[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const errorOf = (field: ProgrammeFault['field']): string | undefined => {
    const fault = faults.find((one) => one.field === field);
    return fault === undefined ? undefined : t(FAULTS[fault.code]);
  };
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const found = faultsOf(draft);
    setFaults(found);
    setFailure(null);
    if (found.length > 0) return;
    setBusy(true);
    try {
      await onSubmit(draft);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }
  const entries = faults.map((fault) => ({ field: IDS[fault.field], message: t('programmes.fault.line', { field: t(LABELS[fault.field]), fault: t(FAULTS[fault.code]) }) }));
  return (
    <form className={classes.form} noValidate onSubmit={(event) => void send(event)}>
      <ErrorSummary entries={entries}>{failure === null ? null : <ErrorReason error={failure} />}</ErrorSummary>
      <Fields draft={draft} change={(change) => setDraft({ ...draft, ...change })} errorOf={errorOf} />
      <div className={classes.actions}>
        <ButtonLink look="plain" to={`/admin/program/${programmeId}`}>
          {t('ui.cancel')}
        </ButtonLink>
        <Button type="submit" busy={busy}>
          {t('programmes.form.save')}
        </Button>
      </div>
    </form>
  );
}
