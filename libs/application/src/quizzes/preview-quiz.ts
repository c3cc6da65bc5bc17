import type { QuizPreview } from '@sinau/contracts/quizzes';
import { DomainError } from '@sinau/domain/core';
import { mayReadDraft } from '@sinau/domain/courses';
import type { Actor } from '@sinau/domain/identity';
import { drawPaper, fixedRandom } from '@sinau/domain/quizzes';
import { AuthorDatabase } from '@sinau/persistence/core';
import { authorQuestions, authorQuiz } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { paperQuestions } from './attempt-view.js';
import type { QuizPlace } from './edit-quiz.js';

/** A draft quiz as a learner would see it: one paper, drawn as an attempt's is, the same at each look. No key leaves the wall. */
@Injectable()
export class PreviewQuiz {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  /** Throws `not_found`, also when the draft is not theirs to read. */
  run(actor: Actor, place: QuizPlace): Promise<QuizPreview> {
    return this.database.transaction(actor, async (transaction) => {
      const quiz = await authorQuiz(transaction, place.courseId, place.quizId);
      if (!quiz || !mayReadDraft(actor, { agencyId: transaction.agencyId, courseId: quiz.courseId, ownerId: quiz.ownerId })) throw new DomainError('not_found');
      const questions = (await authorQuestions(transaction, quiz.id)).map(({ id, content, points, topic }) => ({ id, content, points, topic }));
      const { title, instructions } = quiz.settings;
      return { courseTitle: quiz.courseTitle, language: quiz.language, title, instructions, questions: paperQuestions(drawPaper(quiz.settings, questions, fixedRandom(quiz.id)), { questions }) };
    });
  }
}
