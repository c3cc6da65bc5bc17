import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';
import type { DraftStore, SaveState } from './draft-store.js';
import classes from './builder.module.css';

/** Somebody else saved first: who, when, and three ways on. It must be answered. */
export function ConflictDialog({ store, save }: { readonly store: DraftStore; readonly save: SaveState }) {
  const t = useText();
  const formats = useFormats();
  const theirs = save.kind === 'conflict' ? save.theirs : null;
  return (
    <Dialog
      open={theirs !== null}
      title={t('courses.conflict.title')}
      lead={theirs === null ? '' : t('courses.conflict.lead', { name: theirs.editedBy.name, time: formats.dateTime(theirs.editedAt) })}
      actions={
        <>
          <Button look="plain" onClick={() => store.yieldToTheirs()}>
            {t('courses.conflict.theirs')}
          </Button>
          <Button look="outline" onClick={() => store.takeOver()}>
            {t('courses.conflict.takeOver')}
          </Button>
          <Button onClick={() => store.merge()}>{t('courses.conflict.merge')}</Button>
        </>
      }
    >
      <ul className={classes.choices}>
        <li>{t('courses.conflict.mergeHint')}</li>
        <li>{t('courses.conflict.takeOverHint')}</li>
        <li>{t('courses.conflict.theirsHint')}</li>
      </ul>
    </Dialog>
  );
}
