import type { AnswerToSave, AttemptView, SavedView } from '@sinau/contracts/quizzes';
import { failureOf, pauseBefore } from './failures.js';
import { answered, changed, journalOf, merged, refused, toSend, unsent, unwritten, wrote, type Content, type Journal, type LocalAnswer, type Refusal, type Waiting } from './journal.js';

/** What this device keeps of one attempt. */
export type Shelf = {
  /** Stores a change durably; resolves with its sequence, higher than any before in this attempt on this device. */
  readonly put: (questionId: string, content: Content) => Promise<number>;
  /** Lifts the counter to what the server has seen. */
  readonly raise: (floor: number) => Promise<void>;
  /** What the server holds now; afterwards the confirmed changes need not wait any more. */
  readonly confirm: (held: Pick<AttemptView, 'answers' | 'deadlineAt'>, confirmed: readonly Waiting[]) => Promise<void>;
  /** Sets aside what the server would not take, so that it stays visible. */
  readonly setAside: (answers: readonly LocalAnswer[], refusal: Refusal) => Promise<void>;
};

export type Surroundings = {
  readonly shelf: Shelf;
  /** Throws Problem or Unreachable; never opens the sign-in dialog itself. */
  readonly send: (answers: readonly AnswerToSave[]) => Promise<SavedView>;
  readonly read: () => Promise<AttemptView>;
  /** True after a new sign-in. */
  readonly signIn: () => Promise<boolean>;
  /** Runs `work` after `ms`; the result cancels it. */
  readonly later: (work: () => void, ms: number) => () => void;
  readonly random: () => number;
};

/** device: waits on this device · saving: on its way · saved: all on the server */
export type Phase = 'device' | 'saving' | 'saved';

export type Saving = {
  readonly journal: Journal;
  readonly phase: Phase;
  readonly unsent: number;
  /** The browser refuses to store: only the server holds what is shown as saved. */
  readonly deviceRefuses: boolean;
  /** The attempt was submitted: by this person, the clock or a supervisor. */
  readonly closed: boolean;
  /** Questions whose answer here was replaced by a newer one from another device. */
  readonly overtaken: readonly string[];
  /** The server's sentence when it lets this person do nothing more here. */
  readonly forbidden: string | null;
  /** ISO 8601; changes when a supervisor grants time. */
  readonly deadlineAt: string | null;
  /** The server has been asked and has answered since the attempt was opened or a refresh was wished. */
  readonly upToDate: boolean;
};

/** The server takes 50 answers at once. */
const BATCH = 50;
/** Milliseconds after the last key before typed text leaves for the server; it is on the device at once. */
const TYPING_PAUSE = 400;

/**
 * Carries each change to the device first, then to the server, in order, one request at a time, until the
 * server has confirmed it. Nothing leaves the device's list before that, so that a crash at any moment loses nothing.
 */
export class SavingEngine {
  private state: Saving;
  private readonly listeners = new Set<() => void>();
  private writing = false;
  private sending = false;
  private again = false;
  private stopped = false;
  private failures = 0;
  private troubled = false;
  private mustRead: boolean;
  private keeping: Promise<void> = Promise.resolve();
  private alone = false;
  private cancelRetry: (() => void) | null = null;
  private cancelTyping: (() => void) | null = null;

  /** `view`: the attempt as read; `fresh`: by the server just now, or kept on this device. */
  constructor(
    private readonly around: Surroundings,
    view: Pick<AttemptView, 'answers' | 'deadlineAt'>,
    waiting: readonly Waiting[],
    fresh: 'fresh' | 'kept',
  ) {
    const kept = journalOf(waiting);
    const { journal, overtaken } = merged(kept, view.answers);
    this.mustRead = fresh === 'kept';
    this.state = { journal, phase: 'saved', unsent: 0, deviceRefuses: false, closed: false, overtaken, forbidden: null, deadlineAt: view.deadlineAt, upToDate: false };
    this.set({});
    this.confirmHeld(waiting);
    void this.pump();
  }

  readonly current = (): Saving => this.state;

