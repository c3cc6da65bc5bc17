import '../../../ui/styles/pickers.js';
import { Checkbox, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Problem, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { ErrorSummary, problemSummary, TextField } from '../../../ui/form/index.js';
import { ErrorReason } from '../../../ui/states.js';
import classes from './admin.module.css';
import { ChoiceField } from './fields.js';
import { faultsOf, type RunDraft, type RunFault } from './run-draft.js';

type RunFormProps = {
  readonly initial: RunDraft;
  /** A run keeps its course once it is open. */
  readonly courseFixed: boolean;
  readonly submit: string;
  readonly back: string;
  readonly onSubmit: (draft: RunDraft) => Promise<unknown>;
};

type Change = (change: Partial<RunDraft>) => void;

const FAULTS = { missing: 'enrolments.form.missing', order: 'enrolments.form.order', number: 'enrolments.form.number' } as const;
const LABELS = {
  courseId: 'enrolments.form.course',
  name: 'enrolments.form.name',
  startsOn: 'enrolments.form.starts',
  endsOn: 'enrolments.form.ends',
  capacity: 'enrolments.form.capacity',
} as const;
const IDS = { courseId: 'run-course', name: 'run-name', startsOn: 'run-starts', endsOn: 'run-ends', capacity: 'run-capacity', place: 'run-place' } as const;

function CourseField({ draft, change, error }: { readonly draft: RunDraft; readonly change: Change; readonly error: string | undefined }) {
  const t = useText();
  const [search, setSearch] = useState('');
  const asked = search === draft.courseTitle ? '' : search.trim();
  const courses = useQuery(routeQuery('GET /api/catalogue', { query: { limit: 50, ...(asked === '' ? {} : { search: asked }) } }));
  const found = (courses.data?.rows ?? []).map((card) => ({ value: card.courseId, label: card.title }));
  const data = draft.courseId !== '' && !found.some((one) => one.value === draft.courseId) ? [{ value: draft.courseId, label: draft.courseTitle }, ...found] : found;
  return (
    <Select
      id={IDS.courseId}
      label={t('enrolments.form.course')}
      description={t('enrolments.form.course_hint')}
      searchable
      data={data}
      value={draft.courseId === '' ? null : draft.courseId}
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage={courses.isFetching ? t('ui.loading') : t('enrolments.form.no_course')}
      onChange={(value) => change({ courseId: value ?? '', courseTitle: data.find((one) => one.value === value)?.label ?? '' })}
      {...(error === undefined ? {} : { error })}
    />
  );
}

function TemplateField({ draft, change }: { readonly draft: RunDraft; readonly change: Change }) {
  const t = useText();
  const templates = useQuery(routeQuery('GET /api/certificate-templates'));
  const options = (templates.data?.templates ?? []).map((template) => ({ value: template.id, label: template.name }));
  return (
    <ChoiceField
      label={t('enrolments.form.template')}
      value={draft.certificateTemplateId}
      onChange={(certificateTemplateId) => change({ certificateTemplateId })}
      options={[{ value: '', label: t('enrolments.form.template_default') }, ...options]}
    />
  );
}

type FieldsProps = { readonly draft: RunDraft; readonly change: Change; readonly errorOf: (field: RunFault['field']) => string | undefined; readonly courseFixed: boolean };

function Fields({ draft, change, errorOf, courseFixed }: FieldsProps) {
  const t = useText();
  return (
    <>
      {courseFixed ? <TextField label={t('enrolments.form.course')} value={draft.courseTitle} hint={t('enrolments.form.course_fixed')} onChange={() => undefined} /> : <CourseField draft={draft} change={change} error={errorOf('courseId')} />}
      <TextField id={IDS.name} label={t('enrolments.form.name')} hint={t('enrolments.form.name_hint')} value={draft.name} maxLength={120} onChange={(name) => change({ name })} error={errorOf('name')} />
      <div className={classes.pair}>
        <TextField id={IDS.startsOn} type="date" label={t('enrolments.form.starts')} value={draft.startsOn} onChange={(startsOn) => change({ startsOn })} error={errorOf('startsOn')} />
        <TextField id={IDS.endsOn} type="date" label={t('enrolments.form.ends')} value={draft.endsOn} onChange={(endsOn) => change({ endsOn })} error={errorOf('endsOn')} />
      </div>
      <div className={classes.pair}>
        <TextField id={IDS.capacity} inputMode="numeric" label={t('enrolments.form.capacity')} hint={t('enrolments.form.capacity_hint')} value={draft.capacity} onChange={(capacity) => change({ capacity })} error={errorOf('capacity')} />
        <TextField id={IDS.place} label={t('enrolments.form.place')} hint={t('enrolments.form.place_hint')} value={draft.place} maxLength={200} onChange={(place) => change({ place })} />
      </div>
      <Checkbox label={t('enrolments.form.self')} description={t('enrolments.form.self_hint')} checked={draft.selfEnrolment} onChange={(event) => change({ selfEnrolment: event.currentTarget.checked })} />
      <TemplateField draft={draft} change={change} />
    </>
  );
}

/** Course, days, seats, place, door and certificate of a run; entries stay after a refusal. */
export function RunForm({ initial, courseFixed, submit, back, onSubmit }: RunFormProps) {
  const t = useText();
  const [draft, setDraft] = useState(initial);
  const [faults, setFaults] = useState<readonly RunFault[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const words = (fault: RunFault): string => t(FAULTS[fault.code]);
  const errorOf = (field: RunFault['field']): string | undefined => {
    const fault = faults.find((one) => one.field === field);
    return fault === undefined ? undefined : words(fault);
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
  const entries = [...faults.map((fault) => ({ field: IDS[fault.field], message: t('enrolments.form.fault', { field: t(LABELS[fault.field]), fault: words(fault) }) })), ...problemSummary(failure, IDS)];
  return (
    <form className={classes.form} noValidate onSubmit={(event) => void send(event)}>
      <ErrorSummary entries={entries}>{failure !== null && (!(failure instanceof Problem) || failure.fields.length === 0) ? <ErrorReason error={failure} /> : null}</ErrorSummary>
      <Fields draft={draft} change={(change) => setDraft({ ...draft, ...change })} errorOf={errorOf} courseFixed={courseFixed} />
      <div className={classes.actions}>
        <ButtonLink look="plain" to={back}>
          {t('ui.cancel')}
        </ButtonLink>
        <Button type="submit" busy={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
