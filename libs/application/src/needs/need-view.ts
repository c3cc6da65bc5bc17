import type { NeedComment, NeedInvitation, NeedRow, NeedView, SharedNeedRow } from '@sinau/contracts/needs';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { needById, needComments, needInvitations, type Invitation, type ListedNeed, type NeedDetail, type NeedVoice, type SharedNeed } from '@sinau/persistence/needs';
import type { Transaction } from '@sinau/persistence/core';

/** Needs are the agency's: who holds the permission for one unit or course holds none here. */
export function assertNeeds(actor: PersonActor, permission: 'need.read' | 'need.manage'): void {
  if (!can(actor, permission, { agencyId: actor.agencyId })) throw new DomainError('forbidden');
}

export function needRowOf({ createdAt, ...need }: ListedNeed): NeedRow {
  return { ...need, createdAt: createdAt.toISOString() };
}

export function commentOf(voice: NeedVoice, agencyId: string): NeedComment {
  return { id: voice.id, body: voice.body, authorName: voice.authorName, agencyName: voice.agencyName, own: voice.authorAgencyId === agencyId, createdAt: voice.createdAt.toISOString() };
}

export function invitationOf({ id, agencyName, state, createdAt, expiresAt }: Invitation): NeedInvitation {
  return { id, agencyName, state, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}

export function sharedRowOf({ hostId: _, description: __, acceptedAt, ...need }: SharedNeed): SharedNeedRow {
  return { ...need, acceptedAt: acceptedAt.toISOString() };
}

export async function needOf(transaction: Transaction, needId: string): Promise<NeedDetail> {
  const need = await needById(transaction, needId);
  if (!need) throw new DomainError('not_found');
  return need;
}

/** A need with its comments and invitations. Throws `not_found`. */
export async function needViewOf(transaction: Transaction, needId: string): Promise<NeedView> {
  const { createdAt, decidedAt, ...need } = await needOf(transaction, needId);
  const comments = await needComments(transaction, needId);
  const invitations = await needInvitations(transaction, needId);
  return {
    ...need, createdAt: createdAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null,
    comments: comments.map((voice) => commentOf(voice, transaction.agencyId)), invitations: invitations.map(invitationOf),
  };
}
