import { setTimeout as pause } from 'node:timers/promises';
import { isAway, QueueAway } from './errors.js';
import type { QueueLog } from './port.js';

const PROBE_MS = 250;
const ANSWER_MS = 5_000;
const REPEAT_MS = 60_000;
/** Connections that broke in an outage may tell of it this long after its end. */
const STRAGGLERS_MS = 5_000;

/**
 * Knows whether the backend answers. An outage is one line when it begins and one when it ends,
 * however many connections report it.
 */
export class Availability {
  #back: PromiseWithResolvers<void> | null = null;
  #closed = false;
  #backSince = Number.NEGATIVE_INFINITY;
  readonly #said = new Map<string, number>();
  readonly #whenBack: (() => void)[] = [];
  readonly #asked = new Set<(error: QueueAway) => void>();

  constructor(
    private readonly ping: () => Promise<void>,
    private readonly log: QueueLog,
  ) {}

  get away(): boolean {
    return this.#back !== null;
  }

  /** Resolves when the backend answers, or when the queue is closed. */
  async untilBack(): Promise<void> {
    await this.#back?.promise;
  }

  onBack(listener: () => void): void {
    this.#whenBack.push(listener);
  }

  /** Takes any error of a connection, worker or queue. */
  report(error: unknown): void {
    if (this.#closed) return;
    if (isAway(error)) {
      if (!this.#back) void (Date.now() - this.#backSince < STRAGGLERS_MS ? this.#verify(error) : this.#probe(error));
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    const now = Date.now();
    if (now - (this.#said.get(message) ?? 0) < REPEAT_MS) return;
    if (this.#said.size > 100) this.#said.clear();
    this.#said.set(message, now);
    this.log.error({ err: error }, 'the job queue reported an error');
  }

  /** Runs one operation of the backend; rejects with `QueueAway` when the backend goes away or doesn't answer in time. */
  async within<T>(operation: () => Promise<T>): Promise<T> {
    if (this.#closed || this.#back) throw new QueueAway();
    let giveUp: (error: QueueAway) => void = () => undefined;
    const lost = new Promise<never>((_, reject) => (giveUp = reject));
    const timer = setTimeout(() => giveUp(new QueueAway(new Error(`no answer in ${ANSWER_MS} ms`))), ANSWER_MS);
    this.#asked.add(giveUp);
    try {
      return await Promise.race([operation(), lost]);
    } catch (error) {
      this.report(error);
      throw isAway(error) && !(error instanceof QueueAway) ? new QueueAway(error) : error;
    } finally {
      this.#asked.delete(giveUp);
      clearTimeout(timer);
    }
  }

  close(): void {
    this.#closed = true;
    this.#back?.resolve();
  }

  /** A straggler of the outage that has just ended is no new one: the backend itself is asked. */
  async #verify(error: unknown): Promise<void> {
    const answers = await this.ping().then(() => true, () => false);
    if (!answers && !this.#back && !this.#closed) await this.#probe(error);
  }

  async #probe(error: unknown): Promise<void> {
    const back = withResolvers();
    this.#back = back;
    const since = Date.now();
    this.log.warn({ err: error }, 'the job queue is away; waiting for it');
    for (const giveUp of this.#asked) giveUp(new QueueAway(error));
    while (!this.#closed) {
      await pause(PROBE_MS, undefined, { ref: false });
      try {
        await this.ping();
        break;
      } catch {
        // still away: said once above
      }
    }
    this.#back = null;
    this.#backSince = Date.now();
    back.resolve();
    if (this.#closed) return;
    this.log.info({ awayMs: Date.now() - since }, 'the job queue is back');
    for (const listener of this.#whenBack) listener();
  }
}

type PromiseWithResolvers<T> = { readonly promise: Promise<T>; readonly resolve: (value: T) => void };

function withResolvers(): PromiseWithResolvers<void> {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
