import { allowed, refused, type Decision } from '../core/decision.js';
import type { QuizSettings } from './quiz.js';

export type StartFacts = {
  readonly enrolmentState: 'enrolled' | 'in_progress' | 'completed' | 'withdrawn';
  /** Whether today, in the agency's zone, lies within the run's dates. */
  readonly run: 'before' | 'open' | 'ended';
  readonly startsOn: string;
  readonly endsOn: string;
  readonly attemptsMade: number;
  readonly questionCount: number;
};

/** Whether a learner may begin another attempt now. An open one is gone on with, never refused. */
export function mayStart(settings: QuizSettings, facts: StartFacts): Decision {
  if (facts.enrolmentState === 'withdrawn') return refused('enrolment_withdrawn');
  if (facts.run === 'before') return refused('run_not_started', { startsOn: facts.startsOn });
  if (facts.run === 'ended') return refused('run_ended', { endsOn: facts.endsOn });
  if (facts.questionCount === 0) return refused('quiz_empty');
  if (settings.attemptsAllowed !== null && facts.attemptsMade >= settings.attemptsAllowed) {
    return refused('no_attempts_left', { attemptsAllowed: settings.attemptsAllowed });
  }
  return allowed;
}
