import type { AuthorQuizView } from '@sinau/contracts/quizzes';
import type { Actor } from '@sinau/domain/identity';
import type { QuizSettings } from '@sinau/domain/quizzes';
import { recordAudit } from '@sinau/persistence/audit';
import { AuthorDatabase } from '@sinau/persistence/core';
import { changeSettings, lastSettingsEdit } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { authorQuizView, editableQuiz, editConflict, type QuizPlace } from './edit-quiz.js';

/** Changes how a draft quiz is taken. `conflict` (who, when) when someone changed it since. */
@Injectable()
export class ChangeQuizSettings {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  run(actor: Actor, place: QuizPlace, change: { readonly revision: number; readonly settings: QuizSettings }): Promise<AuthorQuizView> {
    return this.database.transaction(actor, async (transaction) => {
      const quiz = await editableQuiz(transaction, actor, place);
      const saved = await changeSettings(transaction, quiz.id, { revision: change.revision, editorId: personOf(actor).personId, values: change.settings });
      if (!saved) throw editConflict(await lastSettingsEdit(transaction, quiz.id));
      await recordAudit(transaction, 'quiz.settings_changed', { kind: 'quiz', id: quiz.id }, { title: change.settings.title });
      return authorQuizView(transaction, await editableQuiz(transaction, actor, place));
    });
  }
}
