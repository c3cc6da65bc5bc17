import { closestCenter, DndContext, DragOverlay, KeyboardSensor, PointerSensor, useSensor, useSensors, type Announcements, type DragEndEvent } from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { addModule, lessonsOf, type CourseModule, type CourseOutline, type Lesson } from '@sinau/domain/courses';
import { IconArchive, IconGripVertical, IconHistory, IconInfoCircle, IconPlus } from '@tabler/icons-react';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText, type Text } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { VisuallyHidden } from '../../../ui/visually-hidden.js';
import { lessonLabels } from '../components/labels.js';
import { AddLesson } from './add-lesson.js';
import { dropped } from './drop.js';
import type { DraftState, DraftStore } from './draft-store.js';
import { LessonIcon } from '../components/lesson-icon.js';
import { newId } from '../../../lib/new-id.js';
import classes from './outline.module.css';

type Opening = { readonly open: string; readonly onOpen: (next: string | undefined) => void };

function titleOf(outline: CourseOutline, id: string): string {
  return outline.modules.find((module) => module.id === id)?.title ?? lessonsOf(outline).find((lesson) => lesson.id === id)?.title ?? '';
}

function announcementsOf(outline: CourseOutline, t: Text): Announcements {
  const name = (id: string | number): string => titleOf(outline, String(id));
  return {
    onDragStart: ({ active }) => t('courses.drag.start', { title: name(active.id) }),
    onDragOver: ({ active, over }) => (over ? t('courses.drag.over', { title: name(active.id), target: name(over.id) }) : undefined),
    onDragEnd: ({ active, over }) => (over ? t('courses.drag.end', { title: name(active.id), target: name(over.id) }) : t('courses.drag.cancel', { title: name(active.id) })),
    onDragCancel: ({ active }) => t('courses.drag.cancel', { title: name(active.id) }),
  };
}

type Sortable = ReturnType<typeof useSortable>;

function placeOf(transform: Sortable['transform'], transition: Sortable['transition']) {
  return { transform: CSS.Translate.toString(transform), transition };
}

type HandleProps = { readonly title: string; readonly activator: Sortable['setActivatorNodeRef']; readonly attributes: Sortable['attributes']; readonly listeners: Sortable['listeners'] };

function Handle({ title, activator, attributes, listeners }: HandleProps) {
  const t = useText();
  return (
    <button type="button" ref={activator} className={classes.handle} {...attributes} {...listeners} aria-label={t('courses.drag.handle', { title })}>
      <IconGripVertical size={18} aria-hidden="true" />
    </button>
  );
}

function OpenButton({ id, opening, children }: { readonly id: string; readonly opening: Opening; readonly children: ReactNode }) {
  return (
    <button type="button" className={classes.open} aria-current={opening.open === id ? 'true' : undefined} onClick={() => opening.onOpen(id)}>
      {children}
    </button>
  );
}

function LessonRow({ lesson, opening, fixed }: { readonly lesson: Lesson; readonly opening: Opening; readonly fixed: boolean }) {
  const t = useText();
  const formats = useFormats();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging, isOver } = useSortable({ id: lesson.id, disabled: fixed });
  return (
    <li ref={setNodeRef} style={placeOf(transform, transition)} className={classes.lesson} data-dragging={isDragging} data-over={isOver}>
      {fixed ? null : <Handle title={lesson.title} activator={setActivatorNodeRef} attributes={attributes} listeners={listeners} />}
      <OpenButton id={lesson.id} opening={opening}>
        <LessonIcon kind={lesson.kind} />
        <VisuallyHidden>{t(lessonLabels[lesson.kind])}</VisuallyHidden>
        <span className={classes.name}>{lesson.title}</span>
        <span className={classes.minutes}>{formats.duration(lesson.minutes)}</span>
      </OpenButton>
    </li>
  );
}

