import type { AuthorQuestion } from '@sinau/contracts/quizzes';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { checkQuestion } from '@sinau/domain/quizzes';
import { recordAudit } from '@sinau/persistence/audit';
import { AuthorDatabase } from '@sinau/persistence/core';
import { authorQuestion, changeQuestion, type QuestionValues } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { authorQuestionView, editableQuiz, type QuestionPlace } from './edit-quiz.js';

/** Changes a question with its key and feedback in place. `conflict` when someone changed it since. */
@Injectable()
export class ChangeQuestion {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  run(actor: Actor, place: QuestionPlace, change: QuestionValues & { readonly revision: number }): Promise<AuthorQuestion> {
    assertAllowed(checkQuestion(change.content, change.answer?.key ?? null));
    return this.database.transaction(actor, async (transaction) => {
      const quiz = await editableQuiz(transaction, actor, place);
      const before = await authorQuestion(transaction, quiz.id, place.questionId);
      if (!before) throw new DomainError('not_found');
      if (!(await changeQuestion(transaction, quiz.id, place.questionId, change.revision, change))) throw new DomainError('conflict');
      const keyChanged = JSON.stringify(before.answer?.key ?? null) !== JSON.stringify(change.answer?.key ?? null);
      await recordAudit(transaction, keyChanged ? 'question.key_changed' : 'question.changed', { kind: 'quiz', id: quiz.id }, { questionId: place.questionId });
      const after = await authorQuestion(transaction, quiz.id, place.questionId);
      if (!after) throw new DomainError('not_found');
      return authorQuestionView(after);
    });
  }
}
