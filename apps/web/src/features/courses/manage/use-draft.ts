import type { DraftView } from '@sinau/contracts/courses';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { DraftStore, type DraftState } from './draft-store.js';
import { draftDoor, holdDraft } from './drafts.js';

/** The draft being edited on this page. Warns before the tab closes on something unsaved, and saves when the page is left. */
export function useDraft(initial: DraftView): { readonly store: DraftStore; readonly state: DraftState } {
  const [store] = useState(() => new DraftStore(initial, draftDoor(initial.courseId)));
  const state = useSyncExternalStore(store.subscribe, store.read);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (store.unsaved) event.preventDefault();
    };
    const look = (): void => {
      if (document.visibilityState === 'visible') void store.refresh();
    };
    const again = (): void => void store.flush();
    const leave = holdDraft(store.read().draft.courseId, store);
    window.addEventListener('beforeunload', warn);
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', look);
      leave();
    };
  }, [store]);
  return { store, state };
}
