import type { Actor } from '@sinau/domain/identity';
import { auditChain, auditedAgencies } from '@sinau/persistence/audit';
import type { Database } from '@sinau/persistence/core';

export type VerifiedChain = {
  readonly agencyId: string;
  readonly entries: number;
  /** The first positions whose content, hash or place does not follow from the entry before; at most twenty. */
  readonly breaks: readonly number[];
};

/**
 * Hashes every agency's audit chain again (P01), on the worker's connection: it alone may visit all agencies.
 * A chain whose `breaks` are empty holds each entry as it was written, from the first to the last that is left.
 */
export async function verifyAuditChains(database: Database): Promise<readonly VerifiedChain[]> {
  const found: VerifiedChain[] = [];
  for (const agencyId of await auditedAgencies(database)) {
    const actor: Actor = { kind: 'system', agencyId, job: 'verify-audit' };
    found.push({ agencyId, ...(await database.transaction(actor, auditChain)) });
  }
  return found;
}
