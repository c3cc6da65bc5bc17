import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { DraftView } from '@sinau/contracts/courses';
import { addLesson, addModule, editMetadata, lessonsOf, newOutline, type CourseOutline } from '@sinau/domain/courses';
import { Problem, Unreachable } from '../../../lib/api/index.js';
import { DraftStore } from './draft-store.js';

const start = newOutline({ title: 'Awal', summary: '', competencyClass: 'technical', activityKind: 16, hours: 2 });
const person = { id: 'p', name: 'Hendra' };
const draftOf = (revision: number, outline: CourseOutline): DraftView =>
  JSON.parse(JSON.stringify({ courseId: 'c', revision, outline, editedBy: person, editedAt: '2026-11-22T02:30:00.000Z', owner: person, state: 'draft', version: null, mayEdit: true })) as DraftView;

const refusal = (code: string, status: number) => new Problem({ status, code, title: '', detail: '', facts: {}, fields: [], requestId: null, retryAfter: null });

/** A server that keeps one draft and refuses an older revision; `away` makes it unreachable. */
function server(outline = start) {
  let stored = draftOf(1, outline);
  const world = {
    away: false,
    saves: 0,
    stored: () => stored,
    byAnother: (next: CourseOutline) => {
      stored = draftOf(stored.revision + 1, next);
    },
    store: () => {
      const first = stored;
      return new DraftStore(first, {
        load: async () => stored,
        save: async (revision, next) => {
          world.saves += 1;
          if (world.away) throw new Unreachable('');
          if (revision !== stored.revision) throw refusal('draft_conflict', 409);
          const modules = next.modules.map((module) => ({ ...module, lessons: module.lessons.map((lesson) => (lesson.kind === 'quiz' ? { ...lesson, quizId: lesson.quizId ?? `quiz-of-${lesson.id}` } : lesson)) }));
          stored = draftOf(revision + 1, { ...next, modules });
          return stored;
        },
      });
    },
  };
  return world;
}

const titled = (title: string) => (outline: CourseOutline) => editMetadata(outline, { title });

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('autosave', () => {
  test('edits in a row go in one save, 800 ms after the last', async () => {
    const world = server();
    const store = world.store();
    store.edit(titled('A'));
    await jest.advanceTimersByTimeAsync(700);
    store.edit(titled('AB'));
    expect(store.read().save.kind).toBe('waiting');
    await jest.advanceTimersByTimeAsync(799);
    expect(world.saves).toBe(0);
    await jest.advanceTimersByTimeAsync(1);
    expect([world.saves, world.stored().outline.title, store.read().save.kind, store.unsaved]).toEqual([1, 'AB', 'saved', false]);
  });

  test('an edit during a save is saved after it', async () => {
    const world = server();
    const store = world.store();
    store.edit(titled('A'));
    const flushed = store.flush();
    store.edit(titled('B'));
    await flushed;
    await jest.advanceTimersByTimeAsync(800);
    expect([world.saves, world.stored().outline.title, store.read().save.kind]).toEqual([2, 'B', 'saved']);
  });

  test('without a network it keeps trying, and nothing is lost', async () => {
    const world = server();
    world.away = true;
    const store = world.store();
    store.edit(titled('A'));
    await jest.advanceTimersByTimeAsync(800);
    expect(store.read().save.kind).toBe('offline');
    world.away = false;
    await jest.advanceTimersByTimeAsync(5_000);
    expect([world.stored().outline.title, store.read().save.kind]).toEqual(['A', 'saved']);
  });
});

describe('undo', () => {
  test('letters of one field go together; redo brings them back; a new edit ends redo', () => {
    const store = server().store();
    for (const title of ['B', 'Ba', 'Bar']) store.edit(titled(title), 'title');
    store.edit((outline) => addModule(outline, { id: 'M', title: 'M' }));
    store.undo();
    expect(store.read()).toMatchObject({ outline: { title: 'Bar', modules: [] }, canUndo: true, canRedo: true });
    store.undo();
    expect(store.read()).toMatchObject({ outline: { title: 'Awal' }, canUndo: false });
    store.redo();
    expect(store.read().outline.title).toBe('Bar');
    store.edit(titled('Lain'));
    expect(store.read().canRedo).toBe(false);
  });

  test('a quiz keeps the id that the server gave, also when the edit comes back by redo', async () => {
    const world = server(addModule(start, { id: 'M', title: 'M' }));
    const store = world.store();
    store.edit((outline) => addLesson(outline, 'M', { id: 'q', kind: 'quiz', title: 'q', minutes: 5, quizId: null }));
    await store.flush();
    expect(lessonsOf(store.read().outline)[0]).toMatchObject({ quizId: 'quiz-of-q' });
    store.edit(titled('B'));
    store.undo();
    await store.flush();
    expect(lessonsOf(world.stored().outline)[0]).toMatchObject({ quizId: 'quiz-of-q' });
  });
});

describe('somebody else saved first', () => {
  async function conflict() {
    const world = server();
    const store = world.store();
    world.byAnother(editMetadata(start, { summary: 'Milik lain', title: 'Judul lain' }));
    store.edit(titled('Judul saya'));
    await jest.advanceTimersByTimeAsync(800);
    expect(store.read().save).toMatchObject({ kind: 'conflict', theirs: { revision: 2, editedBy: { name: 'Hendra' } } });
    return { world, store };
  }
  const settled = () => jest.advanceTimersByTimeAsync(1);

  test('edits wait for an answer', async () => {
    const { world, store } = await conflict();
    store.edit(titled('Judul saya lagi'));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(world.saves).toBe(1);
  });

  test('merging joins both, mine where both changed one thing', async () => {
    const { world, store } = await conflict();
    store.merge();
    await settled();
    expect(world.stored()).toMatchObject({ revision: 3, outline: { title: 'Judul saya', summary: 'Milik lain' } });
  });

  test('taking over puts mine in place', async () => {
    const { world, store } = await conflict();
    store.takeOver();
    await settled();
    expect(world.stored()).toMatchObject({ revision: 3, outline: { title: 'Judul saya', summary: '' } });
  });

  test('theirs is taken without a save, and mine comes back by undo', async () => {
    const { world, store } = await conflict();
    store.yieldToTheirs();
    await settled();
    expect([world.stored().revision, store.read().outline.title, store.read().save.kind]).toEqual([2, 'Judul lain', 'saved']);
    store.undo();
    expect(store.read().outline.title).toBe('Judul saya');
  });

  test('when nothing is unsaved here, theirs appears by itself', async () => {
    const world = server();
    const store = world.store();
    world.byAnother(editMetadata(start, { title: 'Baru' }));
    await store.refresh();
    expect(store.read()).toMatchObject({ outline: { title: 'Baru' }, save: { kind: 'saved' } });
  });
});