  readonly watch = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** A chosen option, a flag, a cleared answer: leaves at once. */
  choose(questionId: string, content: Content): void {
    this.change(questionId, content);
    this.sendTyped();
  }

  /** A key pressed in a text field: on the device at once, to the server after a short pause. */
  type(questionId: string, content: Content): void {
    this.change(questionId, content);
    this.cancelTyping?.();
    this.cancelTyping = this.around.later(() => this.sendTyped(), TYPING_PAUSE);
  }

  /** Typed text leaves now: on blur, navigation and when the page is hidden. */
  sendTyped(): void {
    this.cancelTyping?.();
    this.cancelTyping = null;
    void this.pump();
  }

  /** The network is back, or someone pressed "Coba lagi". */
  retryNow(): void {
    if (!this.cancelRetry) return;
    this.cancelRetry();
    this.cancelRetry = null;
    void this.pump();
  }

  /** Asks the server how the attempt stands: after a long absence, and before the deadline closes it here. */
  refresh(): void {
    this.mustRead = true;
    this.set({});
    void this.pump();
  }

  /** The person has read about answers from another device. */
  noticed(): void {
    this.set({ overtaken: [] });
  }

  /** Another tab goes on, or the page is left: what waits is sent once more; what fails stays on the device. */
  stop(): void {
    this.stopped = true;
    this.listeners.clear();
    if (this.cancelRetry) this.cancelRetry();
    else this.sendTyped();
  }

  private change(questionId: string, content: Content): void {
    if (this.state.closed || this.stopped) return;
    const journal = changed(this.state.journal, questionId, content);
    if (journal === this.state.journal) return;
    this.set({ journal });
    void this.write();
  }

  private async write(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    for (let next = unwritten(this.state.journal)[0]; next; next = unwritten(this.state.journal)[0]) {
      const sequence = await this.put(next);
      this.set({ journal: wrote(this.state.journal, next.questionId, next.edit, sequence) });
    }
    this.writing = false;
    if (!this.cancelTyping) void this.pump();
  }

  private async put(answer: LocalAnswer): Promise<number> {
    const { questionId, response, flagged } = answer;
    try {
      for (;;) {
        const sequence = await this.around.shelf.put(questionId, { response, flagged });
        const known = this.state.journal.get(questionId)?.acknowledged ?? 0;
        if (sequence > known) {
          if (this.state.deviceRefuses) this.set({ deviceRefuses: false });
          return sequence;
        }
        await this.around.shelf.raise(known);
      }
    } catch {
      // said on the screen by `deviceRefuses`; the server still gets the answer
      this.set({ deviceRefuses: true });
      return 1 + Math.max(0, ...[...this.state.journal.values()].map((one) => Math.max(one.sequence, one.acknowledged)));
    }
  }

  private async pump(): Promise<void> {
    this.again = true;
    if (this.sending || this.cancelRetry) return;
    this.sending = true;
    this.set({});
    // a change may arrive while the last step already found nothing
    while (this.again && !this.cancelRetry) {
      this.again = false;
      await this.sendAll();
    }
    this.sending = false;
    this.set({});
  }

  private async sendAll(): Promise<void> {
    let more = true;
    while (more) {
      try {
        more = await this.step();
      } catch (error) {
        more = await this.failed(error);
      }
    }
  }

  /** One request. Returns whether there may be another. */
  private async step(): Promise<boolean> {
    if (this.state.closed || this.state.forbidden !== null) return false;
    if (this.mustRead) {
      this.take(await this.around.read());
      this.worked();
      return true;
    }
    const batch = toSend(this.state.journal).slice(0, this.alone ? 1 : BATCH);
    if (batch.length === 0) return false;
    const view = await this.around.send(batch.map(({ questionId, sequence, response, flagged }) => ({ questionId, sequence, response, flagged })));
    this.worked();
    this.alone = false;
    this.settle(batch, view);
    return true;
  }

  private worked(): void {
    this.failures = 0;
    this.troubled = false;
  }

