import type { DraftView } from '@sinau/contracts/courses';
import { lessonsOf, mergeOutlines, type CourseOutline } from '@sinau/domain/courses';
import { isProblem, Unreachable } from '../../../lib/api/index.js';

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** No answer: kept here, tried again. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** Somebody saved first: their draft. */
  | { readonly kind: 'conflict'; readonly theirs: DraftView };

export type DraftState = {
  readonly outline: CourseOutline;
  /** The draft as the server last gave it. */
  readonly draft: DraftView;
  readonly save: SaveState;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

export type DraftDoor = {
  readonly save: (revision: number, outline: CourseOutline) => Promise<DraftView>;
  readonly load: () => Promise<DraftView>;
};

type Edit = (outline: CourseOutline) => CourseOutline;

const PAUSE_MS = 800;
const RETRY_MS = 5_000;
const STEPS = 100;

/** One author's edits of an outline: undo, autosave, and what to do when somebody else saved first. */
export class DraftStore {
  private past: CourseOutline[] = [];
  private future: CourseOutline[] = [];
  private lastStep = '';
  /** What the server holds. */
  private base: CourseOutline;
  private outline: CourseOutline;
  private draft: DraftView;
  private save: SaveState;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | null = null;
  private state: DraftState;
  private readonly listeners = new Set<() => void>();
  private readonly others = new Set<() => Promise<void>>();

  constructor(
    draft: DraftView,
    private readonly door: DraftDoor,
  ) {
    this.draft = draft;
    this.base = draft.outline;
    this.outline = draft.outline;
    this.save = { kind: 'saved', at: draft.editedAt };
    this.state = this.snapshot();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): DraftState => this.state;

  get unsaved(): boolean {
    return this.outline !== this.base;
  }

  /** Applies an edit. Edits of one `step` in a row (letters of one field) are undone together. */
  edit(change: Edit, step = ''): void {
    const next = change(this.outline);
    if (next === this.outline) return;
    if (step === '' || step !== this.lastStep) this.past = [...this.past.slice(1 - STEPS), this.outline];
    this.lastStep = step;
    this.future = [];
    this.become(next);
  }

  undo(): void {
    const before = this.past.at(-1);
    if (!before) return;
    this.past = this.past.slice(0, -1);
    this.future = [this.outline, ...this.future];
    this.lastStep = '';
    this.become(before);
  }

  redo(): void {
    const [after, ...rest] = this.future;
    if (!after) return;
    this.future = rest;
    this.past = [...this.past, this.outline];
    this.lastStep = '';
    this.become(after);
  }

  /** Takes what the server made (a copied module) as the draft; the steps before it can't be undone past it. */
  adopt(draft: DraftView): void {
    this.past = [];
    this.future = [];
    this.outline = draft.outline;
    this.settle(draft);
  }

  /** Saves at once what is unsaved; for leaving, publishing, previewing. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.sending) await this.sending;
    if (this.unsaved && this.save.kind !== 'conflict') await this.send();
  }

  /** Work beside the outline (an article) that must be stored before the draft is published or previewed. Returns how to forget it. */
  beforePublishing(work: () => Promise<void>): () => void {
    this.others.add(work);
    return () => this.others.delete(work);
  }

  /** Stores everything that is unsaved on the page. */
  async flushAll(): Promise<void> {
    await this.flush();
    for (const work of this.others) await work();
  }

  /** My edits and theirs in one; mine where both changed one thing. */
  merge(): void {
    if (this.save.kind !== 'conflict') return;
    this.resolve(this.save.theirs, mergeOutlines(this.base, this.outline, this.save.theirs.outline));
  }

  /** My outline instead of theirs. */
  takeOver(): void {
    if (this.save.kind === 'conflict') this.resolve(this.save.theirs, this.outline);
  }

  /** Theirs; mine stays reachable by undo. */
  yieldToTheirs(): void {
    if (this.save.kind === 'conflict') this.resolve(this.save.theirs, this.save.theirs.outline);
  }

  /** Looks whether somebody saved meanwhile: shown at once when nothing is unsaved here. */
  async refresh(): Promise<void> {
    if (this.sending || this.unsaved) return;
    const draft = await this.door.load().catch(() => null);
    if (!draft || this.sending || this.unsaved || draft.revision <= this.draft.revision) return;
    this.adopt(draft);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private resolve(theirs: DraftView, outline: CourseOutline): void {
    this.past = [...this.past.slice(1 - STEPS), this.outline];
    this.future = [];
    this.draft = theirs;
    this.base = theirs.outline;
    this.outline = outline;
    if (JSON.stringify(outline) === JSON.stringify(theirs.outline)) this.settle(theirs);
    else void this.send();
  }

  private become(outline: CourseOutline): void {
    this.outline = outline;
    if (this.save.kind !== 'conflict') this.schedule(PAUSE_MS, this.unsaved ? { kind: 'waiting' } : { kind: 'saved', at: this.draft.editedAt });
    else this.tell();
  }

  private schedule(pause: number, save: SaveState): void {
    clearTimeout(this.timer);
    if (this.unsaved) this.timer = setTimeout(() => void this.send(), pause);
    this.save = this.sending ? this.save : save;
    this.tell();
  }

  private send(): Promise<void> {
    this.sending ??= this.write().finally(() => {
      this.sending = null;
      if (this.unsaved && (this.save.kind === 'saving' || this.save.kind === 'saved')) this.schedule(PAUSE_MS, { kind: 'waiting' });
    });
    return this.sending;
  }

  private async write(): Promise<void> {
    clearTimeout(this.timer);
    const sent = withQuizIds(this.outline, this.draft.outline);
    this.save = { kind: 'saving' };
    this.tell();
    try {
      const draft = await this.door.save(this.draft.revision, sent);
      const untouched = this.outline === sent || JSON.stringify(withQuizIds(this.outline, this.draft.outline)) === JSON.stringify(sent);
      this.outline = untouched ? draft.outline : withQuizIds(this.outline, draft.outline);
      this.settle(draft);
    } catch (error) {
      await this.failed(error);
    }
  }

  private async failed(error: unknown): Promise<void> {
    if (isProblem(error, 'draft_conflict')) {
      const theirs = await this.door.load().catch(() => null);
      this.save = theirs ? { kind: 'conflict', theirs } : { kind: 'failed', error };
    } else if (error instanceof Unreachable || isProblem(error, 'unavailable')) {
      this.save = { kind: 'offline' };
      this.timer = setTimeout(() => void this.send(), RETRY_MS);
    } else {
      this.save = { kind: 'failed', error };
    }
    this.tell();
  }

  private settle(draft: DraftView): void {
    this.draft = draft;
    this.base = draft.outline;
    this.save = { kind: 'saved', at: draft.editedAt };
    this.tell();
  }

  private snapshot(): DraftState {
    return { outline: this.outline, draft: this.draft, save: this.save, canUndo: this.past.length > 0, canRedo: this.future.length > 0 };
  }

  private tell(): void {
    this.state = this.snapshot();
    for (const listener of this.listeners) listener();
  }
}

/** Gives lessons the quizzes that the server has made for them: an undo must not ask for a second one. */
export function withQuizIds(outline: CourseOutline, known: CourseOutline): CourseOutline {
  const quizzes = new Map(lessonsOf(known).flatMap((lesson) => (lesson.kind === 'quiz' && lesson.quizId !== null ? [[lesson.id, lesson.quizId] as const] : [])));
  const lacks = lessonsOf(outline).some((lesson) => lesson.kind === 'quiz' && lesson.quizId === null && quizzes.has(lesson.id));
  if (!lacks) return outline;
  const modules = outline.modules.map((module) => ({
    ...module,
    lessons: module.lessons.map((lesson) => (lesson.kind === 'quiz' && lesson.quizId === null ? { ...lesson, quizId: quizzes.get(lesson.id) ?? null } : lesson)),
  }));
  return { ...outline, modules };
}
