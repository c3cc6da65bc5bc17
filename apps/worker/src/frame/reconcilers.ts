import { Inject, Injectable } from '@nestjs/common';
import type { SystemActor } from '@sinau/domain/identity';
import { Database, statement } from '@sinau/persistence/core';
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { DatabaseWatch } from './database-watch.js';
import type { Reconciler } from './reconciler.js';

const lock = statement('reconcilers.lock', `select pg_try_advisory_xact_lock(hashtextextended('sinau.reconcile.' || $1, 0)) as mine`);
const agencies = statement('reconcilers.agencies', `select id from agencies order by id`);

/** Runs each reconciler by the clock, in one worker at a time. */
@Injectable()
export class Reconcilers {
  readonly #stopping = new AbortController();
  #loops: readonly Promise<void>[] = [];

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DatabaseWatch) private readonly watch: DatabaseWatch,
    @Inject(WORKER_OPTIONS) private readonly options: WorkerOptions,
  ) {}

  start(reconcilers: readonly Reconciler<unknown>[]): void {
    // each sleeps on the one signal
    setMaxListeners(reconcilers.length, this.#stopping.signal);
    this.#loops = reconcilers.map((reconciler) => this.#repeat(reconciler));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#loops);
  }

  async #repeat(reconciler: Reconciler<unknown>): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await pause(reconciler.everyMs, undefined, { signal }).catch(() => undefined);
      await this.watch.untilBack(signal);
      if (signal.aborted) return;
      await this.#round(reconciler).catch((error: unknown) => {
        if (this.watch.isThere) this.options.log.error({ err: error, reconciler: reconciler.name }, 'a reconciler stopped early');
      });
    }
  }

  /** The lock is the transaction's: it goes with the worker that holds it. */
  #round(reconciler: Reconciler<unknown>): Promise<void> {
    return this.database.transaction({ kind: 'anonymous' }, async (transaction) => {
      const [held] = await transaction.query<{ mine: boolean }>(lock, [reconciler.name]);
      if (!held?.mine) return;
      for (const { id } of await transaction.query<{ id: string }>(agencies)) {
        await this.#visit(reconciler, { kind: 'system', agencyId: id, job: reconciler.name });
      }
    });
  }

  async #visit(reconciler: Reconciler<unknown>, actor: SystemActor): Promise<void> {
    const items = this.#stopping.signal.aborted ? [] : await reconciler.find(actor);
    for (const item of items) {
      if (this.#stopping.signal.aborted) return;
      await reconciler.act(actor, item).catch((error: unknown) => {
        this.options.log.error({ err: error, reconciler: reconciler.name, item }, 'a reconciler could not mend one');
      });
    }
    if (items.length > 0) this.options.log.warn({ reconciler: reconciler.name, agencyId: actor.agencyId, items: items.length }, 'reconciled');
  }
}