  private settle(batch: readonly LocalAnswer[], view: SavedView): void {
    const late = batch.filter((one) => view.saved.some((line) => line.questionId === one.questionId && line.outcome === 'late'));
    if (view.saved.some((line) => line.outcome === 'stale')) this.mustRead = true;
    this.set({ journal: answered(this.state.journal, batch, view.saved), deadlineAt: view.deadlineAt });
    const saved = batch.filter((one) => view.saved.some((line) => line.questionId === one.questionId && line.outcome === 'saved'));
    this.confirm(saved);
    this.setAside(late, 'late');
  }

  /** What the server holds now, after a reload, an overtaken answer or a long absence. */
  private take(view: AttemptView): void {
    this.mustRead = false;
    const before = this.state.journal;
    const { journal, overtaken } = merged(before, view.answers);
    this.set({ journal, overtaken: [...new Set([...this.state.overtaken, ...overtaken])], deadlineAt: view.deadlineAt });
    this.confirmHeld([...before.values()].filter((one) => one.written === one.edit));
    if (view.state !== 'open') this.close();
  }

  private close(): void {
    const left = [...toSend(this.state.journal), ...unwritten(this.state.journal)];
    this.set({ journal: refused(this.state.journal, left, 'closed'), closed: true });
    this.setAside(left, 'closed');
  }

  private async failed(error: unknown): Promise<boolean> {
    const failure = failureOf(error);
    if (this.stopped) return false;
    switch (failure.kind) {
      case 'closed':
        this.close();
        return false;
      case 'forbidden':
        this.set({ forbidden: failure.message });
        return false;
      case 'sign_in':
        this.troubled = true;
        this.set({});
        return this.around.signIn();
      case 'invalid':
        return this.singleOut();
      case 'retry':
        this.waitAndRetry(failure.after);
        return false;
    }
  }

  /** One unreadable answer must not hold up the others: send them one by one, set aside the one refused alone. */
  private singleOut(): boolean {
    const batch = toSend(this.state.journal);
    const [first] = batch;
    if (!this.alone && batch.length > 1) {
      this.alone = true;
      return true;
    }
    this.alone = batch.length > 1;
    if (!first) return false;
    this.set({ journal: refused(this.state.journal, [first], 'invalid') });
    this.setAside([first], 'invalid');
    return true;
  }

  private waitAndRetry(asked: number | null): void {
    this.failures += 1;
    this.troubled = true;
    const pause = pauseBefore(this.failures, asked, this.around.random);
    this.cancelRetry = this.around.later(() => {
      this.cancelRetry = null;
      void this.pump();
    }, pause);
  }

  /** Of changes that waited on the device: those the server turns out to hold already, or a newer one in their place. */
  private confirmHeld(waited: readonly Waiting[]): void {
    this.confirm(waited.filter((one) => (this.state.journal.get(one.questionId)?.acknowledged ?? 0) >= one.sequence));
  }

  private confirm(confirmed: readonly Waiting[]): void {
    if (confirmed.length === 0) return;
    const held = [...this.state.journal.values()].filter((one) => one.acknowledged > 0 && one.acknowledged >= one.sequence && one.written === one.edit);
    const answers = held.map(({ questionId, sequence, response, flagged }) => ({ questionId, sequence, response, flagged }));
    this.keep(() => this.around.shelf.confirm({ answers, deadlineAt: this.state.deadlineAt }, confirmed));
  }

  private setAside(answers: readonly LocalAnswer[], refusal: Refusal): void {
    if (answers.length > 0) this.keep(() => this.around.shelf.setAside(answers, refusal));
  }

  /** In order. A device that can't forget a confirmed change sends it once more after a reload, which changes nothing. */
  private keep(work: () => Promise<void>): void {
    this.keeping = this.keeping.then(work).catch(() => this.set({ deviceRefuses: true }));
  }

  private set(change: Partial<Saving>): void {
    const journal = change.journal ?? this.state.journal;
    const left = unsent(journal);
    const phase: Phase = left === 0 ? 'saved' : this.troubled || this.stopped ? 'device' : 'saving';
    this.state = { ...this.state, ...change, unsent: left, phase, upToDate: !this.mustRead };
    for (const listener of this.listeners) listener();
  }
}
