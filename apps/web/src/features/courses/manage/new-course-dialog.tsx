import { NativeSelect } from '@mantine/core';
import { activityKinds, competencyClasses, courseLanguages, type ActivityKind, type CompetencyClass, type CourseLanguage } from '@sinau/domain/courses';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type FormEvent } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';
import { ErrorSummary, TextField } from '../../../ui/form/index.js';
import { ErrorReason } from '../../../ui/states.js';
import '../../../ui/styles/inputs.js';
import { classLabels, kindLabels, languageLabels } from '../components/labels.js';

export function isCompetencyClass(value: string): value is CompetencyClass {
  return competencyClasses.some((known) => known === value);
}

export function isActivityKind(value: number): value is ActivityKind {
  return Object.hasOwn(activityKinds, value);
}

export function isCourseLanguage(value: string): value is CourseLanguage {
  return courseLanguages.some((known) => known === value);
}

/** Asks the least that a course needs, then opens its builder. */
export function NewCourseDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useText();
  const form = useId();
  const navigate = useNavigate();
  const create = useRouteMutation('POST /api/courses', { invalidates: ['GET /api/courses'] });
  const [title, setTitle] = useState('');
  const [competencyClass, setClass] = useState<CompetencyClass>('technical');
  const [kind, setKind] = useState<ActivityKind>(16);
  const [language, setLanguage] = useState<CourseLanguage>('id');
  const [missing, setMissing] = useState(false);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (title.trim() === '') return setMissing(true);
    create.mutate(
      { body: { title: title.trim(), competencyClass, activityKind: kind, language } },
      { onSuccess: (draft) => void navigate({ to: '/kelola/kursus/$courseId', params: { courseId: draft.courseId } }) },
    );
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('courses.new')}
      lead={t('courses.new.lead')}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" form={form} busy={create.isPending}>
            {t('courses.new.submit')}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit}>
        <ErrorSummary entries={missing && title.trim() === '' ? [{ field: `${form}-title`, message: t('courses.titleMissing') }] : []}>{create.isError ? <ErrorReason error={create.error} /> : null}</ErrorSummary>
        <TextField
          id={`${form}-title`}
          label={t('courses.field.title')}
          hint={t('courses.field.titleHint')}
          maxLength={200}
          value={title}
          onChange={setTitle}
          error={missing && title.trim() === '' ? t('courses.titleMissing') : undefined}
        />
        <NativeSelect
          mt={16}
          label={t('courses.field.class')}
          value={competencyClass}
          onChange={(event) => isCompetencyClass(event.currentTarget.value) && setClass(event.currentTarget.value)}
          data={competencyClasses.map((value) => ({ value, label: t(classLabels[value]) }))}
        />
        <NativeSelect
          mt={16}
          label={t('courses.field.kind')}
          value={String(kind)}
          onChange={(event) => {
            const value = Number(event.currentTarget.value);
            if (isActivityKind(value)) setKind(value);
          }}
          data={Object.entries(kindLabels).map(([value, label]) => ({ value, label: t(label) }))}
        />
        <NativeSelect
          mt={16}
          label={t('courses.field.language')}
          value={language}
          onChange={(event) => isCourseLanguage(event.currentTarget.value) && setLanguage(event.currentTarget.value)}
          data={courseLanguages.map((value) => ({ value, label: t(languageLabels[value]) }))}
        />
      </form>
    </Dialog>
  );
}
