import { auditChain, auditHashes, auditHead, type ChainPlace } from '@sinau/persistence/audit';
import type { Transaction } from '@sinau/persistence/core';
import type { Anchor } from './audit-anchors.js';

export type ChainLook = {
  readonly entries: number;
  readonly head: ChainPlace | null;
  /** The first positions that don't fit the one before, at most 20. */
  readonly breaks: readonly number[];
  /** Copies outside of the database that the chain is not like. */
  readonly unlike: readonly Anchor[];
};

/** Hashes the whole chain of the transaction's agency again, and holds it against what was kept of it. Reads only. */
export async function lookAtChain(transaction: Transaction, anchors: readonly Anchor[]): Promise<ChainLook> {
  const { entries, breaks } = await auditChain(transaction);
  const hashes = await auditHashes(transaction, anchors.map(({ position }) => position));
  return { entries, breaks, head: await auditHead(transaction), unlike: anchors.filter(({ position, hash }) => hashes.get(position) !== hash) };
}
