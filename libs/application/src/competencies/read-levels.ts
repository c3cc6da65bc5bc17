import type { OwnLevelsView, PersonLevelsView } from '@sinau/contracts/competencies';
import { gapOf, type MeasurementSource } from '@sinau/domain/competencies';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { measuredPerson, measurementsOf, standingsOf, type MeasuredPerson, type Standing } from '@sinau/persistence/competencies';
import { Database, type Transaction } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';

function standingOf(standing: Standing): OwnLevelsView['standings'][number] {
  const { required, current, levels, sources } = standing;
  return {
    ...standing, sources: [...sources], gap: required === null ? null : gapOf(required, current),
    levels: levels.map(({ level, title, indicators }) => ({ level, title, indicators: [...indicators] })),
  };
}

/** How a person of the agency stands. */
export async function levelsView(transaction: Transaction, personId: string, person: MeasuredPerson): Promise<OwnLevelsView> {
  const standings = await standingsOf(transaction, personId, person.profileId);
  const measurements = await measurementsOf(transaction, personId);
  return { positionTitle: person.positionTitle, hasProfile: person.profileId !== null, standings: standings.map(standingOf), measurements };
}

/** Which sources the actor may write about somebody. A test is the agency's to record; nobody is their own supervisor. */
export function mayMeasure(actor: PersonActor, personId: string, person: MeasuredPerson): MeasurementSource[] {
  if (personId === actor.personId) return [];
  const wide = can(actor, 'competency.assess', { agencyId: actor.agencyId });
  const near = can(actor, 'competency.assess', { agencyId: actor.agencyId, unitId: person.unitId });
  return [...(near ? (['supervisor'] as const) : []), ...(wide ? (['test'] as const) : [])];
}

/** The person, when the actor may see how they stand. Throws `not_found`. */
export async function seenPerson(transaction: Transaction, actor: PersonActor, personId: string): Promise<MeasuredPerson> {
  const person = await measuredPerson(transaction, personId);
  if (!person || !can(actor, 'gap.read', { agencyId: actor.agencyId, unitId: person.unitId })) throw new DomainError('not_found');
  return person;
}

export async function personLevelsView(transaction: Transaction, actor: PersonActor, personId: string, person: MeasuredPerson): Promise<PersonLevelsView> {
  const { fullName, unitName } = person;
  return { ...(await levelsView(transaction, personId, person)), personId, fullName, unitName, mayMeasure: mayMeasure(actor, personId, person) };
}

/** How one stands oneself, and how people stand whom one oversees. */
@Injectable()
export class ReadLevels {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Of one's own; empty where one acts in another agency. */
  mine(actor: PersonActor): Promise<OwnLevelsView> {
    return this.database.transaction(actor, async (transaction) => {
      const person = await measuredPerson(transaction, actor.personId);
      return person ? levelsView(transaction, actor.personId, person) : { positionTitle: null, hasProfile: false, standings: [], measurements: [] };
    });
  }

  /** Throws `not_found`. */
  ofPerson(actor: PersonActor, personId: string): Promise<PersonLevelsView> {
    return this.database.transaction(actor, async (transaction) => personLevelsView(transaction, actor, personId, await seenPerson(transaction, actor, personId)));
  }
}
