import type { DraftView } from '@sinau/contracts/courses';
import type { CourseOutline } from '@sinau/domain/courses';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { call, type Input } from '../../../lib/api/index.js';
import { DraftStore, type DraftState } from './draft-store.js';

type WrittenOutline = Input<'PUT /api/courses/:courseId/draft'>['body']['outline'];

/** Domain values are read-only; what a request holds is not. */
function written(outline: CourseOutline): WrittenOutline {
  return structuredClone(outline) as WrittenOutline;
}

function storeOf(draft: DraftView): DraftStore {
  const params = { courseId: draft.courseId };
  return new DraftStore(draft, {
    save: (revision, outline) => call('PUT /api/courses/:courseId/draft', { params, body: { revision, outline: written(outline) } }),
    load: () => call('GET /api/courses/:courseId/draft', { params }),
  });
}

/** The draft being edited on this page. Warns before the tab closes on something unsaved, and saves when the page is left. */
export function useDraft(initial: DraftView): { readonly store: DraftStore; readonly state: DraftState } {
  const [store] = useState(() => storeOf(initial));
  const state = useSyncExternalStore(store.subscribe, store.read);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (store.unsaved) event.preventDefault();
    };
    const look = (): void => {
      if (document.visibilityState === 'visible') void store.refresh();
    };
    const again = (): void => void store.flush();
    window.addEventListener('beforeunload', warn);
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', look);
      void store.flush().finally(() => store.dispose());
    };
  }, [store]);
  return { store, state };
}
