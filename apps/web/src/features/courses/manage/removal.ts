import { mergeOutlines, type CourseOutline } from '@sinau/domain/courses';
import type { Text } from '../../../lib/i18n/index.js';
import { showToast } from '../../../ui/toast.js';
import type { DraftStore } from './draft-store.js';

/** What became of a removed part: what was published is archived, with its learners' work. */
export function removedWords(t: Text, store: DraftStore, title: string): string {
  return store.read().draft.version === null ? t('courses.removed', { title }) : t('courses.removedKept', { title });
}

/** Removes a part, and offers it back: what was edited since stays. */
export function removeWithUndo(store: DraftStore, remove: (outline: CourseOutline) => CourseOutline, said: string): void {
  const before = store.read().outline;
  store.edit(remove);
  const after = store.read().outline;
  showToast(said, () => store.edit((current) => mergeOutlines(after, current, before)));
}
