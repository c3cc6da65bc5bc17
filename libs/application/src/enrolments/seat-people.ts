import type { EnrolResultView } from '@sinau/contracts/enrolments';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { maySelfEnrol } from '@sinau/domain/enrolments';
import { can, type Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { peopleByIdentifier, peopleOfUnit, runById, takeSeats, type FileLine, type RunRecord, type SeatRequest } from '@sinau/persistence/enrolments';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { TellSeated } from './tell-seated.js';

type Unknown = EnrolResultView['unknown'];

function unknownLines(lines: readonly FileLine[]): Unknown {
  const seen = new Set<string>();
  return lines.flatMap((line): Unknown => {
    if (line.value === '') return [];
    if (line.personId === null) return [{ row: line.line, value: line.value, reason: 'unknown' }];
    if (!line.active) return [{ row: line.line, value: line.value, reason: 'suspended' }];
    if (seen.has(line.personId)) return [{ row: line.line, value: line.value, reason: 'duplicate' }];
    seen.add(line.personId);
    return [];
  });
}

/** Seats people in a run: by person, unit, file, or by themselves. A quota is never passed. */
@Injectable()
export class SeatPeople {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TellSeated) private readonly tellSeated: TellSeated,
  ) {}

  people(actor: Actor, runId: string, personIds: readonly string[]): Promise<EnrolResultView> {
    return this.seat(actor, runId, 'admin', async () => ({ personIds, unknown: [] }));
  }

  unit(actor: Actor, runId: string, unitId: string): Promise<EnrolResultView> {
    return this.seat(actor, runId, 'unit', async (transaction) => ({ personIds: await peopleOfUnit(transaction, unitId), unknown: [] }));
  }

  file(actor: Actor, runId: string, rows: readonly string[]): Promise<EnrolResultView> {
    return this.seat(actor, runId, 'file', async (transaction) => {
      const lines = await peopleByIdentifier(transaction, rows);
      return { personIds: lines.flatMap((line) => (line.personId !== null && line.active ? [line.personId] : [])), unknown: unknownLines(lines) };
    });
  }

  /** What a file would do, without doing it: everyone found counts as enrolled. */
  checkFile(actor: Actor, runId: string, rows: readonly string[]): Promise<EnrolResultView> {
    return this.database.transaction(actor, async (transaction) => {
      await this.manageable(transaction, actor, runId);
      const lines = await peopleByIdentifier(transaction, rows);
      const found = new Set(lines.flatMap((line) => (line.personId !== null && line.active ? [line.personId] : [])));
      return { enrolled: found.size, already: 0, full: 0, withdrawn: 0, unknown: unknownLines(lines) };
    });
  }

  /** A learner takes a seat where the run allows it. A second tap finds the first one's seat. Throws `run_full`, `enrolment_withdrawn`, `run_needs_approval`. */
  async self(actor: Actor, runId: string): Promise<{ enrolmentId: string }> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      const run = await runById(transaction, runId);
      if (!run) throw new DomainError('not_found');
      assertAllowed(maySelfEnrol({ ...run, closed: run.closedAt !== null }, run.today));
      if (run.approval !== 'none') throw new DomainError('run_needs_approval');
      const seated = await takeSeats(transaction, { runId, personIds: [personId], source: 'self' });
      if (seated && seated.withdrawn > 0) throw new DomainError('enrolment_withdrawn');
      const enrolmentId = seated?.seats[0]?.enrolmentId ?? (await this.existingSeat(transaction, runId, personId));
      if (!enrolmentId) throw new DomainError('run_full', { capacity: run.capacity ?? run.seatsTaken });
      return { enrolmentId };
    });
  }

  private async existingSeat(transaction: Transaction, runId: string, personId: string): Promise<string | null> {
    const found = await transaction.manager.query<{ id: string }[]>(`select id from enrolments where run_id = $1 and person_id = $2 and state <> 'withdrawn'`, [runId, personId]);
    return found[0]?.id ?? null;
  }

  private async manageable(transaction: Transaction, actor: Actor, runId: string): Promise<RunRecord> {
    const run = await runById(transaction, runId);
    if (!run || !can(actor, 'enrolment.manage', { agencyId: transaction.agencyId, runId, courseId: run.courseId })) throw new DomainError('not_found');
    return run;
  }

  private seat(
    actor: Actor,
    runId: string,
    source: SeatRequest['source'],
    find: (transaction: Transaction) => Promise<{ personIds: readonly string[]; unknown: Unknown }>,
  ): Promise<EnrolResultView> {
    return this.database.transaction(actor, async (transaction) => {
      const run = await this.manageable(transaction, actor, runId);
      if (run.phase === 'ended') throw new DomainError('run_ended', { endsOn: run.endsOn });
      const { personIds, unknown } = await find(transaction);
      const seated = await takeSeats(transaction, { runId, personIds, source });
      if (!seated) throw new DomainError('not_found');
      await recordAudit(transaction, 'enrolment.added', { kind: 'run', id: runId }, { source, enrolled: seated.enrolled, full: seated.full });
      await this.tellSeated.tell(transaction, run, seated.seats);
      return { enrolled: seated.enrolled, already: seated.already, full: seated.full, withdrawn: seated.withdrawn, unknown };
    });
  }
}