function ModuleBlock({ module, index, store, opening, fixed }: { readonly module: CourseModule; readonly index: number; readonly store: DraftStore; readonly opening: Opening; readonly fixed: boolean }) {
  const t = useText();
  const formats = useFormats();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging, isOver } = useSortable({ id: module.id, disabled: fixed });
  return (
    <li ref={setNodeRef} style={placeOf(transform, transition)} className={classes.module} data-dragging={isDragging} data-over={isOver}>
      <div className={classes.moduleHead}>
        {fixed ? null : <Handle title={module.title} activator={setActivatorNodeRef} attributes={attributes} listeners={listeners} />}
        <OpenButton id={module.id} opening={opening}>
          <span className={classes.name}>
            {index + 1}. {module.title}
          </span>
          <span className={classes.minutes}>{formats.jp(module.hours)}</span>
        </OpenButton>
      </div>
      <SortableContext items={module.lessons.map((lesson) => lesson.id)} strategy={verticalListSortingStrategy}>
        <ul className={classes.lessons}>
          {module.lessons.map((lesson) => (
            <LessonRow key={lesson.id} lesson={lesson} opening={opening} fixed={fixed} />
          ))}
        </ul>
      </SortableContext>
      {module.lessons.length === 0 ? <p className={classes.none}>{t('courses.noLessons')}</p> : null}
      {fixed ? null : <AddLesson store={store} module={module} onAdded={opening.onOpen} />}
    </li>
  );
}

/** Modules and lessons: opened by a click, ordered by dragging, by keyboard, or by the buttons of their editors. */
export function OutlinePanel({ store, state, open, onOpen }: { readonly store: DraftStore; readonly state: DraftState } & Opening) {
  const t = useText();
  const dragId = useId();
  const { outline, draft } = state;
  const fixed = !draft.mayEdit;
  const opening = { open, onOpen };
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }));
  const announcements = useMemo(() => announcementsOf(outline, t), [outline, t]);
  const [held, setHeld] = useState<string | null>(null);
  const end = ({ active, over }: DragEndEvent): void => {
    setHeld(null);
    if (over) store.edit((current) => dropped(current, String(active.id), String(over.id)));
  };
  const add = (): void => {
    const id = newId();
    store.edit((current) => addModule(current, { id, title: t('courses.module.new', { number: current.modules.length + 1 }) }));
    onOpen(id);
  };
  return (
    <>
      <ul className={classes.pages}>
        <li>
          <OpenButton id="kursus" opening={opening}>
            <IconInfoCircle size={20} aria-hidden="true" />
            <span className={classes.name}>{t('courses.about')}</span>
          </OpenButton>
        </li>
        <li>
          <OpenButton id="riwayat" opening={opening}>
            <IconHistory size={20} aria-hidden="true" />
            <span className={classes.name}>{t('courses.history')}</span>
          </OpenButton>
        </li>
        {draft.version === null ? null : (
          <li>
            <OpenButton id="arsip" opening={opening}>
              <IconArchive size={20} aria-hidden="true" />
              <span className={classes.name}>{t('courses.archiveOf')}</span>
            </OpenButton>
          </li>
        )}
      </ul>
      <DndContext
        id={dragId}
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragStart={({ active }) => setHeld(String(active.id))}
        onDragCancel={() => setHeld(null)}
        onDragEnd={end}
        accessibility={{ announcements, screenReaderInstructions: { draggable: t('courses.drag.help') } }}
      >
        <SortableContext items={outline.modules.map((module) => module.id)} strategy={verticalListSortingStrategy}>
          <ol className={classes.modules}>
            {outline.modules.map((module, index) => (
              <ModuleBlock key={module.id} module={module} index={index} store={store} opening={opening} fixed={fixed} />
            ))}
          </ol>
        </SortableContext>
        <DragOverlay dropAnimation={null}>{held === null ? null : <div className={classes.held}>{titleOf(outline, held)}</div>}</DragOverlay>
      </DndContext>
      {outline.modules.length === 0 ? <p className={classes.none}>{t('courses.noModules')}</p> : null}
      {fixed ? null : (
        <Button look="outline" wide before={<IconPlus size={20} />} onClick={add}>
          {t('courses.module.add')}
        </Button>
      )}
    </>
  );
}
