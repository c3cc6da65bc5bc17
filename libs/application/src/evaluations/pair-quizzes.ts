import type { QuizPairsView } from '@sinau/contracts/evaluations';
import { DomainError } from '@sinau/domain/core';
import { mayEditCourse, mayReadDraft } from '@sinau/domain/courses';
import type { Actor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { courseOwner, insertQuizPair, knowsCompetency, pairedQuestions, quizLessonsOf, quizPairsOf, removeQuizPair, setQuestionCompetency, type NewQuizPair } from '@sinau/persistence/evaluations';
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

  /** Throws `not_found`, and `question_unpaired` unless paired quizzes of the published version ask them all. */
  nameCompetency(actor: Actor, { courseId, questionIds, competencyId }: { readonly courseId: string; readonly questionIds: readonly string[]; readonly competencyId: string | null }): Promise<QuizPairsView> {
    return this.database.transaction(actor, async (transaction) => {
      await this.editable(transaction, actor, courseId);
      const asked = new Set((await pairedQuestions(transaction, courseId)).map(({ id }) => id));
      if (questionIds.some((id) => !asked.has(id))) throw new DomainError('question_unpaired');
      if (competencyId !== null && !(await knowsCompetency(transaction, competencyId))) throw new DomainError('not_found');
      await setQuestionCompetency(transaction, [...new Set(questionIds)], competencyId);
      const view = await this.view(transaction, courseId, true);
      const name = view.questions.find(({ id }) => id === questionIds[0])?.competency ?? null;
      await recordAudit(transaction, 'course.questions_measured', { kind: 'course', id: courseId }, { count: questionIds.length, name });
      return view;
    });
  }

  private async view(transaction: Transaction, courseId: string, mayChange: boolean): Promise<QuizPairsView> {
    return { mayChange, pairs: await quizPairsOf(transaction, courseId), quizzes: await quizLessonsOf(transaction, courseId), questions: await pairedQuestions(transaction, courseId) };
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
