import type { OwnLevelsView, PersonLevelsView } from '@sinau/contracts/competencies';
import type { CompetencyLevel } from '@sinau/domain/competencies';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { agencyToday, competencyById, insertMeasurement, lockLevels, measuredPerson, type NewMeasurement } from '@sinau/persistence/competencies';
import { Database, type Transaction } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { keepLevels } from './keep-levels.js';
import { levelsView, mayMeasure, personLevelsView, seenPerson } from './read-levels.js';

export type Assessment = { readonly competencyId: string; readonly level: CompetencyLevel; readonly note: string };
export type Finding = Assessment & { readonly source: 'supervisor' | 'test'; readonly measuredOn: string };

async function assertUsable(transaction: Transaction, competencyId: string): Promise<void> {
  const competency = await competencyById(transaction, competencyId);
  if (!competency) throw new DomainError('not_found');
  if (competency.archived) throw new DomainError('competency_archived');
}

async function write(transaction: Transaction, found: NewMeasurement): Promise<void> {
  await lockLevels(transaction, [found.personId]);
  if (!(await insertMeasurement(transaction, found))) throw new DomainError('not_found');
  await keepLevels(transaction, [{ personId: found.personId, competencyId: found.competencyId }]);
}

/** Writes down a level that somebody found. A later finding of the same source takes its place; nothing is overwritten. */
@Injectable()
export class AssessCompetency {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found`, `competency_archived`. */
  myself(actor: PersonActor, { competencyId, level, note }: Assessment): Promise<OwnLevelsView> {
    return this.database.transaction(actor, async (transaction) => {
      const person = await measuredPerson(transaction, actor.personId);
      if (!person) throw new DomainError('not_found');
      await assertUsable(transaction, competencyId);
      const measuredOn = await agencyToday(transaction);
      await write(transaction, { personId: actor.personId, competencyId, source: 'self', level, measuredOn, assessorId: actor.personId, note });
      return levelsView(transaction, actor.personId, person);
    });
  }

  /** Throws `not_found`, `own_assessment`, `forbidden` for a test that is not the actor's to record, `competency_archived`, `date_in_future`. */
  somebody(actor: PersonActor, personId: string, finding: Finding): Promise<PersonLevelsView> {
    return this.database.transaction(actor, async (transaction) => {
      const person = await seenPerson(transaction, actor, personId);
      if (personId === actor.personId) throw new DomainError('own_assessment');
      if (!mayMeasure(actor, personId, person).includes(finding.source)) throw new DomainError('forbidden');
      await assertUsable(transaction, finding.competencyId);
      if (finding.measuredOn > (await agencyToday(transaction))) throw new DomainError('date_in_future');
      await write(transaction, { ...finding, personId, assessorId: actor.personId });
      await recordAudit(transaction, 'competency.measured', { kind: 'person', id: personId }, { competencyId: finding.competencyId, source: finding.source, level: finding.level, measuredOn: finding.measuredOn });
      return personLevelsView(transaction, actor, personId, person);
    });
  }
}
