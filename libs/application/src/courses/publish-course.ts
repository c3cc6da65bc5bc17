import { tellPackageReceiver } from '@sinau/contracts/jobs';
import { DomainError } from '@sinau/domain/core';
import { publishChecklist, type CourseOutline } from '@sinau/domain/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { AuthorDatabase, enqueue, newId, type Transaction } from '@sinau/persistence/core';
import { addVersion, draftOf, writeCatalogueEntry, type FrozenQuiz, type StoredParts } from '@sinau/persistence/courses';
import { takenOffers } from '@sinau/persistence/packages';
import { Inject, Injectable } from '@nestjs/common';
import { answerRequests, type ChangeAnswer } from '../decisions/index.js';
import { catalogueFacts } from './catalogue-facts.js';
import { lockedCourse } from './find-course.js';
import { readinessOf } from './freeze-course.js';
import { publicationOf, type Publication } from './read-publication.js';

export type Published = { readonly versionId: string; readonly number: number; readonly created: boolean };

function assertPublishable(outline: CourseOutline, parts: StoredParts): void {
  const blocking = publishChecklist(outline, readinessOf(parts)).filter((item) => item.severity === 'blocking');
  if (blocking.length > 0) throw new DomainError('not_publishable', { blocking: blocking.length, codes: [...new Set(blocking.map((item) => item.code))] });
}

function frozenOf({ document, parts }: Publication): FrozenQuiz[] {
  return Object.keys(document.quizzes).flatMap((quizId) => {
    const quiz = parts.quizzes[quizId];
    return quiz ? [{ quizId, settings: quiz.settings, questions: quiz.questions, keys: quiz.keys }] : [];
  });
}

/**
 * Freezes a draft with its articles, quizzes and keys as a numbered version and makes it current, in one
 * transaction under the course's lock. Publishing the same again gives the version that is there.
 */
@Injectable()
export class PublishCourse {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  /**
   * Throws `draft_conflict` when the draft moved on from the revision that was checked, `not_publishable` with the blocking codes.
   * Change requests that are named are answered by the new version: `request_needs_new_version` when there is none.
   */
  async run(actor: PersonActor, { courseId, revision, answers = [] }: { courseId: string; revision: number; answers?: readonly ChangeAnswer[] }): Promise<Published> {
    return this.database.transaction(actor, async (transaction) => {
      const course = await lockedCourse(transaction, courseId);
      if (course.archivedAt !== null) throw new DomainError('course_archived');
      const draft = await draftOf(transaction, courseId);
      if (!draft) throw new DomainError('not_found');
      if (draft.revision !== revision) {
        throw new DomainError('draft_conflict', { editedBy: draft.editedBy.name, editedAt: draft.editedAt.toISOString(), revision: draft.revision });
      }
      const publication = await publicationOf(transaction, courseId, draft.outline);
      assertPublishable(draft.outline, publication.parts);
      const { current, unchanged } = publication;
      if (current && unchanged) {
        if (answers.length > 0) throw new DomainError('request_needs_new_version');
        return { versionId: current.id, number: current.number, created: false };
      }
      const published = await this.write(transaction, courseId, actor.personId, publication);
      await answerRequests(transaction, { courseId, personId: actor.personId, ...published }, answers);
      return published;
    });
  }

  private async write(transaction: Transaction, courseId: string, publishedBy: string, publication: Publication): Promise<Published> {
    const { document, contentHash, changes } = publication;
    const id = newId();
    const number = await addVersion(transaction, { id, courseId, document, contentHash, changes, publishedBy, quizzes: frozenOf(publication) });
    await writeCatalogueEntry(transaction, { courseId, versionId: id, ...catalogueFacts(document) });
    await recordAudit(transaction, 'course.published', { kind: 'course', id: courseId }, { version: number, contentHash });
    for (const { offerId, agencyId } of await takenOffers(transaction, courseId)) await enqueue(transaction, tellPackageReceiver, { agencyId, offerId, versionId: id });
    return { versionId: id, number, created: true };
  }
}
