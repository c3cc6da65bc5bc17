import type { DraftView } from '@sinau/contracts/courses';
import type { CourseOutline } from '@sinau/domain/courses';
import { call, isProblem, Unreachable, type Input } from '../../../lib/api/index.js';
import type { DraftDoor, DraftStore } from './draft-store.js';

type WrittenOutline = Input<'PUT /api/courses/:courseId/draft'>['body']['outline'];
type Edit = (outline: CourseOutline) => CourseOutline;

const RETRY_MS = 5_000;

/** Domain values are read-only; what a request holds is not. */
function written(outline: CourseOutline): WrittenOutline {
  return structuredClone(outline) as WrittenOutline;
}

export function draftDoor(courseId: string): DraftDoor {
  const params = { courseId };
  return {
    save: (revision, outline) => call('PUT /api/courses/:courseId/draft', { params, body: { revision, outline: written(outline) } }),
    load: () => call('GET /api/courses/:courseId/draft', { params }),
  };
}

/** Drafts that stand on the page now, and those that are being saved after their page was left. */
const open = new Map<string, DraftStore>();
const leaving = new Map<string, Promise<void>>();
/** Edits of drafts that stand on no page, one after the other for each course. */
const waiting = new Map<string, Promise<void>>();

/** Says that this store holds the course's draft; returns how to leave it: what is unsaved is saved then. */
export function holdDraft(courseId: string, store: DraftStore): () => void {
  open.set(courseId, store);
  return () => {
    if (open.get(courseId) === store) open.delete(courseId);
    const left = store.flush().finally(() => store.dispose());
    leaving.set(courseId, left);
    void left.finally(() => leaving.get(courseId) === left && leaving.delete(courseId));
  };
}

/** Edits a course's draft where it is: on the page, else at the server. Settles when it is stored, or is in the hands of the page. */
export function editDraft(courseId: string, edit: Edit, door: DraftDoor = draftDoor(courseId)): Promise<void> {
  const turn = (waiting.get(courseId) ?? Promise.resolve()).catch(() => undefined).then(() => change(courseId, edit, door));
  waiting.set(courseId, turn);
  return turn;
}

async function change(courseId: string, edit: Edit, door: DraftDoor): Promise<void> {
  for (;;) {
    await leaving.get(courseId);
    const store = open.get(courseId);
    if (store) return store.edit(edit);
    try {
      await changeStored(edit, door);
      // a page that opened meanwhile may have loaded what stood there before
      return void open.get(courseId)?.refresh();
    } catch (error) {
      const away = error instanceof Unreachable || isProblem(error, 'unavailable');
      if (!away && !isProblem(error, 'draft_conflict')) throw error;
      if (away) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

async function changeStored(edit: Edit, { load, save }: DraftDoor): Promise<DraftView> {
  const draft = await load();
  const next = edit(draft.outline);
  return next === draft.outline ? draft : save(draft.revision, next);
}
