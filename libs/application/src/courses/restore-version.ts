import type { DraftView } from '@sinau/contracts/courses';
import { DomainError } from '@sinau/domain/core';
import { outlineOf } from '@sinau/domain/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { AuthorDatabase } from '@sinau/persistence/core';
import { restoreArticles, restoreQuizzes, saveDraft, wholeVersion } from '@sinau/persistence/courses';
import { Inject, Injectable } from '@nestjs/common';
import { draftViewOf } from './draft-view.js';
import { lockedCourse, readableDraft } from './find-course.js';

export type VersionRestoration = { readonly courseId: string; readonly versionId: string; readonly revision: number };

/**
 * Makes the draft what a published version was: outline, articles, quizzes with keys. Nothing is published,
 * and learners notice nothing. What came later leaves the draft but stays stored.
 */
@Injectable()
export class RestoreVersion {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  /** Throws `draft_conflict` as a save does, `not_found` for a version of another course. */
  async run(actor: PersonActor, { courseId, versionId, revision }: VersionRestoration): Promise<DraftView> {
    return this.database.transaction(actor, async (transaction) => {
      const course = await lockedCourse(transaction, courseId);
      if (course.archivedAt !== null) throw new DomainError('course_archived');
      const version = await wholeVersion(transaction, courseId, versionId);
      if (!version) throw new DomainError('not_found');
      const saved = await saveDraft(transaction, courseId, revision, outlineOf(version.document), actor.personId);
      const draft = await readableDraft(transaction, courseId);
      if (!saved) throw new DomainError('draft_conflict', { editedBy: draft.editedBy.name, editedAt: draft.editedAt.toISOString(), revision: draft.revision });
      await restoreArticles(transaction, courseId, version.document.articles, actor.personId);
      await restoreQuizzes(transaction, courseId, version.quizzes, actor.personId);
      await recordAudit(transaction, 'course.version_restored', { kind: 'course', id: courseId }, { version: version.number });
      return draftViewOf(actor, await readableDraft(transaction, courseId));
    });
  }
}
