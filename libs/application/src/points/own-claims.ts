import type { ClaimDetail, claimFields, claimFileView, ClaimView } from '@sinau/contracts/points';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { checkClaimDays, comparableNumber, mayAct } from '@sinau/domain/points';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, newId, type Transaction } from '@sinau/persistence/core';
import { agencyToday } from '@sinau/persistence/organisations';
import { changeClaim, claimById, claimsOf, claimToDecide, insertClaim, withdrawClaim, type Claim } from '@sinau/persistence/points';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { personOf } from '../core/index.js';
import { ClaimFiles } from './claim-files.js';
import { claimViewOf, ownClaimOf } from './claim-view.js';

export type ClaimInput = z.output<typeof claimFields>;
export type ClaimUpload = { readonly fileName: string; readonly bytes: Buffer };

/** One's own claims of training elsewhere: whose they are comes from the session alone. */
@Injectable()
export class OwnClaims {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ClaimFiles) private readonly files: ClaimFiles,
  ) {}

  async list(actor: Actor, year: number | undefined): Promise<ClaimView[]> {
    const { personId } = personOf(actor);
    const claims = await claimsOf(this.database, actor, personId);
    return claims.filter(({ endsOn }) => year === undefined || Number(endsOn.slice(0, 4)) === year).map(claimViewOf);
  }

  one(actor: Actor, claimId: string): Promise<ClaimDetail> {
    return this.database.transaction(actor, async (transaction) => ownClaimOf(transaction, await this.own(transaction, claimId)));
  }

  async file(actor: Actor, claimId: string): Promise<z.output<typeof claimFileView>> {
    const { agencyId } = personOf(actor);
    return this.files.addresses(agencyId, await this.database.transaction(actor, (transaction) => this.own(transaction, claimId)));
  }

  /** Throws `claim_days_reversed`, `claim_not_over`, `claim_file_refused`, `claim_file_too_large`. */
  async submit(actor: Actor, claim: ClaimInput, upload: ClaimUpload): Promise<ClaimDetail> {
    const { personId, agencyId } = personOf(actor);
    await this.database.transaction(actor, (transaction) => this.checkDays(transaction, claim));
    const id = newId();
    const file = await this.files.place(agencyId, id, upload);
    return this.database.transaction(actor, async (transaction) => {
      await insertClaim(transaction, { ...claim, id, personId, comparableNumber: comparableNumber(claim.certificateNumber), file });
      await recordAudit(transaction, 'claim.submitted', { kind: 'claim', id }, { title: claim.title, organiser: claim.organiser, hours: claim.hours });
      return this.shown(transaction, id);
    });
  }

  /** Changes what is not decided and submits it again. Throws `conflict`, `claim_state` and what `submit` throws. */
  async change(actor: Actor, claimId: string, { revision, claim, upload }: { revision: number; claim: ClaimInput; upload: ClaimUpload | null }): Promise<ClaimDetail> {
    const { agencyId } = personOf(actor);
    const before = await this.database.transaction(actor, async (transaction) => {
      await this.checkDays(transaction, claim);
      return this.own(transaction, claimId);
    });
    assertAllowed(mayAct(before.state, 'resubmit'));
    const file = upload === null ? before.file : await this.files.place(agencyId, claimId, upload);
    return this.database.transaction(actor, async (transaction) => {
      if (!(await changeClaim(transaction, revision, { ...claim, id: claimId, comparableNumber: comparableNumber(claim.certificateNumber), file }))) throw new DomainError('conflict');
      await recordAudit(transaction, 'claim.changed', { kind: 'claim', id: claimId }, { title: claim.title, hours: claim.hours });
      return this.shown(transaction, claimId);
    });
  }

  /** Throws `claim_state` once it is decided. */
  withdraw(actor: Actor, claimId: string): Promise<ClaimDetail> {
    return this.database.transaction(actor, async (transaction) => {
      const { personId } = personOf(actor);
      const claim = await claimToDecide(transaction, claimId);
      if (claim?.personId !== personId) throw new DomainError('not_found');
      assertAllowed(mayAct(claim.state, 'withdraw'));
      await withdrawClaim(transaction, claimId);
      await recordAudit(transaction, 'claim.withdrawn', { kind: 'claim', id: claimId }, { title: claim.title });
      return this.shown(transaction, claimId);
    });
  }

  private async checkDays(transaction: Transaction, claim: ClaimInput): Promise<void> {
    assertAllowed(checkClaimDays(claim, await agencyToday(transaction)));
  }

  private async own(transaction: Transaction, claimId: string): Promise<Claim> {
    const { personId } = personOf(transaction.actor);
    const claim = await claimById(transaction, claimId);
    if (claim?.personId !== personId) throw new DomainError('not_found');
    return claim;
  }

  private async shown(transaction: Transaction, claimId: string): Promise<ClaimDetail> {
    return ownClaimOf(transaction, await this.own(transaction, claimId));
  }
}
