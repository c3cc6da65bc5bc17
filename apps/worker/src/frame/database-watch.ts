import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';

const CONNECT_AGAIN_MS = 250;
const HEARTBEAT_MS = 10_000;
const QUIET = () => undefined;

/**
 * One connection that listens for outbox rows and, by living, tells that PostgreSQL is there.
 * An outage is one line when it begins and one when it ends.
 */
@Injectable()
export class DatabaseWatch {
  #away: { readonly since: number } | null = null;
  #connected = false;
  #client: pg.Client | null = null;
  readonly #stopping = new AbortController();
  readonly #back = new Set<() => void>();
  #onOutbox: () => void = QUIET;

  constructor(@Inject(WORKER_OPTIONS) private readonly options: WorkerOptions) {}

  /** Begins to connect; `onOutbox` is called for new rows, and after each outage, during which none are told. */
  start(onOutbox: () => void): void {
    this.#onOutbox = onOutbox;
    void this.#live();
  }

  get isThere(): boolean {
    return this.#connected;
  }

  /** Resolves when PostgreSQL is there, or when `signal` or the worker's stop ends the waiting. */
  async untilBack(signal?: AbortSignal): Promise<void> {
    if (this.#connected || this.#stopping.signal.aborted || signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const settle = () => {
        this.#back.delete(settle);
        signal?.removeEventListener('abort', settle);
        resolve();
      };
      this.#back.add(settle);
      signal?.addEventListener('abort', settle);
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const settle of this.#back) settle();
    await this.#client?.end().catch(QUIET);
  }

  async #live(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await this.#connection().catch((error: unknown) => this.#lost(error));
      await pause(CONNECT_AGAIN_MS, undefined, { ref: false });
    }
  }

  /** Rejects when the connection can't be made or breaks. */
  async #connection(): Promise<never> {
    const client = new pg.Client({
      connectionString: this.options.configuration.database.url,
      application_name: 'sinau-worker-listen',
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    this.#client = client;
    const broken = new Promise<never>((_, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('the connection ended')));
    });
    broken.catch(QUIET);
    client.on('notification', () => this.#onOutbox());
    try {
      await Promise.race([client.connect(), broken]);
      await client.query('listen sinau_outbox');
      this.#found();
      for (;;) {
        await Promise.race([pause(HEARTBEAT_MS, undefined, { ref: false }), broken]);
        await client.query('select 1');
      }
    } finally {
      await client.end().catch(QUIET);
    }
  }

  #found(): void {
    this.#connected = true;
    if (this.#away) this.options.log.info({ awayMs: Date.now() - this.#away.since }, 'the database is back');
    this.#away = null;
    for (const settle of this.#back) settle();
    this.#onOutbox();
  }

  #lost(error: unknown): void {
    this.#connected = false;
    if (this.#away || this.#stopping.signal.aborted) return;
    this.#away = { since: Date.now() };
    this.options.log.warn({ err: error }, 'the database is away; waiting for it');
  }
}
