import type { ReceiptView } from '@sinau/contracts/quizzes';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { Database, newId, newPublicCode } from '@sinau/persistence/core';
import { submitAttempt, type Receipt } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';

/** Characters of a receipt: enough to tell attempts apart on the phone to a help desk. */
const RECEIPT_LENGTH = 8;

/** Hands an attempt in. The same call again, or fifty at once, change the state once and get the same receipt (D05). */
@Injectable()
export class SubmitAttempt {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: Actor, attemptId: string): Promise<ReceiptView> {
    const { personId } = personOf(actor);
    const receipt = await this.close(actor, attemptId, personId);
    if (receipt?.state === 'open') throw new Error('a submitted attempt is still open');
    if (!receipt?.submittedAt || receipt.receipt === null) throw new DomainError('not_found');
    return { attemptId, state: receipt.state, submittedAt: receipt.submittedAt.toISOString(), receipt: receipt.receipt };
  }

  private async close(actor: Actor, attemptId: string, personId: string): Promise<Receipt | null> {
    const values = { attemptId, personId, receipt: newPublicCode().slice(0, RECEIPT_LENGTH), outboxId: newId(), requestId: actor.requestId ?? null };
    const first = await submitAttempt(this.database, actor, values);
    // A statement that waited for another's submission still reads its own older snapshot: read once more.
    return first?.state === 'open' ? submitAttempt(this.database, actor, values) : first;
  }
}
