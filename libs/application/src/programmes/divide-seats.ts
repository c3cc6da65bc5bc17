import type { RunSeatsView } from '@sinau/contracts/programmes';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor, SystemActor } from '@sinau/domain/identity';
import { checkSeats, type Quota } from '@sinau/domain/programmes';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newId, violatedConstraint, type Transaction } from '@sinau/persistence/core';
import { lockSeats } from '@sinau/persistence/enrolments';
import { bumpRun, handBackQuota, knowsQuotaHolders, quotasDue, writeQuotas, type QuotaValues } from '@sinau/persistence/programmes';
import { Inject, Injectable } from '@nestjs/common';
import { ServeWaiting } from '../enrolments/index.js';
import { runFor } from './run-access.js';
import { runSeatsViewOf } from './run-seats-view.js';

export type AskedQuota = Omit<QuotaValues, 'id'> & { readonly id: string | null };

function asSeats(values: readonly QuotaValues[], before: readonly Quota[]): Quota[] {
  return values.map((value) => {
    const known = before.find((quota) => quota.id === value.id);
    return { id: value.id, seats: value.seats, taken: known?.taken ?? 0, handedBack: known?.handedBack ?? false };
  });
}

function assertOncePerHolder(values: readonly QuotaValues[]): void {
  if (new Set(values.map((value) => value.unitId ?? value.guestAgencyId)).size !== values.length) throw new DomainError('quota_twice');
}

/** Keeps seats of a run for units and guest agencies, and gives unused ones back. Whoever waits is served in the same act. */
@Injectable()
export class DivideSeats {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ServeWaiting) private readonly serveWaiting: ServeWaiting,
  ) {}

  /** Throws `conflict`, `quotas_over_capacity`, `quota_below_taken`, `quotas_need_capacity`, `quota_twice`, `quota_in_use`. */
  async divide(actor: Actor, runId: string, { revision, quotas }: { readonly revision: number; readonly quotas: readonly AskedQuota[] }): Promise<RunSeatsView> {
    const values = quotas.map((quota) => ({ ...quota, id: quota.id ?? newId() }));
    assertOncePerHolder(values);
    try {
      return await this.database.transaction(actor, (transaction) => this.write(transaction, actor, runId, revision, values));
    } catch (error) {
      if (violatedConstraint(error) !== null) throw new DomainError('quota_in_use');
      throw error;
    }
  }

  handBack(actor: Actor, runId: string, quotaId: string): Promise<RunSeatsView> {
    return this.database.transaction(actor, async (transaction) => {
      await runFor(transaction, actor, runId, 'run.manage');
      if ((await this.giveBack(transaction, runId, quotaId)) === null) throw new DomainError('not_found');
      return runSeatsViewOf(transaction, runId);
    });
  }

  /** Quotas whose day has come, of runs that have not been closed. */
  due(actor: SystemActor, at: Date): Promise<{ id: string; runId: string }[]> {
    return this.database.transaction(actor, (transaction) => quotasDue(transaction, at));
  }

  async handBackDue(actor: SystemActor, quota: { readonly id: string; readonly runId: string }): Promise<void> {
    await this.database.transaction(actor, (transaction) => this.giveBack(transaction, quota.runId, quota.id));
  }

  private async write(transaction: Transaction, actor: Actor, runId: string, revision: number, values: readonly QuotaValues[]): Promise<RunSeatsView> {
    await runFor(transaction, actor, runId, 'run.manage');
    const locked = await lockSeats(transaction, runId);
    if (!locked || !(await bumpRun(transaction, runId, revision))) throw new DomainError('conflict');
    if (!(await knowsQuotaHolders(transaction, values))) throw new DomainError('not_found');
    assertAllowed(checkSeats({ ...locked.seats, quotas: asSeats(values, locked.seats.quotas) }));
    await writeQuotas(transaction, runId, values);
    await recordAudit(transaction, 'run.seats_divided', { kind: 'run', id: runId }, { quotas: values.length, kept: values.reduce((sum, value) => sum + value.seats, 0) });
    await this.serveWaiting.serve(transaction, runId);
    return runSeatsViewOf(transaction, runId);
  }

  private async giveBack(transaction: Transaction, runId: string, quotaId: string): Promise<number | null> {
    await lockSeats(transaction, runId);
    const unused = await handBackQuota(transaction, runId, quotaId);
    if (unused === null) return null;
    await recordAudit(transaction, 'run.seats_handed_back', { kind: 'run', id: runId }, { unused });
    await this.serveWaiting.serve(transaction, runId);
    return unused;
  }
}
