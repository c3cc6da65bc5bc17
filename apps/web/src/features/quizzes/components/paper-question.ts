import type { AttemptView } from '@sinau/contracts/quizzes';

/** One question of a paper, as a learner sees it. */
export type PaperQuestion = AttemptView['questions'][number];
