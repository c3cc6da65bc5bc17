import type { AuthorQuizView } from '@sinau/contracts/quizzes';
import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import type { QuizSettings } from '@sinau/domain/quizzes';
import { recordAudit } from '@sinau/persistence/audit';
import { AuthorDatabase } from '@sinau/persistence/core';
import { changeSettings } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { authorQuizView, editableQuiz, type QuizPlace } from './edit-quiz.js';

/** Changes how a draft quiz is taken. `conflict` when someone changed it since. */
@Injectable()
export class ChangeQuizSettings {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  run(actor: Actor, place: QuizPlace, change: { readonly revision: number; readonly settings: QuizSettings }): Promise<AuthorQuizView> {
    return this.database.transaction(actor, async (transaction) => {
      const quiz = await editableQuiz(transaction, actor, place);
      if (!(await changeSettings(transaction, quiz.id, change.revision, change.settings))) throw new DomainError('conflict');
      await recordAudit(transaction, 'quiz.settings_changed', { kind: 'quiz', id: quiz.id }, { title: change.settings.title });
      return authorQuizView(transaction, await editableQuiz(transaction, actor, place));
    });
  }
}
