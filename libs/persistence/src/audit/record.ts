import type { Facts } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { newId, statement, type Transaction } from '../core/index.js';

export type AuditSubject = { readonly kind: string; readonly id: string | null };

const insert = statement(
  'audit.record',
  `insert into audit_entries (id, agency_id, actor_id, actor_name, action, subject_kind, subject_id, facts, request_id, position, hash)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, '\\x00')`,
);

function nameOf(actor: Actor): string {
  if (actor.kind === 'person') return actor.name;
  return actor.kind === 'system' ? `system:${actor.job}` : 'anonymous';
}

/** Writes who did what to what, in the transaction of the act. Position and hash are the trigger's. */
export async function recordAudit(transaction: Transaction, action: string, subject: AuditSubject, facts: Facts = {}): Promise<void> {
  const { actor } = transaction;
  const actorId = actor.kind === 'person' ? actor.personId : null;
  await transaction.query(insert, [
    newId(), transaction.agencyId, actorId, nameOf(actor), action, subject.kind, subject.id, JSON.stringify(facts), transaction.requestId,
  ]);
}
