import type { ExpertRow, ExpertView } from '@sinau/contracts/experts';
import { DomainError } from '@sinau/domain/core';
import { smallestGroup } from '@sinau/domain/evaluations';
import { shownRating } from '@sinau/domain/experts';
import { can, type PersonActor } from '@sinau/domain/identity';
import type { Transaction } from '@sinau/persistence/core';
import { expertById, expertSessions, type Expert } from '@sinau/persistence/experts';

export function expertRowOf({ id, name, homeAgency, competencies, expertise, feeBand, availability, archived, sessions, marks, smallestGroup: set }: Expert): ExpertRow {
  return { id, name, homeAgency, competencies: [...competencies], expertise: [...expertise], feeBand, availability, archived, sessions, rating: shownRating(marks.sum, marks.count, smallestGroup(set)) };
}

/** Throws `not_found`. */
export async function expertShown(transaction: Transaction, expertId: string): Promise<ExpertView> {
  const expert = await expertById(transaction, expertId);
  if (!expert) throw new DomainError('not_found');
  const sessions = await expertSessions(transaction, expertId);
  const { contact, revision, periods } = expert;
  return {
    ...expertRowOf(expert), contact, revision, periods: [...periods],
    invitedTo: sessions.map((one) => ({ ...one, startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString() })),
  };
}

export function assertReadsExperts(actor: PersonActor): void {
  if (!can(actor, 'expert.read', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
}

export function assertManagesExperts(actor: PersonActor): void {
  if (!can(actor, 'expert.manage', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
}
