import type { ReceiptView } from '@sinau/contracts/quizzes';
import { failureOf, pauseBefore } from './failures.js';
import type { SavingEngine, Surroundings } from './saving-engine.js';

/**
 * waiting: answers are still on their way, nothing is submitted yet · sending · trying_again: no answer from the
 * server, so nobody knows yet whether it arrived; the same call again gives the same receipt · done · refused
 */
export type SubmissionStep = 'idle' | 'waiting' | 'sending' | 'trying_again' | 'done' | 'refused';
export type Submitting = { readonly step: SubmissionStep; readonly receipt: ReceiptView | null; readonly refusal: string | null };

type Parts = Pick<Surroundings, 'later' | 'random' | 'signIn'> & {
  readonly engine: Pick<SavingEngine, 'current' | 'watch' | 'sendTyped' | 'retryNow'>;
  readonly submit: () => Promise<ReceiptView>;
};

/** Hands the attempt in once every answer has reached the server, and tries until there is a receipt. */
export class Submission {
  private state: Submitting = { step: 'idle', receipt: null, refusal: null };
  private readonly listeners = new Set<() => void>();
  private unwatch: (() => void) | null = null;
  private cancelRetry: (() => void) | null = null;
  private failures = 0;

  constructor(private readonly parts: Parts) {}

  readonly current = (): Submitting => this.state;

  readonly watch = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    const { step } = this.state;
    if (step !== 'idle' && step !== 'refused') return;
    this.parts.engine.sendTyped();
    this.parts.engine.retryNow();
    if (this.ready()) void this.post();
    else this.wait();
  }

  /** Back to the questions. Possible while nothing has been sent, and while there is no answer. */
  cancel(): void {
    if (this.state.step !== 'waiting' && this.state.step !== 'trying_again') return;
    this.unwatch?.();
    this.unwatch = null;
    this.cancelRetry?.();
    this.cancelRetry = null;
    this.set({ step: 'idle' });
  }

  retryNow(): void {
    this.parts.engine.retryNow();
    if (!this.cancelRetry) return;
    this.cancelRetry();
    this.cancelRetry = null;
    void this.post();
  }

  stop(): void {
    this.unwatch?.();
    this.cancelRetry?.();
    this.listeners.clear();
  }

  private ready(): boolean {
    const { unsent, closed } = this.parts.engine.current();
    return unsent === 0 || closed;
  }

  private wait(): void {
    this.set({ step: 'waiting' });
    this.unwatch = this.parts.engine.watch(() => {
      if (!this.ready()) return;
      this.unwatch?.();
      this.unwatch = null;
      void this.post();
    });
  }

  private async post(): Promise<void> {
    this.set({ step: 'sending', refusal: null });
    try {
      const receipt = await this.parts.submit();
      this.set({ step: 'done', receipt });
    } catch (error) {
      await this.failed(error);
    }
  }

  private async failed(error: unknown): Promise<void> {
    const failure = failureOf(error);
    if (failure.kind === 'retry') {
      this.failures += 1;
      this.cancelRetry = this.parts.later(() => {
        this.cancelRetry = null;
        void this.post();
      }, pauseBefore(this.failures, failure.after, this.parts.random));
      this.set({ step: 'trying_again' });
      return;
    }
    if (failure.kind === 'sign_in' && (await this.parts.signIn())) return this.post();
    this.set({ step: 'refused', refusal: error instanceof Error ? error.message : null });
  }

  private set(change: Partial<Submitting>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
