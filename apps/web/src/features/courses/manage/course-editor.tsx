import { NativeSelect } from '@mantine/core';
import { competencyClasses, courseLanguages, editMetadata, languageOf, minutesOf, type CourseMetadata, type CourseOutline } from '@sinau/domain/courses';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button, IconButton } from '../../../ui/button.js';
import { TextField } from '../../../ui/form/index.js';
import '../../../ui/styles/inputs.js';
import { classLabels, kindLabels, languageLabels } from '../components/labels.js';
import classes from './builder.module.css';
import { CompletionEditor } from './completion-editor.js';
import type { DraftStore } from './draft-store.js';
import { BlockField, LineField, NumberField } from './fields.js';
import { isActivityKind, isCompetencyClass, isCourseLanguage } from './new-course-dialog.js';

type CourseEditorProps = { readonly store: DraftStore; readonly outline: CourseOutline; readonly readOnly: boolean };

function Objectives({ store, outline }: Omit<CourseEditorProps, 'readOnly'>) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const set = (objectives: readonly string[], step = ''): void => store.edit((current) => editMetadata(current, { objectives }), step);
  const { objectives } = outline;
  const add = (): void => {
    if (typed.trim() === '') return;
    set([...objectives, typed.trim()]);
    setTyped('');
  };
  return (
    <div className={classes.part} id="tujuan" tabIndex={-1}>
      <h3>{t('courses.objectives')}</h3>
      <p className={classes.note}>{t('courses.objectives.hint')}</p>
      <ol className={classes.list}>
        {objectives.map((objective, index) => (
          <li key={index} className={classes.objective}>
            <LineField
              label={t('courses.objective', { number: index + 1 })}
              maxLength={300}
              value={objective}
              onChange={(value) => set(objectives.map((other, place) => (place === index ? value : other)), `objective-${index}`)}
            />
            <IconButton label={t('courses.objective.remove', { number: index + 1 })} onClick={() => set(objectives.filter((_, place) => place !== index))}>
              <IconX size={20} />
            </IconButton>
          </li>
        ))}
      </ol>
      {objectives.length >= 20 ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <div className={classes.objective}>
            <TextField label={t('courses.objective.new')} maxLength={300} value={typed} onChange={setTyped} />
            <Button look="outline" type="submit" before={<IconPlus size={18} />}>
              {t('courses.add')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}

/** What the course is: title, summary, class, kind, JP, objectives, and when it is completed. */
export function CourseEditor({ store, outline, readOnly }: CourseEditorProps) {
  const t = useText();
  const formats = useFormats();
  const edit = (change: Partial<CourseMetadata>, step = ''): void => store.edit((current) => editMetadata(current, change), step);
  const inModules = outline.modules.reduce((sum, module) => sum + module.hours, 0);
  return (
    <fieldset disabled={readOnly} style={{ border: 0, margin: 0, padding: 0, minWidth: 0, display: 'grid', gap: 20 }}>
      <h2>{t('courses.about')}</h2>
      <div>
        <LineField label={t('courses.field.title')} hint={t('courses.field.titleHint')} maxLength={200} value={outline.title} onChange={(title) => edit({ title }, 'title')} />
        <BlockField label={t('courses.field.summary')} hint={t('courses.field.summaryHint')} maxLength={600} value={outline.summary} onChange={(summary) => edit({ summary }, 'summary')} />
        <NativeSelect
          mt={16}
          label={t('courses.field.class')}
          value={outline.competencyClass}
          onChange={(event) => isCompetencyClass(event.currentTarget.value) && edit({ competencyClass: event.currentTarget.value })}
          data={competencyClasses.map((value) => ({ value, label: t(classLabels[value]) }))}
        />
        <NativeSelect
          mt={16}
          label={t('courses.field.kind')}
          value={String(outline.activityKind)}
          onChange={(event) => {
            const activityKind = Number(event.currentTarget.value);
            if (isActivityKind(activityKind)) edit({ activityKind });
          }}
          data={Object.entries(kindLabels).map(([value, label]) => ({ value, label: t(label) }))}
        />
        <NativeSelect
          mt={16}
          label={t('courses.field.language')}
          description={t('courses.field.languageHint')}
          value={languageOf(outline)}
          onChange={(event) => isCourseLanguage(event.currentTarget.value) && edit({ language: event.currentTarget.value })}
          data={courseLanguages.map((value) => ({ value, label: t(languageLabels[value]) }))}
        />
        <NumberField
          id="jp"
          label={t('courses.field.hoursTotal')}
          hint={t('courses.field.hoursHint', { modules: formats.jp(inModules), minutes: formats.duration(minutesOf(outline)) })}
          min={0.5}
          max={999}
          step={0.5}
          value={outline.hours}
          onChange={(hours) => edit({ hours }, 'hours')}
        />
      </div>
      <Objectives store={store} outline={outline} />
      <CompletionEditor outline={outline} onChange={(completion) => edit({ completion }, 'completion')} />
    </fieldset>
  );
}
