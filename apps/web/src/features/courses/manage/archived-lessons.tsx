import { addLesson, type CourseOutline, type Lesson } from '@sinau/domain/courses';
import { IconArchiveOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { call, routeKey, type Output } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { lessonLabels } from '../components/labels.js';
import { LessonIcon } from '../components/lesson-icon.js';
import classes from './builder.module.css';
import type { DraftState, DraftStore } from './draft-store.js';

type Archived = Output<'GET /api/courses/:courseId/archived-lessons'>['rows'][number];

/** Where a lesson comes back: the module of its old name, else the last one. Null when there is no module. */
export function homeOf(outline: CourseOutline, archived: { readonly module: string }): string | null {
  return (outline.modules.find((module) => module.title === archived.module) ?? outline.modules.at(-1))?.id ?? null;
}

function ArchivedItem({ archived, fixed, onRestore }: { readonly archived: Archived; readonly fixed: boolean; readonly onRestore: () => void }) {
  const t = useText();
  const { lesson, module, version, learners, attempts } = archived;
  return (
    <li className={classes.archived}>
      <LessonIcon kind={lesson.kind} />
      <div>
        <h3>{lesson.title}</h3>
        <p className={classes.note}>
          {t('courses.archive.facts', { kind: t(lessonLabels[lesson.kind]), module, version })} {lesson.kind === 'quiz' ? t('courses.archive.attempts', { count: attempts }) : t('courses.archive.learners', { count: learners })}
        </p>
      </div>
      {fixed ? null : (
        <Button look="outline" before={<IconArchiveOff size={18} />} aria-label={t('courses.archive.restoreOne', { title: lesson.title })} onClick={onRestore}>
          {t('courses.archive.restore')}
        </Button>
      )}
    </li>
  );
}

/** Lessons that left the draft after they were published: their content and what learners did on them are kept. */
export function ArchivedLessons({ store, state, onOpen }: { readonly store: DraftStore; readonly state: DraftState; readonly onOpen: (next: string | undefined) => void }) {
  const t = useText();
  const params = { courseId: state.draft.courseId };
  const list = useQuery({
    queryKey: [...routeKey('GET /api/courses/:courseId/archived-lessons', { params }), state.draft.revision],
    queryFn: async () => {
      await store.flush();
      return call('GET /api/courses/:courseId/archived-lessons', { params });
    },
    staleTime: 0,
    gcTime: 0,
  });
  const restore = (archived: Archived): void => {
    const moduleId = homeOf(store.read().outline, archived);
    if (moduleId === null) return showToast(t('courses.archive.noModule'));
    const lesson: Lesson = archived.lesson;
    store.edit((outline) => addLesson(outline, moduleId, lesson));
    onOpen(lesson.id);
    showToast(t('courses.archive.restored', { title: lesson.title }), () => store.undo());
  };
  return (
    <>
      <h2>{t('courses.archiveOf')}</h2>
      <p className={classes.note}>{t('courses.archive.lead')}</p>
      {list.isPending ? (
        <Skeletons>
          <ListSkeleton rows={2} height={64} />
        </Skeletons>
      ) : list.isError ? (
        <QueryFailure what={t('courses.archive.failed')} query={list} />
      ) : list.data.rows.length === 0 ? (
        <EmptyState motif="kawung">{t('courses.archive.empty')}</EmptyState>
      ) : (
        <ul className={classes.list}>
          {list.data.rows.map((archived) => (
            <ArchivedItem key={archived.lesson.id} archived={archived} fixed={!state.draft.mayEdit} onRestore={() => restore(archived)} />
          ))}
        </ul>
      )}
    </>
  );
}
