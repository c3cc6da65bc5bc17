import type { DraftView } from '@sinau/contracts/courses';
import { lessonsOf } from '@sinau/domain/courses';
import { IconArrowBackUp, IconArrowForwardUp, IconArrowLeft, IconEye, IconUsers } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button, ButtonLink, IconButton } from '../../../ui/button.js';
import { Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { Provenance } from '../components/provenance.js';
import { ArchivedLessons } from './archived-lessons.js';
import classes from './builder.module.css';
import { ConflictDialog } from './conflict-dialog.js';
import { CourseEditor } from './course-editor.js';
import { CourseProof } from './course-proof.js';
import { CourseStateChip } from './course-state-chip.js';
import type { DraftState, DraftStore } from './draft-store.js';
import { LessonEditor } from './lesson-editor.js';
import { ModuleEditor } from './module-editor.js';
import { OutlinePanel } from './outline-panel.js';
import { PublishPanel } from './publish-panel.js';
import { SaveLine } from './save-line.js';
import { useDraft } from './use-draft.js';
import { VersionHistory } from './version-history.js';

type BuilderProps = {
  readonly initial: DraftView;
  /** What is open at the right; see BuilderSearch. */
  readonly open: string | undefined;
  readonly onOpen: (next: string | undefined) => void;
};

/** Ctrl/Cmd+Z and Shift+Ctrl/Cmd+Z, but not inside a field: there they belong to its text. */
function useUndoKeys(store: DraftStore): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const inField = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]') !== null;
      if (inField || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      if (event.shiftKey) store.redo();
      else store.undo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [store]);
}

function Editor({ store, state, open, onOpen }: { readonly store: DraftStore; readonly state: DraftState; readonly open: string; readonly onOpen: BuilderProps['onOpen'] }) {
  const { outline, draft } = state;
  if (open === 'terbit') return <PublishPanel store={store} state={state} onOpen={onOpen} />;
  if (open === 'riwayat') return <VersionHistory store={store} state={state} />;
  if (open === 'arsip') return <ArchivedLessons store={store} state={state} onOpen={onOpen} />;
  const module = outline.modules.find((candidate) => candidate.id === open);
  if (module) return <ModuleEditor key={module.id} store={store} outline={outline} module={module} draft={draft} onOpen={onOpen} />;
  const lesson = lessonsOf(outline).find((candidate) => candidate.id === open);
  if (lesson) return <LessonEditor key={lesson.id} store={store} state={state} lesson={lesson} onOpen={onOpen} />;
  return (
    <>
      <CourseEditor store={store} outline={outline} readOnly={!draft.mayEdit} />
      <CourseProof courseId={draft.courseId} />
    </>
  );
}

function Tools({ store, state, onOpen }: { readonly store: DraftStore; readonly state: DraftState; readonly onOpen: BuilderProps['onOpen'] }) {
  const t = useText();
  return (
    <div className={classes.tools}>
      <IconButton label={t('courses.undo')} disabled={!state.canUndo} onClick={() => store.undo()}>
        <IconArrowBackUp size={22} />
      </IconButton>
      <IconButton label={t('courses.redo')} disabled={!state.canRedo} onClick={() => store.redo()}>
        <IconArrowForwardUp size={22} />
      </IconButton>
      <span className={classes.runs}>
        <ButtonLink look="outline" to="/kelola/angkatan" search={{ kursus: state.draft.courseId }} before={<IconUsers size={20} />}>
          {t('courses.runs')}
        </ButtonLink>
      </span>
      <ButtonLink look="outline" to="/kelola/kursus/$courseId/prates" params={{ courseId: state.draft.courseId }}>
        {t('courses.pairs')}
      </ButtonLink>
      <ButtonLink look="outline" to="/kelola/kursus/$courseId/pratinjau" params={{ courseId: state.draft.courseId }} before={<IconEye size={20} />}>
        {t('courses.preview')}
      </ButtonLink>
      {state.draft.mayEdit ? <Button onClick={() => onOpen('terbit')}>{t('courses.publish')}</Button> : null}
    </div>
  );
}

/** Outline at the left, what is open at the right; on a phone one after the other. */
export function Builder({ initial, open, onOpen }: BuilderProps) {
  const t = useText();
  const { store, state } = useDraft(initial);
  useUndoKeys(store);
  const { draft, outline, save } = state;
  return (
    <Page>
      <PageHeader
        title={outline.title}
        crumbs={[{ label: t('courses.manage.title'), to: '/kelola' }]}
        lead={
          <span className={classes.lead}>
            <CourseStateChip state={draft.state} number={draft.version?.number ?? null} />
            {draft.mayEdit ? <SaveLine save={save} onRetry={() => void store.flush()} /> : <span>{t('courses.readOnly')}</span>}
          </span>
        }
        actions={<Tools store={store} state={state} onOpen={onOpen} />}
      />
      <Provenance courseId={draft.courseId} />
      <div className={classes.columns} data-open={open !== undefined}>
        <nav className={classes.outline} aria-label={t('courses.outline')}>
          <OutlinePanel store={store} state={state} open={open ?? 'kursus'} onOpen={onOpen} />
        </nav>
        <section className={classes.editor}>
          {open === undefined ? null : (
            <div className={classes.back}>
              <Button look="plain" before={<IconArrowLeft size={20} />} onClick={() => onOpen(undefined)}>
                {t('courses.toOutline')}
              </Button>
            </div>
          )}
          <Editor store={store} state={state} open={open ?? 'kursus'} onOpen={onOpen} />
        </section>
      </div>
      <ConflictDialog store={store} save={save} />
    </Page>
  );
}
