import type { AuthorQuestion, AuthorQuizView } from '@sinau/contracts/quizzes';
import { DomainError } from '@sinau/domain/core';
import { mayEditCourse } from '@sinau/domain/courses';
import type { Actor } from '@sinau/domain/identity';
import type { QuestionContent } from '@sinau/domain/quizzes';
import type { Transaction } from '@sinau/persistence/core';
import { assetById } from '@sinau/persistence/media';
import { authorQuestions, authorQuiz, type AuthorQuestionRecord, type AuthorQuizRecord, type LastEdit } from '@sinau/persistence/quizzes';

export type QuizPlace = { readonly courseId: string; readonly quizId: string };
export type QuestionPlace = QuizPlace & { readonly questionId: string };

/** The draft quiz, when the actor may edit its course; else `not_found`, so that nobody learns of another's course. */
export async function editableQuiz(transaction: Transaction, actor: Actor, place: QuizPlace): Promise<AuthorQuizRecord> {
  const quiz = await authorQuiz(transaction, place.courseId, place.quizId);
  if (!quiz || !mayEditCourse(actor, { agencyId: transaction.agencyId, courseId: quiz.courseId, ownerId: quiz.ownerId })) throw new DomainError('not_found');
  return quiz;
}

/** Throws `picture_unknown` when a question shows what is no picture of its course. */
export async function assertOwnPicture(transaction: Transaction, courseId: string, { picture }: QuestionContent): Promise<void> {
  if (!picture) return;
  const asset = await assetById(transaction, picture.mediaId);
  if (asset?.courseId !== courseId || asset.kind !== 'image') throw new DomainError('picture_unknown');
}

/** What is thrown when another save came between: who and when, where that is known. */
export function editConflict(edit: LastEdit | null): DomainError {
  return new DomainError('conflict', { editedBy: edit?.editedBy ?? null, editedAt: edit?.editedAt?.toISOString() ?? null });
}

export function authorQuestionView(question: AuthorQuestionRecord): AuthorQuestion {
  return { ...question };
}

export async function authorQuizView(transaction: Transaction, quiz: AuthorQuizRecord): Promise<AuthorQuizView> {
  const questions = await authorQuestions(transaction, quiz.id);
  return {
    id: quiz.id, courseId: quiz.courseId, courseTitle: quiz.courseTitle, revision: quiz.revision,
    editedAt: quiz.editedAt.toISOString(), settings: quiz.settings, questions: questions.map(authorQuestionView),
  };
}
