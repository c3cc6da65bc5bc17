import type { FrozenKeys, FrozenQuestion, Paper, Response } from '../quizzes/quiz.js';
import { roundHalfUp } from './round.js';
import { scoreQuestion } from './score-question.js';

export type QuestionGrade = {
  readonly questionId: string;
  readonly points: number;
  readonly maxPoints: number;
  readonly verdict: 'right' | 'partly' | 'wrong' | 'blank';
};

export type Grade = {
  readonly points: number;
  readonly maxPoints: number;
  /** Percent, rounded half up to two decimals before it is compared with the pass mark. */
  readonly score: number;
  readonly passed: boolean;
  readonly questions: readonly QuestionGrade[];
};

export type GradedWork = {
  readonly paper: Paper;
  readonly questions: readonly FrozenQuestion[];
  readonly keys: FrozenKeys;
  readonly responses: ReadonlyMap<string, Response | null>;
  readonly passMark: number;
};

function verdictOf(fraction: number, response: Response | null): QuestionGrade['verdict'] {
  if (response === null) return 'blank';
  if (fraction >= 1) return 'right';
  return fraction > 0 ? 'partly' : 'wrong';
}

function gradeLine(questionId: string, work: GradedWork): QuestionGrade {
  const question = work.questions.find((one) => one.id === questionId);
  const keyed = work.keys[questionId];
  if (!question || !keyed) throw new Error(`question ${questionId} of the paper has no frozen question or key`);
  const response = work.responses.get(questionId) ?? null;
  const fraction = scoreQuestion(keyed.key, response);
  return { questionId, points: roundHalfUp(fraction * question.points, 2), maxPoints: question.points, verdict: verdictOf(fraction, response) };
}

const total = (values: readonly number[]) => roundHalfUp(values.reduce((sum, value) => sum + value, 0), 2);

/** Marks a paper by the keys frozen with it. Questions that the paper did not draw do not count. */
export function grade(work: GradedWork): Grade {
  const questions = work.paper.map((line) => gradeLine(line.questionId, work));
  const points = total(questions.map((question) => question.points));
  const maxPoints = total(questions.map((question) => question.maxPoints));
  const score = maxPoints === 0 ? 0 : roundHalfUp((points / maxPoints) * 100, 2);
  return { points, maxPoints, score, passed: maxPoints > 0 && score >= work.passMark, questions };
}
