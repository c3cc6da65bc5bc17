import type { OwnRequest, WaitingRow } from '@sinau/contracts/programmes';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { maySelfEnrol } from '@sinau/domain/enrolments';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { cutPage, Database, readCursor, type Transaction } from '@sinau/persistence/core';
import { lockSeats, runById, takeSeats, type RunRecord, type SeatsTaken } from '@sinau/persistence/enrolments';
import { joinWaiting, leaveWaiting, listWaiting, ownRunRequests, waitingPlaceOf, type WaitingSource } from '@sinau/persistence/programmes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { TellSeated } from '../enrolments/index.js';
import { readableRun, runFor } from './run-access.js';

/** Seats people, and puts on the waiting list who finds no seat: in one act, so that nobody waits for a seat that is free. */
export async function seatOrWait(transaction: Transaction, runId: string, personIds: readonly string[], source: WaitingSource): Promise<SeatsTaken & { readonly waiting: number }> {
  const seated = await takeSeats(transaction, { runId, personIds, source });
  if (!seated) throw new DomainError('not_found');
  return { ...seated, waiting: await joinWaiting(transaction, runId, seated.left, source) };
}

/** The waiting list of a run: a learner's own place, and the administrator's view of all. */
@Injectable()
export class WaitForSeat {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TellSeated) private readonly tellSeated: TellSeated,
  ) {}

  /** The seat, or the place among those who wait. Throws what keeps a learner out, but not `run_full`. */
  self(actor: Actor, runId: string): Promise<{ enrolmentId: string | null; place: number | null }> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      const run = await runById(transaction, runId);
      if (!run) throw new DomainError('not_found');
      assertAllowed(maySelfEnrol({ ...run, capacity: null, closed: run.closedAt !== null }, run.today));
      if (run.approval !== 'none') throw new DomainError('run_needs_approval');
      const { seats, withdrawn, already } = await seatOrWait(transaction, runId, [personId], 'self');
      if (withdrawn > 0) throw new DomainError('enrolment_withdrawn');
      if (already > 0) throw new DomainError('already_enrolled');
      return { enrolmentId: seats[0]?.enrolmentId ?? null, place: await waitingPlaceOf(transaction, runId, personId) };
    });
  }

  async stop(actor: Actor, runId: string): Promise<void> {
    const { personId } = personOf(actor);
    await this.database.transaction(actor, async (transaction) => {
      if ((await leaveWaiting(transaction, runId, { personId })) === null) throw new DomainError('not_found');
    });
  }

  own(actor: Actor): Promise<OwnRequest[]> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, (transaction) => ownRunRequests(transaction, personId));
  }

  async list(actor: Actor, runId: string, { after, limit }: { after?: string | undefined; limit: number }): Promise<{ rows: WaitingRow[]; next: string | null }> {
    const [position] = readCursor(after, ['number']) ?? [];
    const found = await this.database.transaction(actor, async (transaction) => {
      await readableRun(transaction, actor, runId);
      return listWaiting(transaction, runId, position === undefined ? null : Number(position), limit + 1);
    });
    const page = cutPage(found, limit, (row) => [String(row.position)]);
    return { rows: page.rows.map((row) => ({ ...row, since: row.since.toISOString() })), next: page.next };
  }

  put(actor: Actor, runId: string, personIds: readonly string[]): Promise<{ enrolled: number; waiting: number }> {
    return this.database.transaction(actor, async (transaction) => {
      const run = await this.open(transaction, actor, runId);
      const { enrolled, waiting, seats } = await seatOrWait(transaction, runId, personIds, 'admin');
      await this.tellSeated.tell(transaction, run, seats);
      await recordAudit(transaction, 'run.waiting_added', { kind: 'run', id: runId }, { enrolled, waiting });
      return { enrolled, waiting };
    });
  }

  async remove(actor: Actor, runId: string, placeId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      await runFor(transaction, actor, runId, 'enrolment.manage');
      await lockSeats(transaction, runId);
      const personId = await leaveWaiting(transaction, runId, { placeId });
      if (personId === null) throw new DomainError('not_found');
      await recordAudit(transaction, 'run.waiting_removed', { kind: 'run', id: runId }, { personId });
    });
  }

  private async open(transaction: Transaction, actor: Actor, runId: string): Promise<RunRecord> {
    const run = await runFor(transaction, actor, runId, 'enrolment.manage');
    if (run.phase === 'ended') throw new DomainError('run_ended', { endsOn: run.endsOn });
    return run;
  }
}
