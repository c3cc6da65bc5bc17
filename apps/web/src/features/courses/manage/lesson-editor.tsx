import { NativeSelect } from '@mantine/core';
import { editLesson, moduleOf, moveLesson, removeLesson, type Lesson } from '@sinau/domain/courses';
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import '../../../ui/styles/inputs.js';
import { lessonLabels } from '../components/labels.js';
import { MediaSlot } from '../components/media-slot.js';
import { ArticlePanel } from './article-panel.js';
import classes from './builder.module.css';
import type { DraftState, DraftStore } from './draft-store.js';
import { LineField, NumberField } from './fields.js';
import { LessonIcon } from '../components/lesson-icon.js';
import { lessonPlace, plannedMinutes } from './lesson-place.js';
import { removedWords, removeWithUndo } from './removal.js';

type LessonEditorProps = {
  readonly store: DraftStore;
  readonly state: DraftState;
  readonly lesson: Lesson;
  readonly onOpen: (next: string | undefined) => void;
};

/** What dragging does, by buttons: up, down, into another module. */
function LessonMoves({ store, state, lesson, onOpen }: LessonEditorProps) {
  const t = useText();
  const { outline } = state;
  const module = moduleOf(outline, lesson.id);
  if (!module) return null;
  const at = module.lessons.findIndex((candidate) => candidate.id === lesson.id);
  const move = (moduleId: string, index: number) => store.edit((current) => moveLesson(current, lesson.id, moduleId, index));
  return (
    <div className={classes.moves}>
      <Button look="plain" before={<IconArrowUp size={18} />} disabled={at === 0} onClick={() => move(module.id, at - 1)}>
        {t('courses.moveUp')}
      </Button>
      <Button look="plain" before={<IconArrowDown size={18} />} disabled={at === module.lessons.length - 1} onClick={() => move(module.id, at + 1)}>
        {t('courses.moveDown')}
      </Button>
      {outline.modules.length > 1 ? (
        <NativeSelect
          aria-label={t('courses.moveTo')}
          maw={280}
          value={module.id}
          onChange={(event) => {
            const target = outline.modules.find((candidate) => candidate.id === event.currentTarget.value);
            if (target) move(target.id, target.lessons.length);
          }}
          data={outline.modules.map((candidate, index) => ({ value: candidate.id, label: candidate.id === module.id ? t('courses.inModule', { number: index + 1, title: candidate.title }) : t('courses.toModule', { number: index + 1, title: candidate.title }) }))}
        />
      ) : null}
      <Button
        look="plain"
        before={<IconTrash size={18} />}
        onClick={() => {
          onOpen(undefined);
          removeWithUndo(store, (current) => removeLesson(current, lesson.id), removedWords(t, store, lesson.title));
        }}
      >
        {t('courses.remove')}
      </Button>
    </div>
  );
}

function QuizContent({ lesson, state }: { readonly lesson: Extract<Lesson, { kind: 'quiz' }>; readonly state: DraftState }) {
  const t = useText();
  return (
    <div className={classes.part}>
      <h3>{t('courses.quiz.heading')}</h3>
      <p className={classes.note}>{t('courses.quiz.hint')}</p>
      <div className={classes.row}>
        {lesson.quizId === null ? (
          <Button look="outline" busy>
            {t('courses.quiz.preparing')}
          </Button>
        ) : (
          <ButtonLink look="outline" before={<IconPencil size={20} />} to={`/kelola/kursus/${state.draft.courseId}/kuis/${lesson.quizId}`}>
            {t('courses.quiz.open')}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}

function Content({ store, state, lesson }: LessonEditorProps) {
  const { courseId, mayEdit } = state.draft;
  if (lesson.kind === 'article') return <ArticlePanel courseId={courseId} lessonId={lesson.id} outline={state.outline} store={store} readOnly={!mayEdit} />;
  if (lesson.kind === 'quiz') return <QuizContent lesson={lesson} state={state} />;
  return <FileContent store={store} state={state} lesson={lesson} />;
}

type FileContentProps = Pick<LessonEditorProps, 'store' | 'state'> & { readonly lesson: Extract<Lesson, { kind: 'video' | 'document' }> };

/** A video that was processed while nobody listened gives its length when the lesson is opened; once, so that 0 can be written over it. */
function useLength({ store, state, lesson }: FileContentProps): void {
  const { id, kind, mediaId, minutes } = lesson;
  const lacks = kind === 'video' && minutes === 0 && state.draft.mayEdit;
  const { data } = useQuery({ ...routeQuery('GET /api/media/:mediaId', { params: { mediaId: mediaId ?? '' } }), enabled: lacks && mediaId !== null });
  const given = useRef<string | null>(null);
  useEffect(() => {
    if (!lacks || data?.state !== 'ready' || data.durationSeconds === null || data.id !== mediaId || given.current === mediaId) return;
    given.current = mediaId;
    const length = plannedMinutes(data.durationSeconds);
    store.edit((current) => editLesson(current, id, { minutes: length }));
  }, [data, lacks, mediaId, id, store]);
}

function FileContent(props: FileContentProps) {
  const { store, state, lesson } = props;
  const { courseId, mayEdit } = state.draft;
  useLength(props);
  return (
    <MediaSlot
      courseId={courseId}
      kind={lesson.kind}
      mediaId={lesson.mediaId}
      readOnly={!mayEdit}
      place={lessonPlace(courseId, lesson.id)}
      onChange={(mediaId, durationSeconds) => {
        const minutes = durationSeconds === null ? {} : { minutes: plannedMinutes(durationSeconds) };
        store.edit((current) => editLesson(current, lesson.id, { mediaId, ...minutes }));
      }}
    />
  );
}

/** Title, minutes and content of a lesson. */
export function LessonEditor(props: LessonEditorProps) {
  const t = useText();
  const { store, state, lesson } = props;
  return (
    <>
      <div className={classes.head}>
        <h2>{lesson.title}</h2>
        <span className={classes.kind}>
          <LessonIcon kind={lesson.kind} />
          {t(lessonLabels[lesson.kind])}
        </span>
      </div>
      {state.draft.mayEdit ? <LessonMoves {...props} /> : null}
      <fieldset disabled={!state.draft.mayEdit} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <div className={classes.pair}>
          <LineField
            label={t('courses.lesson.title')}
            maxLength={200}
            value={lesson.title}
            onChange={(title) => store.edit((current) => editLesson(current, lesson.id, { title }), `lesson-title-${lesson.id}`)}
          />
          <NumberField
            label={t('courses.lesson.minutes')}
            min={0}
            max={6000}
            step={1}
            value={lesson.minutes}
            onChange={(minutes) => store.edit((current) => editLesson(current, lesson.id, { minutes }), `lesson-minutes-${lesson.id}`)}
          />
        </div>
      </fieldset>
      <Content {...props} />
    </>
  );
}
