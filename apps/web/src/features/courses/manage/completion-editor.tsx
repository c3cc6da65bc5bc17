import { Checkbox, NativeSelect, Radio, Stack } from '@mantine/core';
import { lessonsOf, type CompletionRule, type CourseOutline } from '@sinau/domain/courses';
import { useText } from '../../../lib/i18n/index.js';
import '../../../ui/styles/inputs.js';
import classes from './builder.module.css';
import { NumberField } from './fields.js';

/** When a learner has completed the course: which lessons, which quiz decides, how many percent. */
export function CompletionEditor({ outline, onChange }: { readonly outline: CourseOutline; readonly onChange: (rule: CompletionRule) => void }) {
  const t = useText();
  const { completion } = outline;
  const lessons = lessonsOf(outline);
  const quizzes = lessons.filter((lesson) => lesson.kind === 'quiz');
  const required = completion.lessons === 'all' ? lessons.map((lesson) => lesson.id) : completion.lessons;
  return (
    <div className={classes.part} id="kelulusan" tabIndex={-1}>
      <h3>{t('courses.completion')}</h3>
      <Radio.Group
        label={t('courses.completion.lessons')}
        value={completion.lessons === 'all' ? 'all' : 'some'}
        onChange={(value) => onChange({ ...completion, lessons: value === 'all' ? 'all' : required })}
      >
        <Stack gap={4} mt={4}>
          <Radio value="all" label={t('courses.completion.all')} />
          <Radio value="some" label={t('courses.completion.some')} />
        </Stack>
      </Radio.Group>
      {completion.lessons === 'all' ? null : (
        <Checkbox.Group label={t('courses.completion.required')} value={[...completion.lessons]} onChange={(chosen) => onChange({ ...completion, lessons: lessons.map((lesson) => lesson.id).filter((id) => chosen.includes(id)) })}>
          <Stack gap={4} mt={4}>
            {lessons.map((lesson) => (
              <Checkbox key={lesson.id} value={lesson.id} label={lesson.title} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <div className={classes.pair}>
        <NativeSelect
          mt={16}
          label={t('courses.completion.final')}
          value={completion.finalLessonId ?? ''}
          onChange={(event) => onChange({ ...completion, finalLessonId: event.currentTarget.value === '' ? null : event.currentTarget.value })}
          data={[{ value: '', label: t('courses.completion.noFinal') }, ...quizzes.map((lesson) => ({ value: lesson.id, label: lesson.title }))]}
        />
        {completion.finalLessonId === null ? null : (
          <NumberField label={t('courses.completion.score')} min={0} max={100} step={1} value={completion.minimumScore} onChange={(minimumScore) => onChange({ ...completion, minimumScore })} />
        )}
      </div>
    </div>
  );
}
