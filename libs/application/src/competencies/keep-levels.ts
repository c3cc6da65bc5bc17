import { initialRule, weigh } from '@sinau/domain/competencies';
import { agencyToday, findingsOf, lockLevels, pairsOfPeople, proveByCertificate, ruleInForce, saveLevels, withdrawProof, type Pair } from '@sinau/persistence/competencies';
import type { Transaction } from '@sinau/persistence/core';

/**
 * Weighs the findings of these pairs by the rule in force and stores what they come to. The people must be locked
 * (`lockLevels`) before their findings are written: two writers would each weigh without the other's.
 */
export async function keepLevels(transaction: Transaction, pairs: readonly Pair[]): Promise<void> {
  if (pairs.length === 0) return;
  const rule = (await ruleInForce(transaction)) ?? initialRule;
  const today = await agencyToday(transaction);
  const findings = await findingsOf(transaction, pairs);
  await saveLevels(transaction, pairs.map((pair, at) => ({ ...pair, current: weigh(findings[at] ?? [], rule, today) })));
}

/** Weighs everything that was found about these people. */
export async function keepLevelsOfPeople(transaction: Transaction, personIds: readonly string[]): Promise<void> {
  await lockLevels(transaction, personIds);
  await keepLevels(transaction, await pairsOfPeople(transaction, personIds));
}

/** What a certificate proves counts from its transaction on, once. */
export async function proveLevels(transaction: Transaction, proof: { readonly enrolmentId: string; readonly personId: string; readonly certificateId: string; readonly on: string }): Promise<void> {
  await lockLevels(transaction, [proof.personId]);
  const competencyIds = await proveByCertificate(transaction, proof);
  await keepLevels(transaction, competencyIds.map((competencyId) => ({ personId: proof.personId, competencyId })));
}

/** What a revoked certificate proved counts no more. */
export async function withdrawLevels(transaction: Transaction, certificate: { readonly id: string; readonly personId: string }): Promise<void> {
  await lockLevels(transaction, [certificate.personId]);
  await keepLevels(transaction, await withdrawProof(transaction, certificate.id));
}
