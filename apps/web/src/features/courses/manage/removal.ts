import { mergeOutlines, type CourseOutline } from '@sinau/domain/courses';
import { showToast } from '../../../ui/toast.js';
import type { DraftStore } from './draft-store.js';

/** Removes a part, and offers it back: what was edited since stays. */
export function removeWithUndo(store: DraftStore, remove: (outline: CourseOutline) => CourseOutline, said: string): void {
  const before = store.read().outline;
  store.edit(remove);
  const after = store.read().outline;
  showToast(said, () => store.edit((current) => mergeOutlines(after, current, before)));
}
