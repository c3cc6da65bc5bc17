import { addLesson, type CourseModule, type Lesson, type LessonKind } from '@sinau/domain/courses';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { lessonLabels } from '../components/labels.js';
import type { DraftStore } from './draft-store.js';
import { LessonIcon } from '../components/lesson-icon.js';
import { newId } from '../../../lib/new-id.js';
import classes from './outline.module.css';

const kinds: readonly LessonKind[] = ['video', 'article', 'document', 'quiz'];
/** Minutes that a new lesson is planned with. */
const PLANNED = { video: 10, article: 15, document: 15, quiz: 20 } as const;

function newLesson(kind: LessonKind, title: string): Lesson {
  const common = { id: newId(), title, minutes: PLANNED[kind] };
  if (kind === 'article') return { ...common, kind };
  return kind === 'quiz' ? { ...common, kind, quizId: null } : { ...common, kind, mediaId: null };
}

/** "Tambah materi", then its kind. */
export function AddLesson({ store, module, onAdded }: { readonly store: DraftStore; readonly module: CourseModule; readonly onAdded: (lessonId: string) => void }) {
  const t = useText();
  const [choosing, setChoosing] = useState(false);
  const add = (kind: LessonKind): void => {
    const lesson = newLesson(kind, t('courses.lesson.new', { kind: t(lessonLabels[kind]) }));
    store.edit((outline) => addLesson(outline, module.id, lesson));
    setChoosing(false);
    onAdded(lesson.id);
  };
  return (
    <div className={classes.add}>
      <Button look="quiet" before={<IconPlus size={18} />} aria-expanded={choosing} aria-label={t('courses.lesson.addTo', { module: module.title })} onClick={() => setChoosing(!choosing)}>
        {t('courses.lesson.add')}
      </Button>
      {choosing ? (
        <div className={classes.kinds} role="group" aria-label={t('courses.lesson.kind')}>
          {kinds.map((kind) => (
            <Button key={kind} look="plain" before={<LessonIcon kind={kind} />} onClick={() => add(kind)}>
              {t(lessonLabels[kind])}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
