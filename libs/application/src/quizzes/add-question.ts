import type { AuthorQuestion } from '@sinau/contracts/quizzes';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { checkQuestion, positionAfter } from '@sinau/domain/quizzes';
import { recordAudit } from '@sinau/persistence/audit';
import { AuthorDatabase } from '@sinau/persistence/core';
import { authorQuestion, authorQuestions, insertQuestion, type QuestionValues } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { assertOwnPicture, authorQuestionView, editableQuiz, type QuizPlace } from './edit-quiz.js';

/** Adds a question at the end. The client makes the id: the same call again adds no second. */
@Injectable()
export class AddQuestion {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  run(actor: Actor, place: QuizPlace, question: QuestionValues & { readonly id: string }): Promise<AuthorQuestion> {
    assertAllowed(checkQuestion(question.content, question.answer?.key ?? null));
    return this.database.transaction(actor, async (transaction) => {
      const quiz = await editableQuiz(transaction, actor, place);
      await assertOwnPicture(transaction, quiz.courseId, question.content);
      const positions = (await authorQuestions(transaction, quiz.id)).map((one) => one.position);
      const position = positionAfter(positions, positions.length - 1);
      await insertQuestion(transaction, { quizId: quiz.id, questionId: question.id, position, editorId: personOf(actor).personId }, question);
      await recordAudit(transaction, 'question.added', { kind: 'quiz', id: quiz.id }, { questionId: question.id });
      const added = await authorQuestion(transaction, quiz.id, question.id);
      // The id is taken by a question of another quiz.
      if (!added) throw new DomainError('conflict');
      return authorQuestionView(added);
    });
  }
}
