import type { AuthorQuizView } from '@sinau/contracts/quizzes';
import type { Actor } from '@sinau/domain/identity';
import { AuthorDatabase } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { authorQuizView, editableQuiz, type QuizPlace } from './edit-quiz.js';

/** A draft quiz with its keys, for those who may edit its course. */
@Injectable()
export class ReadAuthorQuiz {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  run(actor: Actor, place: QuizPlace): Promise<AuthorQuizView> {
    return this.database.transaction(actor, async (transaction) => authorQuizView(transaction, await editableQuiz(transaction, actor, place)));
  }
}
