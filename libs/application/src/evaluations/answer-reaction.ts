import type { OwnEvaluationView } from '@sinau/contracts/evaluations';
import { issueCertificate } from '@sinau/contracts/jobs';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { checkAnswer, mayAnswer, smallestGroup, type AnswerMarks, type AnswerTexts } from '@sinau/domain/evaluations';
import type { Actor } from '@sinau/domain/identity';
import { Database, enqueue, type Transaction } from '@sinau/persistence/core';
import { ownReaction, putReactionAnswer, type OwnReaction } from '@sinau/persistence/evaluations';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { writtenItems } from './form-view.js';

const states: Readonly<Record<string, OwnEvaluationView['state']>> = {
  evaluation_answered: 'answered', evaluation_before_completion: 'incomplete', evaluation_not_open: 'early', evaluation_closed: 'closed',
};

/** What was left empty is not kept. */
function written(texts: AnswerTexts): AnswerTexts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

/** One's own reaction to a run: read, and given once without a name. */
@Injectable()
export class AnswerReaction {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found` when it is not asked of the actor. */
  async read(actor: Actor, evaluationId: string): Promise<OwnEvaluationView> {
    const own = await this.database.transaction(actor, (transaction) => this.own(transaction, actor, evaluationId));
    const decision = mayAnswer(own);
    const { id, enrolmentId, runName, courseTitle, opensOn, closesOn, requiredForCertificate } = own;
    return {
      id, enrolmentId, runName, courseTitle, opensOn, closesOn, requiredForCertificate, smallestGroup: smallestGroup(own.smallestGroup),
      state: decision.allowed ? 'open' : (states[decision.code] ?? 'closed'), items: decision.allowed ? writtenItems(own.items) : [],
    };
  }

  /**
   * Who answered and what was answered are written apart; the same transaction asks for the certificate that may wait.
   * Throws `not_found`, and what `mayAnswer` and `checkAnswer` refuse; a second answer is `evaluation_answered`.
   */
  answer(actor: Actor, evaluationId: string, { marks, texts }: { readonly marks: AnswerMarks; readonly texts: AnswerTexts }): Promise<void> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      const own = await this.own(transaction, actor, evaluationId);
      assertAllowed(mayAnswer(own));
      assertAllowed(checkAnswer(own.items, marks, texts));
      const smallest = smallestGroup(own.smallestGroup);
      if (!(await putReactionAnswer(transaction, { evaluationId, personId, smallest, marks, texts: written(texts) }))) throw new DomainError('evaluation_answered');
      if (own.requiredForCertificate) await enqueue(transaction, issueCertificate, { agencyId: transaction.agencyId, enrolmentId: own.enrolmentId });
    });
  }

  private async own(transaction: Transaction, actor: Actor, evaluationId: string): Promise<OwnReaction> {
    const own = await ownReaction(transaction, evaluationId, personOf(actor).personId);
    if (!own) throw new DomainError('not_found');
    return own;
  }
}
