import type { AttemptView, ResultView } from '@sinau/contracts/quizzes';
import type { FrozenQuestion, Paper } from '@sinau/domain/quizzes';
import type { AttemptSummary, OwnAttempt, QuizVersion } from '@sinau/persistence/quizzes';

type PaperQuestion = AttemptView['questions'][number];

function ordered(question: FrozenQuestion, order: readonly string[]): PaperQuestion {
  const { id, points, content } = question;
  if (content.kind !== 'single_choice' && content.kind !== 'multiple_response') return { id, points, content };
  const place = new Map(order.map((option, index) => [option, index]));
  const options = [...content.options].sort((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0));
  return { id, points, content: { ...content, options } };
}

/** The paper's questions in the order that was drawn at the start. */
export function paperQuestions(paper: Paper, version: Pick<QuizVersion, 'questions'>): PaperQuestion[] {
  const byId = new Map(version.questions.map((question) => [question.id, question]));
  return paper.flatMap((line) => {
    const question = byId.get(line.questionId);
    return question ? [ordered(question, line.options)] : [];
  });
}

export function attemptViewOf(attempt: OwnAttempt, version: QuizVersion): AttemptView {
  return {
    id: attempt.id,
    enrolmentId: attempt.enrolmentId,
    lessonId: attempt.lessonId,
    number: attempt.number,
    state: attempt.state,
    title: version.settings.title,
    language: version.language,
    startedAt: attempt.startedAt.toISOString(),
    deadlineAt: attempt.deadlineAt?.toISOString() ?? null,
    serverNow: attempt.now.toISOString(),
    receipt: attempt.receipt,
    questions: paperQuestions(attempt.paper, version),
    answers: [...attempt.answers],
  };
}

export function attemptSummaryOf(attempt: AttemptSummary): ResultView['attempts'][number] {
  return {
    id: attempt.id,
    number: attempt.number,
    state: attempt.state,
    startedAt: attempt.startedAt.toISOString(),
    submittedAt: attempt.submittedAt?.toISOString() ?? null,
    score: attempt.score,
    passed: attempt.passed,
  };
}
