import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { DraftView } from '@sinau/contracts/courses';
import { addLesson, addModule, editLesson, lessonsOf, newOutline, type CourseOutline, type Lesson } from '@sinau/domain/courses';
import type { MediaView } from '@sinau/contracts/media';
import { Problem, Unreachable } from '../../../lib/api/index.js';
import { DraftStore } from './draft-store.js';
import { editDraft, holdDraft } from './drafts.js';
import { lessonPlace } from './lesson-place.js';

const OLD = '0199aaaa-0000-7000-8000-0000000000a1';
const NEW = '0199aaaa-0000-7000-8000-0000000000a2';
const conflict = new Problem({ status: 409, code: 'draft_conflict', title: '', detail: '', facts: {}, fields: [], requestId: null, retryAfter: null });

/** A course of one video lesson of 12 minutes, whose file is OLD. */
function course(): { readonly outline: CourseOutline; readonly lessonId: string } {
  let outline = addModule(newOutline({ title: 'Awal', summary: '', competencyClass: 'technical', activityKind: 16, hours: 2 }), { id: 'm', title: 'Modul' });
  outline = addLesson(outline, 'm', { id: 'l', kind: 'video', title: 'Video', minutes: 0, mediaId: null });
  return { outline: editLesson(outline, 'l', { mediaId: OLD, minutes: 12 }), lessonId: 'l' };
}

const lessonOf = (outline: CourseOutline): Partial<Extract<Lesson, { kind: 'video' }>> => lessonsOf(outline)[0] as Extract<Lesson, { kind: 'video' }>;
const playable = (durationSeconds: number): MediaView => ({ id: NEW, durationSeconds }) as MediaView;

/** A server with one draft; `away` says how often it does not answer, `elsewhere` what another author saves in between. */
function server() {
  const { outline } = course();
  let stored = { courseId: 'c', revision: 1, outline } as DraftView;
  const world = {
    away: 0,
    saves: 0,
    elsewhere: null as ((outline: CourseOutline) => CourseOutline) | null,
    draft: () => stored,
    lesson: () => lessonOf(stored.outline as CourseOutline),
    door: {
      load: async () => {
        if (world.away > 0) {
          world.away -= 1;
          throw new Unreachable('');
        }
        return stored;
      },
      save: async (revision: number, next: CourseOutline) => {
        if (world.elsewhere) stored = { ...stored, revision: stored.revision + 1, outline: world.elsewhere(stored.outline as CourseOutline) as DraftView['outline'] };
        world.elsewhere = null;
        if (revision !== stored.revision) throw conflict;
        world.saves += 1;
        stored = { ...stored, revision: revision + 1, outline: next as DraftView['outline'] };
        return stored;
      },
    },
    place: () => lessonPlace('c', 'l', (courseId, edit) => editDraft(courseId, edit, world.door)),
  };
  return world;
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a lesson whose page was left', () => {
  test('gets the new file at once, and its length when that is known', async () => {
    const world = server();
    const place = world.place();
    await place.arrived(NEW);
    expect(world.lesson()).toMatchObject({ mediaId: NEW, minutes: 0 });
    // 61 seconds are two minutes of a plan
    await place.ready(playable(61));
    expect(world.lesson()).toMatchObject({ mediaId: NEW, minutes: 2 });
    expect(world.saves).toBe(2);
  });

  test('gets its former file and minutes back when the upload is given up', async () => {
    const world = server();
    const place = world.place();
    await place.arrived(NEW);
    await place.givenUp(NEW);
    expect(world.lesson()).toMatchObject({ mediaId: OLD, minutes: 12 });
  });

  test('is left empty when an upload that went on after a reload is given up: what stood there before is not known', async () => {
    const world = server();
    await world.place().arrived(NEW);
    const resumed = world.place();
    await resumed.arrived(NEW);
    await resumed.givenUp(NEW);
    expect(world.lesson()).toMatchObject({ mediaId: null });
  });

  test('keeps what its author chose meanwhile: another file, other minutes', async () => {
    const world = server();
    const place = world.place();
    await place.arrived(NEW);
    await editDraft('c', (outline) => editLesson(outline, 'l', { minutes: 5 }), world.door);
    await place.ready(playable(61));
    expect(world.lesson()).toMatchObject({ mediaId: NEW, minutes: 5 });
    await editDraft('c', (outline) => editLesson(outline, 'l', { mediaId: OLD }), world.door);
    await place.givenUp(NEW);
    expect(world.lesson()).toMatchObject({ mediaId: OLD, minutes: 5 });
    expect(world.saves).toBe(3); // what changes nothing is not saved
  });

  test('waits for a server that is away, and for nobody who saved in between', async () => {
    const world = server();
    world.away = 2;
    world.elsewhere = (outline) => editLesson(outline, 'l', { title: 'Judul baru' });
    const told = world.place().arrived(NEW);
    await jest.advanceTimersByTimeAsync(10_000);
    await told;
    expect(world.lesson()).toMatchObject({ mediaId: NEW, title: 'Judul baru' });
  });
});

describe('a draft that is open', () => {
  test('is edited on the page, not behind its back', async () => {
    const world = server();
    const store = new DraftStore(world.draft(), world.door);
    const leave = holdDraft('c', store);
    await world.place().arrived(NEW);
    expect([lessonOf(store.read().outline), world.saves]).toMatchObject([{ mediaId: NEW }, 0]);
    leave();
  });

  test('is saved first when it is left, then edited at the server', async () => {
    const world = server();
    const store = new DraftStore(world.draft(), world.door);
    const leave = holdDraft('c', store);
    store.edit((outline) => editLesson(outline, 'l', { title: 'Belum tersimpan' }));
    leave();
    await world.place().arrived(NEW);
    expect(world.lesson()).toMatchObject({ mediaId: NEW, title: 'Belum tersimpan' });
  });
});
