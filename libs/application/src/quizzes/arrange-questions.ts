import type { AuthorQuestion, AuthorQuizView } from '@sinau/contracts/quizzes';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { positionAfter } from '@sinau/domain/quizzes';
import { recordAudit } from '@sinau/persistence/audit';
import { AuthorDatabase } from '@sinau/persistence/core';
import { authorQuestion, authorQuestions, placeQuestion, removeQuestion, restoreQuestion } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { authorQuestionView, authorQuizView, editableQuiz, type QuestionPlace } from './edit-quiz.js';

/** Moves, removes and brings back the questions of a draft quiz. */
@Injectable()
export class ArrangeQuestions {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  /** Places a question behind `after`, or at the front when that is null. */
  move(actor: Actor, place: QuestionPlace, after: string | null): Promise<AuthorQuizView> {
    return this.database.transaction(actor, async (transaction) => {
      const quiz = await editableQuiz(transaction, actor, place);
      const others = (await authorQuestions(transaction, quiz.id)).filter((question) => question.id !== place.questionId);
      const index = after === null ? -1 : others.findIndex((question) => question.id === after);
      if (after !== null && index < 0) throw new DomainError('not_found');
      const position = positionAfter(others.map((question) => question.position), index);
      if (!(await placeQuestion(transaction, quiz.id, place.questionId, position))) throw new DomainError('not_found');
      return authorQuizView(transaction, quiz);
    });
  }

  async remove(actor: Actor, place: QuestionPlace): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const quiz = await editableQuiz(transaction, actor, place);
      if (!(await removeQuestion(transaction, quiz.id, place.questionId))) throw new DomainError('not_found');
      await recordAudit(transaction, 'question.removed', { kind: 'quiz', id: quiz.id }, { questionId: place.questionId });
    });
  }

  restore(actor: Actor, place: QuestionPlace): Promise<AuthorQuestion> {
    return this.database.transaction(actor, async (transaction) => {
      const quiz = await editableQuiz(transaction, actor, place);
      await restoreQuestion(transaction, quiz.id, place.questionId);
      const question = await authorQuestion(transaction, quiz.id, place.questionId);
      if (!question) throw new DomainError('not_found');
      await recordAudit(transaction, 'question.restored', { kind: 'quiz', id: quiz.id }, { questionId: place.questionId });
      return authorQuestionView(question);
    });
  }
}
