import type { AuthorQuestion } from '@sinau/contracts/quizzes';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { checkQuestion } from '@sinau/domain/quizzes';
import { recordAudit } from '@sinau/persistence/audit';
import { AuthorDatabase } from '@sinau/persistence/core';
import { authorQuestion, changeQuestion, lastQuestionEdit, type QuestionValues } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { assertOwnPicture, authorQuestionView, editableQuiz, editConflict, type QuestionPlace } from './edit-quiz.js';

/** Changes a question with its key and feedback in place. `conflict` (who, when) when someone changed it since. */
@Injectable()
export class ChangeQuestion {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  run(actor: Actor, place: QuestionPlace, change: QuestionValues & { readonly revision: number }): Promise<AuthorQuestion> {
    assertAllowed(checkQuestion(change.content, change.answer?.key ?? null));
    return this.database.transaction(actor, async (transaction) => {
      const quiz = await editableQuiz(transaction, actor, place);
      await assertOwnPicture(transaction, quiz.courseId, change.content);
      const before = await authorQuestion(transaction, quiz.id, place.questionId);
      if (!before) throw new DomainError('not_found');
      const { revision, ...values } = change;
      const saved = await changeQuestion(transaction, quiz.id, place.questionId, { revision, editorId: personOf(actor).personId, values });
      if (!saved) throw editConflict(await lastQuestionEdit(transaction, quiz.id, place.questionId));
      const keyChanged = JSON.stringify(before.answer?.key ?? null) !== JSON.stringify(change.answer?.key ?? null);
      await recordAudit(transaction, keyChanged ? 'question.key_changed' : 'question.changed', { kind: 'quiz', id: quiz.id }, { questionId: place.questionId });
      const after = await authorQuestion(transaction, quiz.id, place.questionId);
      if (!after) throw new DomainError('not_found');
      return authorQuestionView(after);
    });
  }
}
