import type { CourseChange } from '@sinau/domain/courses';
import { useFormats, type Formats } from '../lib/formats/index.js';
import { useText, type Text } from '../lib/i18n/index.js';
import classes from './course-changes.module.css';
import { lessonLabels } from './lesson-words.js';

const fields = {
  title: 'courses.change.field.title',
  summary: 'courses.change.field.summary',
  competencyClass: 'courses.change.field.class',
  activityKind: 'courses.change.field.kind',
  language: 'courses.change.field.language',
  hours: 'courses.change.field.hours',
  objectives: 'courses.change.field.objectives',
  completion: 'courses.change.field.completion',
} as const;

function quizSentence(change: Extract<CourseChange, { kind: 'quiz_changed' }>, t: Text): string {
  const parts = [
    change.added > 0 ? t('courses.change.quizAdded', { count: change.added }) : '',
    change.removed > 0 ? t('courses.change.quizRemoved', { count: change.removed }) : '',
    change.edited > 0 ? t('courses.change.quizEdited', { count: change.edited }) : '',
    change.settings ? t('courses.change.quizSettings') : '',
  ].filter(Boolean);
  return t('courses.change.quiz', { title: change.title, what: parts.length > 0 ? parts.join(', ') : t('courses.change.quizOrder') });
}

/** A change as a sentence. */
export function changeSentence(change: CourseChange, t: Text, formats: Formats): string {
  switch (change.kind) {
    case 'metadata_changed':
      return t(fields[change.field]);
    case 'module_added':
      return t('courses.change.moduleAdded', { title: change.title });
    case 'module_removed':
      return t('courses.change.moduleRemoved', { title: change.title });
    case 'module_moved':
      return t('courses.change.moduleMoved', { title: change.title });
    case 'module_renamed':
      return t('courses.change.renamed', { before: change.before, title: change.title });
    case 'module_hours_changed':
      return t('courses.change.hours', { title: change.title, before: formats.jp(change.before), after: formats.jp(change.after) });
    case 'lesson_added':
      return t('courses.change.lessonAdded', { kind: t(lessonLabels[change.lessonKind]), title: change.title, module: change.module });
    case 'lesson_removed':
      return t('courses.change.lessonRemoved', { kind: t(lessonLabels[change.lessonKind]), title: change.title, module: change.module });
    case 'lesson_moved':
      return t('courses.change.lessonMoved', { title: change.title, module: change.module });
    case 'lesson_renamed':
      return t('courses.change.renamed', { before: change.before, title: change.title });
    case 'minutes_changed':
      return t('courses.change.minutes', { title: change.title, before: formats.duration(change.before), after: formats.duration(change.after) });
    case 'article_changed':
      return t('courses.change.article', { title: change.title });
    case 'media_changed':
      return t('courses.change.media', { title: change.title });
    case 'quiz_changed':
      return quizSentence(change, t);
  }
}

/** What a version changes, one sentence each, in the words of courses: a page outside of them loads that catalogue too. */
export function ChangeList({ changes }: { readonly changes: readonly CourseChange[] }) {
  const t = useText();
  const formats = useFormats();
  return (
    <ul className={classes.changes}>
      {changes.map((change, index) => (
        <li key={index}>{changeSentence(change, t, formats)}</li>
      ))}
    </ul>
  );
}
