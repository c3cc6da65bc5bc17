import type { ProgrammeView } from '@sinau/contracts/programmes';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { can, type Actor } from '@sinau/domain/identity';
import { mayActivate, mayEnd, type ProgrammeState } from '@sinau/domain/programmes';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { insertProgramme, knowsProgrammeParts, moveProgramme, programmeById, setProgrammeNeeds, updateProgramme, type ProgrammeRecord, type ProgrammeValues } from '@sinau/persistence/programmes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { programmeViewOf } from './programme-view.js';

const NEXT = { active: { from: 'draft', action: 'programme.activated' }, ended: { from: 'active', action: 'programme.ended' } } as const;

/** Makes, changes, begins and ends programmes. */
@Injectable()
export class ManageProgramme {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The client makes the id: the same call again gives the same programme. Its maker is its first owner. */
  create(actor: Actor, { id, name, year }: { readonly id: string; readonly name: string; readonly year: number }): Promise<ProgrammeView> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      if (!can(actor, 'programme.manage', { agencyId: transaction.agencyId })) throw new DomainError('forbidden');
      const own = await knowsProgrammeParts(transaction, [personId], null);
      const inserted = await insertProgramme(transaction, id, { name, year, ownerIds: own ? [personId] : [] });
      if (inserted) await recordAudit(transaction, 'programme.created', { kind: 'programme', id }, { name, year });
      return programmeViewOf(await this.manageable(transaction, actor, id));
    });
  }

  /** Throws `conflict` when it was changed since, `not_found` when owners or course are of another agency, `programme_incomplete` when a begun one would lose what it needs. */
  change(actor: Actor, programmeId: string, { revision, needIds, ...values }: ProgrammeValues & { readonly revision: number; readonly needIds: readonly string[] }): Promise<ProgrammeView> {
    return this.database.transaction(actor, async (transaction) => {
      const before = await this.manageable(transaction, actor, programmeId);
      if (!(await knowsProgrammeParts(transaction, values.ownerIds, values.courseId))) throw new DomainError('not_found');
      if (before.state !== 'draft') assertAllowed(mayActivate({ ...values, state: 'draft', openRuns: 0 }));
      if (before.runs.length > 0 && values.courseId !== before.courseId) throw new DomainError('programme_other_course');
      if (!(await updateProgramme(transaction, programmeId, revision, values))) throw new DomainError('conflict');
      await setProgrammeNeeds(transaction, programmeId, needIds);
      await recordAudit(transaction, 'programme.changed', { kind: 'programme', id: programmeId }, { name: values.name, budgetPlanned: values.budgetPlanned });
      return programmeViewOf(await this.manageable(transaction, actor, programmeId));
    });
  }

  activate(actor: Actor, programmeId: string): Promise<ProgrammeView> {
    return this.move(actor, programmeId, 'active');
  }

  end(actor: Actor, programmeId: string): Promise<ProgrammeView> {
    return this.move(actor, programmeId, 'ended');
  }

  private move(actor: Actor, programmeId: string, to: Exclude<ProgrammeState, 'draft'>): Promise<ProgrammeView> {
    return this.database.transaction(actor, async (transaction) => {
      const programme = await this.manageable(transaction, actor, programmeId);
      const facts = { ...programme, openRuns: programme.runs.filter((run) => run.phase !== 'ended').length };
      assertAllowed(to === 'active' ? mayActivate(facts) : mayEnd(facts));
      if (!(await moveProgramme(transaction, programmeId, NEXT[to].from, to))) throw new DomainError('conflict');
      await recordAudit(transaction, NEXT[to].action, { kind: 'programme', id: programmeId }, { name: programme.name });
      return programmeViewOf(await this.manageable(transaction, actor, programmeId));
    });
  }

  private async manageable(transaction: Transaction, actor: Actor, programmeId: string): Promise<ProgrammeRecord> {
    const programme = await programmeById(transaction, programmeId);
    if (!programme || !can(actor, 'programme.manage', { agencyId: transaction.agencyId })) throw new DomainError('not_found');
    return programme;
  }
}
