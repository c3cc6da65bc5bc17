import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ResultView } from '@sinau/contracts/quizzes';
import { isProblem } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { keptQuery } from '../../../lib/offline/index.js';
import { useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { Page, Section, WithRail } from '../../../ui/layout.js';
import { Band, PageHeader } from '../../../ui/page-header.js';
import { SavedAt } from '../../../ui/saved-at.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { Written, WrittenIn } from '../../../ui/written.js';
import { AsideAnswers } from '../components/aside-answers.js';
import { AttemptsTable } from '../components/attempts-table.js';
import { ResultReview } from '../components/result-review.js';
import classes from '../components/result.module.css';
import { ScoreCard } from '../components/score-card.js';
import { Topics } from '../components/topics.js';

const FIRST_LOOK = 1000;
const LONGEST = 15_000;

/** Milliseconds until a pending result is asked for again: 1 s, growing by half, at most 15 s. */
export function pauseBeforeLook(looks: number): number {
  return Math.min(FIRST_LOOK * 1.5 ** looks, LONGEST);
}

function useTitle(result: ResultView): string {
  const t = useText();
  const formats = useFormats();
  if (result.state === 'submitted' || result.score === null) return t('quizzes.result.pending');
  const score = formats.decimal(result.score, 2);
  return result.passed ? t('quizzes.result.passed', { score }) : t('quizzes.result.failed', { score });
}

/** One next step: on with the course, another attempt, or whom to ask. */
function NextStep({ result }: { readonly result: ResultView }) {
  const t = useText();
  const { attemptsAllowed, attempts, enrolmentId, lessonId } = result;
  const left = attemptsAllowed === null ? null : Math.max(0, attemptsAllowed - attempts.length);
  const open = attempts.some((attempt) => attempt.state === 'open');
  const again = result.passed === false && (left === null || left > 0 || open);
  const invitation = `${result.topics.length === 0 ? t('quizzes.next.try') : t('quizzes.next.topics')} ${left === null ? t('quizzes.next.unlimited') : t('quizzes.next.left', { left })}`;
  const words =
    result.state === 'submitted' ? t('quizzes.next.pending')
    : result.passed ? t('quizzes.next.passed')
    : again ? invitation
    : t('quizzes.next.none');
  return (
    <div className={classes.next}>
      <p>{words}</p>
      <div className={classes.actions}>
        {again ? (
          <ButtonLink to="/kursus/$enrolmentId/kuis/$lessonId" params={{ enrolmentId, lessonId }}>
            {t('quizzes.start.again')}
          </ButtonLink>
        ) : null}
        <ButtonLink look={again ? 'outline' : 'primary'} to="/kursus/$enrolmentId" params={{ enrolmentId }}>
          {t('quizzes.to.course')}
        </ButtonLink>
        <Button look="plain" before={<IconPrinter size={18} />} onClick={() => print()}>
          {t('quizzes.print')}
        </Button>
      </div>
    </div>
  );
}

function Ready({ result, savedAt }: { readonly result: ResultView; readonly savedAt: string | null }) {
  const t = useText();
  const formats = useFormats();
  const title = useTitle(result);
  const crumbs = [{ label: result.courseTitle, to: `/kursus/${result.enrolmentId}`, lang: result.language }];
  const by = {
    learner: t('quizzes.receipt.learner', { time: formats.dateTime(result.submittedAt) }),
    deadline: t('quizzes.receipt.deadline', { time: formats.dateTime(result.submittedAt) }),
    supervisor: t('quizzes.receipt.supervisor', { time: formats.dateTime(result.submittedAt) }),
  };
  return (
    <div className={classes.result}>
      <Band
        title={title}
        lead={<Written lang={result.language}>{result.title}</Written>}
        crumbs={crumbs}
        motif="kawung"
        aside={<ScoreCard result={result} />}
      />
      <Page>
        <WithRail
          rail={
            <>
              <Section title={t('quizzes.receipt')}>
                <p className={classes.receipt}>
                  <b className="num">{result.receipt}</b>
                  <span>{by[result.submittedBy]}</span>
                </p>
              </Section>
              <Section title={t('quizzes.attempts')}>
                <AttemptsTable attempts={result.attempts} current={result.attemptId} />
              </Section>
            </>
          }
        >
          <SavedAt savedAt={savedAt} />
          <NextStep result={result} />
          <AsideAnswers attemptId={result.attemptId} />
          {result.topics.length === 0 ? null : (
            <Section title={t('quizzes.topics')}>
              <Topics topics={result.topics} />
            </Section>
          )}
          {result.state === 'submitted' ? null : (
            <Section title={t('quizzes.review')}>
              <WrittenIn value={result.language}>
                <ResultReview result={result} />
              </WrittenIn>
            </Section>
          )}
        </WithRail>
      </Page>
    </div>
  );
}

/** What came of an attempt: in words first. Looks again, ever more slowly, while the grading is on its way. */
export function ResultPage() {
  const t = useText();
  const navigate = useNavigate();
  const { attemptId } = useParams({ from: '/frame/shell/pengerjaan/$attemptId/hasil' });
  const { personId } = useMe();
  const result = useQuery({
    ...keptQuery(personId, 'GET /api/attempts/:attemptId/result', { params: { attemptId } }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.value.state === 'submitted' ? pauseBeforeLook(state.dataUpdateCount) : false),
  });
  const stillOpen = isProblem(result.error, 'attempt_open');
  useEffect(() => {
    if (stillOpen) void navigate({ to: '/pengerjaan/$attemptId', params: { attemptId }, replace: true });
  }, [stillOpen, navigate, attemptId]);
  if (result.data) return <Ready result={result.data.value} savedAt={result.data.savedAt} />;
  return (
    <Page>
      {result.error && !stillOpen ? (
        <>
          <PageHeader title={t('quizzes.result.title')} />
          <QueryFailure what={t('quizzes.result.unavailable')} query={result} />
        </>
      ) : (
        <PageSkeleton />
      )}
    </Page>
  );
}
