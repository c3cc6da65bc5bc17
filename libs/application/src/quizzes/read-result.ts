import type { ResultView } from '@sinau/contracts/quizzes';
import { DomainError } from '@sinau/domain/core';
import { roundHalfUp } from '@sinau/domain/grading';
import type { Actor } from '@sinau/domain/identity';
import type { AttemptReview } from '@sinau/domain/quizzes';
import { Database } from '@sinau/persistence/core';
import { lobbyFacts, ownAttempt, reviewOf, type OwnAttempt, type QuizVersion } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { attemptSummaryOf, paperQuestions } from './attempt-view.js';
import { QuizVersions } from './quiz-versions.js';

function reviewLines(attempt: OwnAttempt, version: QuizVersion, review: AttemptReview): NonNullable<ResultView['review']> {
  const answers = new Map(attempt.answers.map((answer) => [answer.questionId, answer.response]));
  const reviewed = new Map(review.questions.map((question) => [question.questionId, question]));
  return paperQuestions(attempt.paper, version).map((question) => {
    const line = reviewed.get(question.id);
    return {
      question,
      response: answers.get(question.id) ?? null,
      verdict: line?.verdict ?? null,
      points: review.show === 'score_only' ? null : (line?.points ?? null),
      key: line?.key ?? null,
      feedback: line?.feedback ?? null,
    };
  });
}

function topicsOf(version: QuizVersion, review: AttemptReview | null): ResultView['topics'] {
  if (!review || review.show === 'score_only') return [];
  const topics = new Map<string, { points: number; maxPoints: number }>();
  const topicById = new Map(version.questions.map((question) => [question.id, question.topic]));
  for (const line of review.questions) {
    const topic = topicById.get(line.questionId);
    if (!topic) continue;
    const sum = topics.get(topic) ?? { points: 0, maxPoints: 0 };
    topics.set(topic, { points: roundHalfUp(sum.points + line.points, 2), maxPoints: roundHalfUp(sum.maxPoints + line.maxPoints, 2) });
  }
  return [...topics].map(([topic, sum]) => ({ topic, ...sum }));
}

/** The result of one's own submitted attempt, with the review as far as it is released. */
@Injectable()
export class ReadResult {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(QuizVersions) private readonly versions: QuizVersions,
  ) {}

  async run(actor: Actor, attemptId: string): Promise<ResultView> {
    const { personId, agencyId } = personOf(actor);
    const attempt = await ownAttempt(this.database, actor, attemptId, personId);
    if (!attempt) throw new DomainError('not_found');
    if (attempt.state === 'open' || !attempt.submittedAt || !attempt.submittedBy || attempt.receipt === null) throw new DomainError('attempt_open');
    const version = await this.versions.byId(actor, agencyId, attempt.quizVersionId);
    const [held, lobby] = await Promise.all([
      reviewOf(this.database, actor, attemptId, personId),
      lobbyFacts(this.database, actor, attempt.enrolmentId, attempt.lessonId, personId),
    ]);
    const review = held?.review ?? null;
    return {
      attemptId, enrolmentId: attempt.enrolmentId, lessonId: attempt.lessonId, courseTitle: held?.courseTitle ?? '', title: version.settings.title, language: version.language,
      number: attempt.number, state: attempt.state, submittedAt: attempt.submittedAt.toISOString(), submittedBy: attempt.submittedBy, receipt: attempt.receipt,
      passMark: version.settings.passMark, points: attempt.points, maxPoints: attempt.maxPoints, score: attempt.score, passed: attempt.passed,
      policy: version.settings.review, attempts: (lobby?.attempts ?? []).map(attemptSummaryOf), attemptsAllowed: version.settings.attemptsAllowed,
      topics: topicsOf(version, review), review: review ? reviewLines(attempt, version, review) : null,
    };
  }
}
