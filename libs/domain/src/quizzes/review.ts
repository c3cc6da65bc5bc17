import type { Grade, QuestionGrade } from '../grading/grade.js';
import type { FrozenKeys, QuizSettings } from './quiz.js';
import type { AnswerKey } from './quiz.js';

/** What a learner may read of a graded attempt once it is released. Written by the worker, then never changed. */
export type AttemptReview = {
  readonly show: QuizSettings['review']['show'];
  readonly questions: readonly {
    readonly questionId: string;
    readonly points: number;
    readonly maxPoints: number;
    readonly verdict: QuestionGrade['verdict'] | null;
    readonly key: AnswerKey | null;
    readonly feedback: string | null;
  }[];
};

export type ReleaseFacts = { readonly passed: boolean; readonly lastAttempt: boolean; readonly runEnded: boolean };

/** Whether the quiz's policy lets the review be read now. */
export function isReleased(settings: QuizSettings, facts: ReleaseFacts): boolean {
  switch (settings.review.release) {
    case 'at_once':
      return true;
    case 'after_pass_or_last_attempt':
      return facts.passed || facts.lastAttempt;
    case 'after_run_ends':
      return facts.runEnded;
    case 'never':
      return false;
  }
}

/** Makes the review that the policy allows: nothing of a key or verdict goes beyond `show`. */
export function makeReview(settings: QuizSettings, grade: Grade, keys: FrozenKeys): AttemptReview {
  const { show } = settings.review;
  const verdicts = show !== 'score_only';
  const answers = show === 'answers_and_feedback';
  return {
    show,
    questions: grade.questions.map((question) => ({
      questionId: question.questionId,
      points: verdicts ? question.points : 0,
      maxPoints: question.maxPoints,
      verdict: verdicts ? question.verdict : null,
      key: answers ? (keys[question.questionId]?.key ?? null) : null,
      feedback: answers ? (keys[question.questionId]?.feedback ?? null) : null,
    })),
  };
}
