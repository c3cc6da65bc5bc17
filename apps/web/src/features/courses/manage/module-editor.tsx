import type { DraftView } from '@sinau/contracts/courses';
import { editModule, moveModule, removeModule, type CourseModule, type CourseOutline } from '@sinau/domain/courses';
import { IconArrowDown, IconArrowUp, IconCopy, IconTrash } from '@tabler/icons-react';
import { call } from '../../../lib/api/index.js';
import { useState } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from './builder.module.css';
import type { DraftStore } from './draft-store.js';
import { LineField, NumberField } from './fields.js';
import { removedWords, removeWithUndo } from './removal.js';

type ModuleEditorProps = {
  readonly store: DraftStore;
  readonly outline: CourseOutline;
  readonly module: CourseModule;
  readonly draft: DraftView;
  readonly onOpen: (next: string | undefined) => void;
};

function ModuleMoves({ store, outline, module, onOpen }: Omit<ModuleEditorProps, 'draft'>) {
  const t = useText();
  const at = outline.modules.findIndex((candidate) => candidate.id === module.id);
  const [failure, setFailure] = useState<unknown>(null);
  const [copying, setCopying] = useState(false);
  const duplicate = async (): Promise<void> => {
    setCopying(true);
    setFailure(null);
    try {
      await store.flush();
      const { draft } = store.read();
      store.adopt(await call('POST /api/courses/:courseId/modules/:moduleId/copies', { params: { courseId: draft.courseId, moduleId: module.id }, body: { revision: draft.revision } }));
      showToast(t('courses.module.duplicated', { title: module.title }));
    } catch (error) {
      setFailure(error);
    } finally {
      setCopying(false);
    }
  };
  return (
    <>
      <div className={classes.moves}>
        <Button look="plain" before={<IconArrowUp size={18} />} disabled={at === 0} onClick={() => store.edit((current) => moveModule(current, module.id, at - 1))}>
          {t('courses.moveUp')}
        </Button>
        <Button look="plain" before={<IconArrowDown size={18} />} disabled={at === outline.modules.length - 1} onClick={() => store.edit((current) => moveModule(current, module.id, at + 1))}>
          {t('courses.moveDown')}
        </Button>
        <Button look="plain" before={<IconCopy size={18} />} busy={copying} onClick={() => void duplicate()}>
          {t('courses.module.duplicate')}
        </Button>
        <Button
          look="plain"
          before={<IconTrash size={18} />}
          onClick={() => {
            onOpen(undefined);
            removeWithUndo(store, (current) => removeModule(current, module.id), removedWords(t, store, module.title));
          }}
        >
          {t('courses.remove')}
        </Button>
      </div>
      {failure === null ? null : (
        <p role="alert">
          <ErrorReason error={failure} />
        </p>
      )}
    </>
  );
}

/** Title and JP of a module, and the buttons that do what dragging does. */
export function ModuleEditor({ store, outline, module, draft, onOpen }: ModuleEditorProps) {
  const t = useText();
  const at = outline.modules.findIndex((candidate) => candidate.id === module.id);
  return (
    <>
      <div className={classes.head}>
        <h2>{t('courses.module.heading', { number: at + 1 })}</h2>
      </div>
      {draft.mayEdit ? <ModuleMoves store={store} outline={outline} module={module} onOpen={onOpen} /> : null}
      <fieldset disabled={!draft.mayEdit} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <div className={classes.pair}>
          <LineField
            label={t('courses.module.title')}
            maxLength={200}
            value={module.title}
            onChange={(title) => store.edit((current) => editModule(current, module.id, { title }), `module-title-${module.id}`)}
          />
          <NumberField
            label={t('courses.field.hours')}
            min={0}
            max={999}
            step={0.5}
            value={module.hours}
            onChange={(hours) => store.edit((current) => editModule(current, module.id, { hours }), `module-hours-${module.id}`)}
          />
        </div>
      </fieldset>
      <p className={classes.note}>{t('courses.module.hint')}</p>
    </>
  );
}
