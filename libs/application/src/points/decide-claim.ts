import { awardClaim } from '@sinau/contracts/jobs';
import type { claimFileView, ClaimForVerifier, ClaimRow } from '@sinau/contracts/points';
import type { ActivityKind, CompetencyClass } from '@sinau/domain/courses';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { comparableNumber, mayAct, stateAfter, type ClaimAct, type ClaimState } from '@sinau/domain/points';
import { recordAudit } from '@sinau/persistence/audit';
import { cutPage, Database, enqueue, readCursor, type Transaction } from '@sinau/persistence/core';
import { notify } from '@sinau/persistence/notifications';
import { lockPerson } from '@sinau/persistence/organisations';
import { claimById, claimQueue, claimToDecide, countedBefore, decideClaim, reverseHours, type Claim, type ClaimDecision } from '@sinau/persistence/points';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ClaimFiles } from './claim-files.js';
import { claimForVerifierOf, claimRowOf } from './claim-view.js';

type ClaimsQuery = { readonly after?: string | undefined; readonly limit: number; readonly state: ClaimState };
export type Acceptance = { readonly hours: number; readonly activityKind: ActivityKind; readonly competencyClass: CompetencyClass };

function assertVerifies(actor: PersonActor): void {
  if (!can(actor, 'claim.verify', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
}

async function existing(transaction: Transaction, claimId: string): Promise<Claim> {
  const claim = await claimById(transaction, claimId);
  if (!claim) throw new DomainError('not_found');
  return claim;
}

/** What verifiers look at. */
@Injectable()
export class ReadClaims {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ClaimFiles) private readonly files: ClaimFiles,
  ) {}

  async list(actor: PersonActor, query: ClaimsQuery): Promise<{ rows: ClaimRow[]; next: string | null }> {
    assertVerifies(actor);
    const [at, id] = readCursor(query.after, ['instant', 'id']) ?? [];
    const found = await claimQueue(this.database, actor, query.state, at === undefined || id === undefined ? null : { at, id }, query.limit + 1);
    const page = cutPage(found, query.limit, (claim) => [claim.submittedText, claim.id]);
    return { rows: page.rows.map(claimRowOf), next: page.next };
  }

  one(actor: PersonActor, claimId: string): Promise<ClaimForVerifier> {
    assertVerifies(actor);
    return this.database.transaction(actor, async (transaction) => claimForVerifierOf(transaction, await existing(transaction, claimId)));
  }

  async file(actor: PersonActor, claimId: string): Promise<z.output<typeof claimFileView>> {
    assertVerifies(actor);
    return this.files.addresses(actor.agencyId, await this.database.transaction(actor, (transaction) => existing(transaction, claimId)));
  }
}

/** Decides claims of training elsewhere; the learner is told, and JP that an acceptance gave go with it. */
@Injectable()
export class DecideClaim {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `claim_state`, `claim_own`, `conflict`, `claim_counted_before`. The ledger's entry is the worker's to write. */
  accept(actor: PersonActor, claimId: string, { revision, ...accepted }: Acceptance & { readonly revision: number }): Promise<ClaimForVerifier> {
    return this.decide(actor, claimId, revision, 'accept', { reason: null, accepted }, async (transaction, claim) => {
      await this.assertCountsOnce(transaction, claim);
      await enqueue(transaction, awardClaim, { agencyId: actor.agencyId, claimId });
    });
  }

  refuse(actor: PersonActor, claimId: string, { revision, reason }: { revision: number; reason: string }): Promise<ClaimForVerifier> {
    return this.decide(actor, claimId, revision, 'refuse', { reason, accepted: null });
  }

  /** Asks the learner for something first. */
  askBack(actor: PersonActor, claimId: string, { revision, reason }: { revision: number; reason: string }): Promise<ClaimForVerifier> {
    return this.decide(actor, claimId, revision, 'return', { reason, accepted: null });
  }

  /** Takes an acceptance back, and its JP in the same transaction. */
  revoke(actor: PersonActor, claimId: string, { revision, reason }: { revision: number; reason: string }): Promise<ClaimForVerifier> {
    return this.decide(actor, claimId, revision, 'revoke', { reason, accepted: null }, (transaction) => reverseHours(transaction, 'external', claimId));
  }

  private decide(
    actor: PersonActor, claimId: string, revision: number, act: ClaimAct, decision: Pick<ClaimDecision, 'reason' | 'accepted'>, then: (transaction: Transaction, claim: Claim) => Promise<void> = async () => undefined,
  ): Promise<ClaimForVerifier> {
    assertVerifies(actor);
    return this.database.transaction(actor, async (transaction) => {
      const claim = await claimToDecide(transaction, claimId);
      if (!claim) throw new DomainError('not_found');
      if (claim.personId === actor.personId) throw new DomainError('claim_own');
      assertAllowed(mayAct(claim.state, act));
      if (claim.revision !== revision) throw new DomainError('conflict');
      await then(transaction, claim);
      await decideClaim(transaction, claim, { ...decision, state: stateAfter(act), by: actor.personId });
      await this.tell(transaction, claim, act, decision);
      return claimForVerifierOf(transaction, await existing(transaction, claimId));
    });
  }

  /** Two verifiers who accept two claims of a person at once come here one after the other. */
  private async assertCountsOnce(transaction: Transaction, { id, personId, certificateNumber, file }: Claim): Promise<void> {
    await lockPerson(transaction, personId);
    const title = await countedBefore(transaction, { id, personId, comparableNumber: comparableNumber(certificateNumber), sha256: file.sha256 });
    if (title !== null) throw new DomainError('claim_counted_before', { title });
  }

  private async tell(transaction: Transaction, claim: Claim, act: ClaimAct, { reason, accepted }: Pick<ClaimDecision, 'reason' | 'accepted'>): Promise<void> {
    const state = stateAfter(act);
    const facts = { title: claim.title, hours: accepted?.hours ?? claim.hoursAccepted ?? claim.hours, reason };
    await notify(transaction, { personId: claim.personId, kind: `claim_${state}`, facts, link: `/jp/klaim/${claim.id}`, dedupe: `claim:${claim.id}:${claim.revision + 1}` });
    await recordAudit(transaction, `claim.${state}`, { kind: 'claim', id: claim.id }, facts);
  }
}
