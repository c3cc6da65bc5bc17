import type { QuizPairsView } from '@sinau/contracts/evaluations';
import { useQuery } from '@tanstack/react-query';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { BareSelect } from '../../../ui/form/index.js';
import { Section } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/evaluations.module.css';

type Question = QuizPairsView['questions'][number];
type QuizQuestionsProps = {
  readonly title: string; readonly questions: readonly Question[]; readonly mayChange: boolean; readonly competencies: readonly { readonly value: string; readonly label: string }[];
  readonly onName: (questionId: string, competencyId: string | null) => void;
};

function QuizQuestions({ title, questions, mayChange, competencies, onName }: QuizQuestionsProps) {
  const t = useText();
  const named = questions.filter(({ competencyId }) => competencyId !== null).length;
  return (
    <details className={classes.theme}>
      <summary><Written>{title}</Written> ({t('evaluations.questions.named', { named, all: questions.length })})</summary>
      <div className={classes.figures}>
        {questions.map(({ id, stem, competencyId, competency }) => {
          // A competency that the course no longer proves stays chosen until another is.
          const known = competencyId === null || competencies.some(({ value }) => value === competencyId) ? competencies : [...competencies, { value: competencyId, label: competency ?? '–' }];
          return mayChange ? (
            <div key={id}>
              <label htmlFor={`measures-${id}`}><Written>{stem}</Written></label>
              <BareSelect id={`measures-${id}`} value={competencyId ?? ''} onChange={({ currentTarget: { value } }) => onName(id, value === '' ? null : value)}>
                <option value="">{t('evaluations.item.competency.none')}</option>
                {known.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
              </BareSelect>
            </div>
          ) : (
            <p key={id}><Written>{stem}</Written>: {competency ?? t('evaluations.item.competency.none')}</p>
          );
        })}
      </div>
    </details>
  );
}

/** What each question of the paired quizzes measures; gain is then told by competency. */
export function QuestionCompetencies({ courseId, view }: { readonly courseId: string; readonly view: QuizPairsView }) {
  const t = useText();
  const proof = useQuery(routeQuery('GET /api/courses/:courseId/competencies', { params: { courseId } }));
  const name = useRouteMutation('PUT /api/courses/:courseId/question-competencies', { invalidates: ['GET /api/courses/:courseId/quiz-pairs', 'GET /api/runs/:runId/learning'] });
  if (view.questions.length === 0) return null;
  const competencies = (proof.data?.competencies ?? []).map(({ competencyId, name: label }) => ({ value: competencyId, label }));
  const lessons = [...new Map(view.questions.map(({ lessonId, quizTitle }) => [lessonId, quizTitle]))];
  const choose = (questionId: string, competencyId: string | null): void => {
    name.mutate({ params: { courseId }, body: { questionIds: [questionId], competencyId } }, { onSuccess: () => showToast(t('evaluations.questions.saved')) });
  };
  return (
    <Section title={t('evaluations.questions.title')}>
      <p className={classes.small}>{t('evaluations.questions.lead')}</p>
      {proof.isError ? <QueryFailure what={t('evaluations.questions.failed')} query={proof} /> : null}
      {name.isError ? <Notice>{t('evaluations.questions.not_saved')}</Notice> : null}
      {lessons.map(([lessonId, title]) => (
        <QuizQuestions key={lessonId} title={title} questions={view.questions.filter((one) => one.lessonId === lessonId)} mayChange={view.mayChange} competencies={competencies} onName={choose} />
      ))}
    </Section>
  );
}
