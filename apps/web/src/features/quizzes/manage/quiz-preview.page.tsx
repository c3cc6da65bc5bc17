import type { QuizPreview } from '@sinau/contracts/quizzes';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Page } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState } from '../../../ui/states.js';
import { Written, WrittenIn } from '../../../ui/written.js';
import { Question } from '../components/question.js';
import { authorPicture } from '../components/question-pictures.js';
import type { Content } from '../saving/journal.js';
import classes from './editor.module.css';

const blank: Content = { response: null, flagged: false };

/** One question at a time, as in an attempt. Answers live in this page alone: nothing is sent, kept or graded. */
export function PreviewDesk({ questions }: Pick<QuizPreview, 'questions'>) {
  const t = useText();
  const [at, setAt] = useState(0);
  const [moved, setMoved] = useState(false);
  const [answers, setAnswers] = useState<ReadonlyMap<string, Content>>(new Map());
  const question = questions[at];
  if (!question) return <EmptyState>{t('quizzes.preview.empty')}</EmptyState>;
  const answer = (content: Content): void => setAnswers(new Map(answers).set(question.id, content));
  const go = (index: number): void => {
    setMoved(true);
    setAt(index);
  };
  return (
    <>
      <Question
        question={question} number={at + 1} count={questions.length} answer={answers.get(question.id) ?? blank} state="blank" locked={false} focused={moved}
        onChoose={answer} onType={answer} onLeaveField={() => undefined} address={authorPicture} paper={questions}
      />
      <div className={classes.previewSteps}>
        <Button look="outline" disabled={at === 0} onClick={() => go(at - 1)}>{t('quizzes.previous')}</Button>
        <Button disabled={at === questions.length - 1} onClick={() => go(at + 1)}>{t('quizzes.next')}</Button>
      </div>
    </>
  );
}

/** A draft quiz as a learner would see it: one draw, always the same, without keys. */
export function QuizPreviewPage() {
  const t = useText();
  const { courseId, quizId } = useParams({ from: '/frame/shell/kelola/kursus/$courseId/kuis/$quizId/pratinjau' });
  const preview = useQuery({ ...routeQuery('GET /api/courses/:courseId/quizzes/:quizId/preview', { params: { courseId, quizId } }), staleTime: 0, gcTime: 0 });
  return (
    <QueryPage query={preview} title={t('quizzes.preview.crumb')} crumbs={[{ label: t('quizzes.preview.crumb'), to: `/kelola/kursus/${courseId}/pratinjau` }]} failed={t('quizzes.preview.failed')}>
      {({ courseTitle, language, title, instructions, questions }) => (
        <Page>
          <PageHeader
            title={title} lang={language} lead={<Written lang={language}>{instructions}</Written>}
            crumbs={[{ label: courseTitle, to: `/kelola/kursus/${courseId}`, lang: language }, { label: t('quizzes.preview.crumb'), to: `/kelola/kursus/${courseId}/pratinjau` }]}
          />
          <div className={classes.previewDesk}>
            <Notice>{t('quizzes.preview.notice')}</Notice>
            <WrittenIn value={language}>
              <PreviewDesk questions={questions} />
            </WrittenIn>
          </div>
        </Page>
      )}
    </QueryPage>
  );
}
