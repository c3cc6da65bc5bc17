import type { QuizSettings } from '@sinau/domain/quizzes';

/** A quiz as it is when its lesson has just been added. */
export function newQuizSettings(title: string): QuizSettings {
  return {
    title,
    instructions: '',
    timeLimitMinutes: null,
    attemptsAllowed: null,
    passMark: 70,
    draw: null,
    shuffleQuestions: false,
    shuffleOptions: false,
    review: { release: 'at_once', show: 'answers_and_feedback' },
  };
}
