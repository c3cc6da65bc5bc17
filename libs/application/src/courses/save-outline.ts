import type { DraftView } from '@sinau/contracts/courses';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { checkOutline, lessonMedia, lessonsOf, outlineRefused, quizIdsOf, type CourseOutline } from '@sinau/domain/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase, newId, type Transaction } from '@sinau/persistence/core';
import { ensureQuizzes, saveDraft, strangeReferences } from '@sinau/persistence/courses';
import { Inject, Injectable } from '@nestjs/common';
import { draftViewOf } from './draft-view.js';
import { editableCourse, readableDraft } from './find-course.js';
import { newQuizSettings } from './new-quiz-settings.js';

export type OutlineSave = { readonly courseId: string; readonly revision: number; readonly outline: CourseOutline };

/** Each quiz lesson gets a quiz of its own. */
function withQuizIds(outline: CourseOutline): CourseOutline {
  const modules = outline.modules.map((module) => ({
    ...module,
    lessons: module.lessons.map((lesson) => (lesson.kind === 'quiz' && lesson.quizId === null ? { ...lesson, quizId: newId() } : lesson)),
  }));
  return { ...outline, modules };
}

/** Stores an outline over the revision that its author has seen, with an empty quiz for each new quiz lesson. */
@Injectable()
export class SaveOutline {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  /**
   * Throws `draft_conflict` (who, when, their revision) when another save came between, and
   * `invalid_outline` for a contradiction or for files and quizzes of another course.
   */
  async run(actor: PersonActor, { courseId, revision, outline }: OutlineSave): Promise<DraftView> {
    assertAllowed(checkOutline(outline));
    const whole = withQuizIds(outline);
    return this.database.transaction(actor, async (transaction) => {
      await editableCourse(transaction, courseId);
      await this.settleReferences(transaction, courseId, whole);
      const saved = await saveDraft(transaction, courseId, revision, whole, actor.personId);
      const draft = await readableDraft(transaction, courseId);
      if (!saved) throw new DomainError('draft_conflict', { editedBy: draft.editedBy.name, editedAt: draft.editedAt.toISOString(), revision: draft.revision });
      return draftViewOf(actor, draft);
    });
  }

  private async settleReferences(transaction: Transaction, courseId: string, outline: CourseOutline): Promise<void> {
    const quizzes = lessonsOf(outline).flatMap((lesson) =>
      lesson.kind === 'quiz' && lesson.quizId !== null ? [{ id: lesson.quizId, settings: newQuizSettings(lesson.title) }] : [],
    );
    await ensureQuizzes(transaction, courseId, quizzes);
    const [stranger] = await strangeReferences(transaction, courseId, lessonMedia(outline), quizIdsOf(outline));
    if (stranger !== undefined) assertAllowed(outlineRefused('foreign_reference', { id: stranger }));
  }
}
