import type { SystemActor } from '@sinau/domain/identity';
import { Database, type Transaction } from '@sinau/persistence/core';
import { lockSeats, runById, takeSeats } from '@sinau/persistence/enrolments';
import { runsToServe, waitingOrder } from '@sinau/persistence/programmes';
import { Inject, Injectable } from '@nestjs/common';
import { TellSeated } from './tell-seated.js';

/** Gives free seats of a run to those who wait, in their order, and tells them. */
@Injectable()
export class ServeWaiting {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TellSeated) private readonly tellSeated: TellSeated,
  ) {}

  /** Runs of the agency with somebody waiting and a seat free: a guest agency gave one up. */
  find(actor: SystemActor, at: Date): Promise<string[]> {
    return this.database.transaction(actor, (transaction) => runsToServe(transaction, at));
  }

  run(actor: SystemActor, runId: string): Promise<number> {
    return this.database.transaction(actor, (transaction) => this.serve(transaction, runId));
  }

  /** In the transaction of the act that freed the seats. A run that has ended serves nobody. Returns how many were seated. */
  async serve(transaction: Transaction, runId: string): Promise<number> {
    await lockSeats(transaction, runId);
    const waiting = await waitingOrder(transaction, runId);
    const run = waiting.length === 0 ? null : await runById(transaction, runId);
    if (!run || run.phase === 'ended') return 0;
    const seated = await takeSeats(transaction, { runId, personIds: waiting, source: 'waiting' });
    await this.tellSeated.tell(transaction, run, seated?.seats ?? []);
    return seated?.enrolled ?? 0;
  }
}
