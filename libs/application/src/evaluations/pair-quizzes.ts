import type { QuizPairsView } from '@sinau/contracts/evaluations';
import { DomainError } from '@sinau/domain/core';
import { mayEditCourse, mayReadDraft } from '@sinau/domain/courses';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { courseOwner, insertQuizPair, knowsCompetency, quizLessonsOf, quizPairsOf, removeQuizPair, type NewQuizPair } from '@sinau/persistence/evaluations';
import { Inject, Injectable } from '@nestjs/common';

/** Says which quizzes of a course measure the same before and after. */
@Injectable()
export class PairQuizzes {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found`. */
  read(actor: Actor, courseId: string): Promise<QuizPairsView> {
    return this.database.transaction(actor, async (transaction) => {
      const course = await this.course(transaction, courseId);
      if (!mayReadDraft(actor, course)) throw new DomainError('not_found');
      return this.view(transaction, courseId, mayEditCourse(actor, course));
    });
  }

  /** Throws `not_found`, `quiz_pair_unknown` unless both are quizzes of the published version, `quiz_pair_exists`. */
  pair(actor: Actor, { courseId, ...wanted }: NewQuizPair): Promise<QuizPairsView> {
    return this.database.transaction(actor, async (transaction) => {
      await this.editable(transaction, actor, courseId);
      const quizzes = new Map((await quizLessonsOf(transaction, courseId)).map(({ lessonId, title }) => [lessonId, title]));
      const [pre, post] = [quizzes.get(wanted.preLessonId), quizzes.get(wanted.postLessonId)];
      if (pre === undefined || post === undefined || wanted.preLessonId === wanted.postLessonId) throw new DomainError('quiz_pair_unknown');
      if (wanted.competencyId !== null && !(await knowsCompetency(transaction, wanted.competencyId))) throw new DomainError('not_found');
      if (!(await insertQuizPair(transaction, { courseId, ...wanted }))) throw new DomainError('quiz_pair_exists');
      await recordAudit(transaction, 'course.quizzes_paired', { kind: 'course', id: courseId }, { pre, post });
      return this.view(transaction, courseId, true);
    });
  }

  /** Throws `not_found`. */
  async unpair(actor: Actor, courseId: string, pairId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      await this.editable(transaction, actor, courseId);
      const pair = (await quizPairsOf(transaction, courseId)).find(({ id }) => id === pairId);
      if (!pair || !(await removeQuizPair(transaction, courseId, pairId))) throw new DomainError('not_found');
      await recordAudit(transaction, 'course.quizzes_unpaired', { kind: 'course', id: courseId }, { pre: pair.preTitle, post: pair.postTitle });
    });
  }

  private async view(transaction: Transaction, courseId: string, mayChange: boolean): Promise<QuizPairsView> {
    return { mayChange, pairs: await quizPairsOf(transaction, courseId), quizzes: await quizLessonsOf(transaction, courseId) };
  }

  private async course(transaction: Transaction, courseId: string) {
    const ownerId = await courseOwner(transaction, courseId);
    if (ownerId === null) throw new DomainError('not_found');
    return { agencyId: transaction.agencyId, courseId, ownerId };
  }

  private async editable(transaction: Transaction, actor: Actor, courseId: string): Promise<void> {
    if (!mayEditCourse(actor, await this.course(transaction, courseId))) throw new DomainError('not_found');
  }
}
