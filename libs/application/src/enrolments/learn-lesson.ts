import { issueCertificate } from '@sinau/contracts/jobs';
import type { LessonProgressView } from '@sinau/contracts/enrolments';
import { DomainError } from '@sinau/domain/core';
import { completedBy, countWatched, coveredSeconds, isWatched, type SecondRange } from '@sinau/domain/enrolments';
import type { Actor } from '@sinau/domain/identity';
import { Database, enqueue, type Transaction } from '@sinau/persistence/core';
import { beginWatching, completeLesson, keepWatchedUnion, openLesson } from '@sinau/persistence/enrolments';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { lessonProgressOf } from './course-page-view.js';
import { OwnCourses } from './own-course.js';

export type LessonPlace = { readonly enrolmentId: string; readonly lessonId: string };

/** Opening, watching and reading a lesson of one's own enrolment. Progress only grows. */
@Injectable()
export class LearnLesson {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OwnCourses) private readonly courses: OwnCourses,
  ) {}

  /** The course goes on here; the first lesson opened fixes the version. */
  async open(actor: Actor, place: LessonPlace): Promise<LessonProgressView> {
    const { version, enrolment } = await this.courses.readLesson(actor, place);
    const opened = await openLesson(this.database, actor, { ...place, personId: personOf(actor).personId, versionId: version.id });
    if (!opened) throw new DomainError('conflict');
    return lessonProgressOf(version, enrolment, place.lessonId);
  }

  /**
   * Adds watched ranges in whole seconds; the video is done when its union covers enough of it. What can't have been watched
   * since the lesson was opened is answered as `withheldSeconds` and counts when it is sent again.
   */
  async watch(actor: Actor, place: LessonPlace, seen: { positionSeconds: number; secondsAgo: number; watched: readonly SecondRange[] }): Promise<LessonProgressView> {
    const { version, lesson, enrolment } = await this.courses.readLesson(actor, place);
    const media = lesson.kind === 'video' && lesson.mediaId !== null ? version.document.media[lesson.mediaId] : undefined;
    const duration = Math.round((media?.durationMs ?? 0) / 1000);
    // Seconds beyond the end do not exist: a client's clock may overrun, but never fill a gap.
    const sent = seen.watched.map(([from, to]): SecondRange => [Math.min(from, duration), Math.min(to, duration)]);
    const withheldSeconds = await this.database.transaction(actor, async (transaction) => {
      const { positionSeconds, secondsAgo } = seen;
      const held = await beginWatching(transaction, { ...place, personId: personOf(actor).personId, positionSeconds, secondsAgo });
      if (!held) throw new DomainError('not_found');
      const counted = countWatched(held.watched, sent, held.secondsSinceOpening);
      const covered = coveredSeconds(counted.union);
      if (covered > coveredSeconds(held.watched)) await keepWatchedUnion(transaction, place, counted.union);
      if (!held.done && lesson.kind === 'video' && isWatched(covered, duration)) await this.complete(transaction, place);
      return counted.withheldSeconds;
    });
    return { ...(await this.progress(actor, place, enrolment.versionId)), withheldSeconds };
  }

  /** The learner says that an article or document is read. */
  async markRead(actor: Actor, place: LessonPlace): Promise<LessonProgressView> {
    const { version, lesson, enrolment } = await this.courses.readLesson(actor, place);
    const by = completedBy(lesson);
    if (by !== 'learner') throw new DomainError(by === 'watching' ? 'lesson_needs_watching' : 'lesson_needs_passing');
    await openLesson(this.database, actor, { ...place, personId: personOf(actor).personId, versionId: version.id });
    await this.database.transaction(actor, (transaction) => this.complete(transaction, place));
    return this.progress(actor, place, enrolment.versionId);
  }

  private async complete(transaction: Transaction, { enrolmentId, lessonId }: LessonPlace): Promise<void> {
    await completeLesson(transaction, enrolmentId, lessonId);
    await enqueue(transaction, issueCertificate, { agencyId: transaction.agencyId, enrolmentId });
  }

  private async progress(actor: Actor, place: LessonPlace, versionId: string): Promise<LessonProgressView> {
    const { version, enrolment } = await this.courses.read(actor, place.enrolmentId);
    if (enrolment.versionId !== versionId) throw new DomainError('conflict');
    return lessonProgressOf(version, enrolment, place.lessonId);
  }
}
