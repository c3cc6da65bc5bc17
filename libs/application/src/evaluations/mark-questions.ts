import { grade } from '@sinau/domain/grading';
import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { attemptsToMark, keepMarks } from '@sinau/persistence/evaluations';
import { attemptToGrade } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';

const AT_ONCE = 500;

/** Keeps what each question of a paired quiz earned, as grading reckons it. Also of attempts that were graded before a question named its competency. Running twice changes nothing. */
@Injectable()
export class MarkQuestions {
  constructor(@Inject(Database) private readonly database: Database) {}

  find(actor: SystemActor): Promise<string[]> {
    return this.database.transaction(actor, (transaction) => attemptsToMark(transaction, AT_ONCE));
  }

  async run(actor: SystemActor, attemptId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const attempt = await attemptToGrade(transaction, attemptId);
      if (attempt?.state !== 'graded') return;
      const { questions } = grade({ ...attempt, passMark: attempt.settings.passMark });
      await keepMarks(transaction, attemptId, Object.fromEntries(questions.map(({ questionId, points, maxPoints }) => [questionId, [points, maxPoints] as const])));
    });
  }
}
