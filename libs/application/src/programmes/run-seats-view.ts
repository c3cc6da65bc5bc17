import type { RunSeatsView } from '@sinau/contracts/programmes';
import { DomainError } from '@sinau/domain/core';
import type { Transaction } from '@sinau/persistence/core';
import { instructorsOfRun, quotasOfRun, runSeats, type RunQuota, type RunSeatsRecord } from '@sinau/persistence/programmes';

function poolOf({ capacity, taken }: RunSeatsRecord, quotas: readonly RunQuota[]): RunSeatsView['pool'] {
  if (capacity === null) return null;
  return { seats: capacity - quotas.reduce((sum, quota) => sum + quota.seats, 0), taken: taken - quotas.reduce((sum, quota) => sum + quota.taken, 0) };
}

/** Seats of a run that the actor was found to read. */
export async function runSeatsViewOf(transaction: Transaction, runId: string): Promise<RunSeatsView> {
  const run = await runSeats(transaction, runId);
  if (!run) throw new DomainError('not_found');
  const quotas = await quotasOfRun(transaction, runId);
  const instructors = await instructorsOfRun(transaction, runId);
  return { ...run, pool: poolOf(run, quotas), quotas: quotas.map((quota) => ({ ...quota, handedBackAt: quota.handedBackAt?.toISOString() ?? null })), instructors };
}
