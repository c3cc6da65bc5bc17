import type { ArticleView } from '@sinau/contracts/courses';
import { DomainError } from '@sinau/domain/core';
import { checkArticle, emptyArticle, lessonsOf, type CourseOutline } from '@sinau/domain/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase } from '@sinau/persistence/core';
import { articleOf, saveArticle, type ArticleDraft } from '@sinau/persistence/courses';
import { Inject, Injectable } from '@nestjs/common';
import { editableCourse, readableDraft } from './find-course.js';

function articleViewOf(lessonId: string, draft: ArticleDraft | null): ArticleView {
  if (!draft) return { lessonId, revision: 0, body: { ...emptyArticle }, editedAt: null, editedBy: null };
  return { lessonId, revision: draft.revision, body: { ...draft.body }, editedAt: draft.editedAt.toISOString(), editedBy: draft.editedBy };
}

function assertArticleLesson(outline: CourseOutline, lessonId: string): void {
  if (!lessonsOf(outline).some((lesson) => lesson.id === lessonId && lesson.kind === 'article')) throw new DomainError('not_found');
}

export type ArticlePlace = { readonly courseId: string; readonly lessonId: string };

/** The draft body of an article lesson; an empty one with revision 0 before its first save. */
@Injectable()
export class ReadArticle {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  async run(actor: PersonActor, { courseId, lessonId }: ArticlePlace): Promise<ArticleView> {
    return this.database.transaction(actor, async (transaction) => {
      assertArticleLesson((await readableDraft(transaction, courseId)).outline, lessonId);
      return articleViewOf(lessonId, await articleOf(transaction, courseId, lessonId));
    });
  }
}

/** Stores an article that the allow-list accepts, over the revision that its author has seen. */
@Injectable()
export class SaveArticle {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  /** Throws `article_refused` (path, reason), `article_conflict` (who, when, their revision). */
  async run(actor: PersonActor, save: ArticlePlace & { readonly revision: number; readonly body: unknown }): Promise<ArticleView> {
    const { courseId, lessonId, revision } = save;
    const checked = checkArticle(save.body);
    if (!checked.accepted) throw new DomainError('article_refused', { path: checked.path, reason: checked.reason });
    return this.database.transaction(actor, async (transaction) => {
      await editableCourse(transaction, courseId);
      assertArticleLesson((await readableDraft(transaction, courseId)).outline, lessonId);
      const saved = await saveArticle(transaction, { courseId, lessonId, revision, body: checked.article, editorId: actor.personId });
      if (saved) return articleViewOf(lessonId, saved);
      const newer = await articleOf(transaction, courseId, lessonId);
      throw new DomainError('article_conflict', { editedBy: newer?.editedBy ?? null, editedAt: newer?.editedAt.toISOString() ?? null, revision: newer?.revision ?? 0 });
    });
  }
}
