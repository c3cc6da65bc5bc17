import { isProblem, Problem, Unreachable } from '../../../lib/api/index.js';

/**
 * saved · waiting: the pause after typing · saving · offline: no answer, tried again by itself ·
 * incomplete: cannot be stored as it is · conflict: someone else changed it · refused: the server said no
 */
export type AutosaveStatus = 'saved' | 'waiting' | 'saving' | 'offline' | 'incomplete' | 'conflict' | 'refused';
export type Autosaving<T> = { readonly value: T; readonly status: AutosaveStatus; readonly savedAt: number | null; readonly refusal: string | null; readonly theirs: Edit | null };
/** Who saved another change, and when; null where the server does not know. */
export type Edit = { readonly by: string | null; readonly at: string | null };

type Parts<T, P> = {
  /** What would be sent; null while it is incomplete. */
  readonly payload: (value: T) => P | null;
  /** Stores it over `revision` and gives the new one. Throws Problem or Unreachable. */
  readonly save: (payload: P, revision: number) => Promise<number>;
  readonly later: (work: () => void, ms: number) => () => void;
  readonly now: () => number;
};

const textOf = (fact: unknown): string | null => (typeof fact === 'string' ? fact : null);

const TYPING_PAUSE = 700;
const RETRY = 4000;

/** Keeps one form on the server: after a pause, one request at a time, each over the revision before it. */
export class Autosave<T, P> {
  private state: Autosaving<T>;
  private readonly listeners = new Set<() => void>();
  private cancel: (() => void) | null = null;
  private saving: Promise<void> | null = null;
  private changes = 0;
  private stored = 0;

  constructor(
    private readonly parts: Parts<T, P>,
    value: T,
    private revision: number,
  ) {
    this.state = { value, status: 'saved', savedAt: null, refusal: null, theirs: null };
  }

  readonly current = (): Autosaving<T> => this.state;

  readonly watch = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change(value: T): void {
    this.changes += 1;
    this.set({ value, refusal: null, ...(this.state.status === 'conflict' ? {} : { status: 'waiting' }) });
    this.schedule(TYPING_PAUSE);
  }

  /** Sends what waits now; resolves with whether everything is on the server. */
  async flush(): Promise<boolean> {
    this.cancel?.();
    this.cancel = null;
    while (this.stored < this.changes) {
      const before = this.changes;
      await (this.saving ?? this.send());
      if (this.state.status !== 'saved' && this.changes === before) return false;
    }
    return true;
  }

  /** After a conflict: the server's value, mine is dropped. */
  takeTheirs(value: T, revision: number): void {
    this.revision = revision;
    this.stored = this.changes;
    this.set({ value, status: 'saved', refusal: null });
  }

  /** After a conflict: mine over theirs. */
  keepMine(revision: number): void {
    this.revision = revision;
    this.set({ status: 'waiting' });
    void this.flush();
  }

  /** What else has moved the revision on: an undo, a restore. */
  follow(revision: number): void {
    this.revision = Math.max(this.revision, revision);
  }

  private schedule(pause: number): void {
    this.cancel?.();
    this.cancel = this.parts.later(() => {
      this.cancel = null;
      void this.flush();
    }, pause);
  }

  private send(): Promise<void> {
    this.saving = this.attempt().finally(() => {
      this.saving = null;
    });
    return this.saving;
  }

  private async attempt(): Promise<void> {
    if (this.state.status === 'conflict') return;
    const sent = this.changes;
    const payload = this.parts.payload(this.state.value);
    if (payload === null) return this.set({ status: 'incomplete' });
    this.set({ status: 'saving' });
    try {
      this.revision = await this.parts.save(payload, this.revision);
      this.stored = sent;
      this.set({ savedAt: this.parts.now(), status: this.changes === sent ? 'saved' : 'waiting' });
    } catch (error) {
      this.failed(error);
    }
  }

  private failed(error: unknown): void {
    if (isProblem(error, 'conflict')) return this.set({ status: 'conflict', theirs: { by: textOf(error.facts['editedBy']), at: textOf(error.facts['editedAt']) } });
    if (error instanceof Unreachable || (error instanceof Problem && error.status >= 500)) {
      this.set({ status: 'offline' });
      return this.schedule(RETRY);
    }
    this.set({ status: 'refused', refusal: error instanceof Error ? error.message : null });
  }

  private set(change: Partial<Autosaving<T>>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
